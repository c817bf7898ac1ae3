"""Made-up records for tests: each function makes one, with what it needs, and takes what the test is about."""

from datetime import date
from itertools import count
from typing import Any

from django.db.models import QuerySet

from resolutions.models import (
    Adoption,
    Paragraph,
    ParagraphText,
    Position,
    PositionText,
    Resolution,
    ResolutionText,
    Sponsorship,
    Theme,
    Version,
)
from sessions.models import (
    AgendaItem,
    Group,
    Meeting,
    Membership,
    Person,
    ReportParagraph,
    Session,
    State,
    Statement,
)

CODES = (f"{a}{b}{c}" for a in "QXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
NUMBERS = count(1)


def make_group(code: str = "AFR", kind: str = "regional", **values: Any) -> Group:
    names = {"name_en": f"Group {code}", **values}
    return Group.objects.get_or_create(code=code, defaults={"kind": kind, **names})[0]


def make_state(iso3: str | None = None, **values: Any) -> State:
    iso3 = iso3 or next(CODES)
    n = next(NUMBERS)
    defaults = {"iso2": f"{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}", "m49": f"{n % 1000:03}", "status": "member"}
    names = {"name_en": f"State {iso3}", "name_zh": f"国{iso3}", "name_ar": f"دولة {iso3}"}
    group = values.pop("regional_group", None) or make_group()
    return State.objects.create(iso3=iso3, regional_group=group, **{**defaults, **names, **values})


def make_member(group: Group, state: State, since: date | None = None, until: date | None = None) -> Membership:
    return Membership.objects.create(group=group, state=state, since=since, until=until)


def make_session(number: int = 61, release: str = "published", **values: Any) -> Session:
    defaults = {
        "year": 1991 + number, "starts_on": date(1991 + number, 5, 16), "ends_on": date(1991 + number, 5, 20),
        "place_en": "Vienna", "place_zh": "维也纳",
    }  # fmt: skip
    return Session.objects.create(number=number, release=release, **{**defaults, **values})


def make_item(session: Session, number: int = 3, **values: Any) -> AgendaItem:
    return AgendaItem.objects.create(session=session, number=number, **{"title_en": f"Item {number}", **values})


def make_meeting(session: Session, number: int = 1, **values: Any) -> Meeting:
    return Meeting.objects.create(session=session, number=number, **{"date": session.starts_on, **values})


def make_person(name: str) -> Person:
    return Person.objects.create(printed=name, name_en=name)


def make_report_paragraph(session: Session, number: int, part: int = 1) -> ReportParagraph:
    return ReportParagraph.objects.get_or_create(session=session, part=part, number=number)[0]


def make_statement(session: Session, state: State | None = None, **values: Any) -> Statement:
    n = next(NUMBERS)
    values.setdefault("paragraph", make_report_paragraph(session, 8))
    speaker = state.name_en if state else f"Speaker {n}"
    defaults = {"kind": "general_debate", "order": n, "printed_en": f"{speaker} (in person)", "speaker_en": speaker}
    return Statement.objects.create(session=session, state=state, **{**defaults, **values})


def make_resolution(
    session: Session | None, number: str = "61/1", release: str = "published", **values: Any
) -> Resolution:
    defaults = {
        "slug": number.replace("/", "-"), "kind": "resolution", "stage": "adopted", "body": "CCPCJ",
        "status": "adopted", "title_en": f"Measures against made-up crime, part {number}",
    }  # fmt: skip
    return Resolution.objects.create(session=session, number=number, release=release, **{**defaults, **values})


def make_version(resolution: Resolution, position: int = 1, **values: Any) -> Version:
    defaults = {"stage": "adopted", "body": "CCPCJ", "printed_en": f"Resolution {resolution.number}"}
    version = Version.objects.create(resolution=resolution, position=position, **{**defaults, **values})
    ResolutionText.objects.create(version=version, language="en", title=resolution.title_en, chapeau="The Commission,")
    return version


def make_paragraph(
    version: Version, part: str = "operative", number: str = "1", text: str = "", **values: Any
) -> Paragraph:
    position = version.paragraphs.count() + 1
    anchor = f"{'pp' if part == 'preambular' else 'op'}-{number or position}"
    defaults = {"position": position, "anchor": anchor, "number": number, "verb": "encourages", "summary": ""}
    paragraph = Paragraph.objects.create(version=version, part=part, **{**defaults, **values})
    text = text or "Encourages Member States to keep their made-up registers in good order;"
    ParagraphText.objects.create(paragraph=paragraph, language="en", text=text, phrase=text.split()[0])
    return paragraph


def make_sponsor(resolution: Resolution, state: State, **values: Any) -> Sponsorship:
    position = resolution.sponsorships.count() + 1
    defaults = {"position": position, "printed_en": state.name_en, "joined_on": date(2022, 5, 20)}
    return Sponsorship.objects.create(resolution=resolution, state=state, **{**defaults, **values})


def make_theme(slug: str = "made-up-crime", **values: Any) -> Theme:
    return Theme.objects.create(slug=slug, **{"name_en": slug.replace("-", " ").capitalize(), **values})


def make_adoption(version: Version, body: str = "", **values: Any) -> Adoption:
    """How a body, the Commission or the one named, adopted a version."""
    return Adoption.objects.create(version=version, body=body or "CCPCJ", **values)


def make_action(resolution: Resolution, **values: Any) -> Adoption:
    """The action of the Commission on a text, with a version where it has none."""
    return make_adoption(resolution.versions.last() or make_version(resolution), **values)


def set_lines(records: QuerySet, **lines: str | None) -> None:
    """Give each of the records these printed lines."""
    for record in records:
        for name, line in lines.items():
            setattr(record, name, line)
        record.save()


def make_position(version: Version, state: State | None = None, text: str = "", **values: Any) -> Position:
    """What a state made known of a version, in English."""
    values = {"kind": "reservation", "order": version.positions.count() + 1, "state": state, **values}
    if paragraph := values.get("paragraph"):
        values["place"] = paragraph.anchor
    position = Position.objects.create(version=version, **values)
    PositionText.objects.create(position=position, language="en", text=text or "Wants made-up crimes left out.")
    return position
