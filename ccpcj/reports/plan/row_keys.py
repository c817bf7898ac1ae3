"""The natural keys of the records of a report, and references to them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha1
from typing import Any, NamedTuple

from django.db.models import Model

from resolutions.models import Resolution, Version
from sessions.models import AgendaItem, Group, Meeting, Organization, Part, Person, ReportParagraph, Session, State

from .plan_row import PlanRow, Ref, ref

Json = dict[str, Any]


class PartKey(NamedTuple):
    """The part of a session that a report is of: what all its records belong to."""

    session: Ref
    part: int

    @property
    def key(self) -> Json:
        return self._asdict()

    @property
    def session_number(self) -> int:
        number: int = dict(self.session.key)["number"]
        return number


def part_key(session: Json) -> PartKey:
    """The part of a session that the `session` of a report tells."""
    part = Part.RECONVENED if session.get("reconvened") else Part.REGULAR
    return PartKey(session_ref(session["number"]), int(part))


def session_ref(number: int) -> Ref:
    return ref(Session, number=number)


def agenda_item_key(within: PartKey, number: int, letter: str = "", agenda: str = "current") -> Json:
    return {**within.key, "agenda": agenda, "number": number, "letter": letter}


def agenda_item_ref(within: PartKey, number: str | None) -> Ref | None:
    return ref(AgendaItem, **agenda_item_key(within, int(number))) if number else None


def meeting_key(within: PartKey, body: str, number: int) -> Json:
    return {**within.key, "body": body, "number": number}


def meeting_ref(within: PartKey, number: int | None, body: str | None = None) -> Ref | None:
    """A meeting by its number; without a body it is one of the plenary."""
    return ref(Meeting, **meeting_key(within, body or "plenary", number)) if number else None


def report_paragraph_ref(within: PartKey, number: int | None) -> Ref | None:
    return ref(ReportParagraph, **within.key, number=number) if number else None


def work_key(within: PartKey, text: Json) -> Json:
    """A text by its number: drafts are numbered anew in each part of a session, adopted texts through all of it."""
    key = {"session": within.session} if text["stage"] == "adopted" else within.key
    return {**key, **{name: text[name] for name in ("kind", "stage", "number")}, "body": text["body"] or ""}


def version_ref(within: PartKey, text: Json) -> Ref:
    """The version whose words the report prints."""
    return ref(Version, resolution=ref(Resolution, **work_key(within, text)), stage=stage_of(text))


def stage_of(text: Json) -> str:
    """What a text of chapter I is: recommended to another body, or adopted."""
    return "recommended" if text["stage"] == "draft" else "adopted"


def state_ref(code: str | None) -> Ref | None:
    return ref(State, iso3=code) if code else None


def group_ref(code: str | None) -> Ref | None:
    return ref(Group, code=code) if code else None


def person_ref(name: str | None) -> Ref | None:
    return ref(Person, printed=name) if name else None


def organization_ref(name: str | None) -> Ref | None:
    return ref(Organization, slug=organization_slug(name)) if name else None


def organization_slug(name: str) -> str:
    """The slug of a known organization, or one made of the printed name of an unknown one."""
    return name if re.fullmatch(r"[a-z0-9-]+", name) else f"org-{sha1(name.encode()).hexdigest()[:10]}"


def to_date(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


def column(field: str, language: str) -> str:
    """The column of a translated name or printed line in a language."""
    return f"{field}_{language}"


def printed_columns(record: Json, language: str, *fields: str) -> Json:
    """What the report prints in its own words of a record, for the columns of its language."""
    return {column(field, language): record[field] or "" for field in fields}


def plan_name(subject: Ref, name: str, language: str) -> Iterator[PlanRow]:
    """Whom or what the report alone names: made under that name, or given it where the language has none yet."""
    names = {column("name", language): name}
    yield PlanRow(subject.model, dict(subject.key), {}, names)
    yield PlanRow(subject.model, dict(subject.key), names, fill=True)


def plan_footnotes(
    model: type[Model], paragraph: Ref, numbers: list[int], notes: Mapping[int, str], language: str, marks: Any = ()
) -> Iterator[PlanRow]:
    """The footnotes of a paragraph, their words in `notes`; `marks` are pairs of a number and the marker's place."""
    places = dict(marks)
    for number in numbers:
        if text := notes.get(number):
            key = {"paragraph": paragraph, "number": number, "language": language}
            yield PlanRow(model, key, {"text": text, **({"place": places[number]} if number in places else {})})
