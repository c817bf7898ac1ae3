"""What is printed around a text whose cover is not recorded: the forms of the United Nations, filled in."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation

from ccpcj.lib import days
from ccpcj.lib.languages import words
from ccpcj.lib.roman import draft_numeral
from ccpcj.lib.symbols import number_in_symbol
from resolutions.models import Adoption, Resolution, Version
from resolutions.models.texts import Body
from sessions.models import Meeting

FORMS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "letterheads.toml").read_text(encoding="utf-8")
)


def letterhead(version: Version, language: str) -> dict[str, str]:
    """The lines by the names that recorded covers use too; what is not recorded is left out."""
    resolution, forms = version.resolution, FORMS[language]
    tabled = version.stage == Version.Stage.TABLED
    lines = {
        "publisher": forms["publisher"],
        "symbol": version.symbol or "",
        "body": forms["bodies"].get(issuing_body(version), ""),
        "distribution": forms["limited" if tabled else "general"],
        "number": heading_number(version, language),
    }
    if resolution.session and issuing_body(version) == Body.CCPCJ:
        lines |= of_the_session(resolution, language)
    elif version.date:
        lines["adopted"] = printed_day(version.date, language)
    return {name: line for name, line in lines.items() if line}


def issuing_body(version: Version) -> str:
    """Whose text it is: what the Commission recommends to another body is still the Commission's."""
    recommended = version.stage == Version.Stage.RECOMMENDED and version.resolution.session_id
    return str(Body.CCPCJ if recommended else version.body)


def of_the_session(resolution: Resolution, language: str) -> dict[str, str]:
    """The session and item, and the meeting at which the Commission took action."""
    forms, item = FORMS[language], resolution.agenda_item
    lines = {"session": ordinal_line(forms["session"], resolution.session.number, language, feminine=language == "fr")}
    if item:
        lines["agenda_item"] = forms["agenda_item"].format(n=item.label)
        title = words(item, "title", language)
        lines["agenda_item_title"] = title.text if title.lang == language else ""
    actions = Adoption.objects.public().of_commission().filter(version__resolution=resolution)
    action = actions.select_related("meeting").first()
    if action and action.meeting:
        lines["meeting"] = meeting_line(action.meeting, language)
    if action and (on := action.date or (action.meeting and action.meeting.date)):
        lines["adopted"] = printed_day(on, language)
    return lines


def meeting_line(meeting: Meeting, language: str) -> str:
    whole = meeting.body == Meeting.Body.COMMITTEE
    form = FORMS[language]["committee_meeting" if whole else "meeting"]
    return ordinal_line(form, meeting.number, language, feminine=language in ("fr", "es"))


def heading_number(version: Version, language: str) -> str:
    """ "31/1." of an adopted text, "Draft resolution II" of one that is recommended; a tabled draft has none."""
    resolution = version.resolution
    if version.stage == Version.Stage.ADOPTED:
        own = number_in_symbol(version.symbol) or resolution.number
        return f"{own}." if own[-1:].isdigit() else own
    without = resolution.stage == Resolution.Stage.ADOPTED or version.stage == Version.Stage.TABLED
    if without or not resolution.number:
        return ""
    forms = FORMS[language]
    named = dict(enumerate(forms.get("drafts", ()), 1))
    number = resolution.number
    printed = named.get(int(number), draft_numeral(number)) if number.isdigit() else number
    return forms[f"draft_{resolution.kind}"].format(n=printed)


def ordinal_line(form: str, number: int, language: str, *, feminine: bool = False) -> str:
    return form.format(n=number, nth=ordinal(number, language, feminine))


def ordinal(number: int, language: str, feminine: bool) -> str:
    """ "31st", "31e", "31ª", "31-я"."""
    if language == "en":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if language == "fr":
        return f"{number}{'re' if number == 1 and feminine else 'er' if number == 1 else 'e'}"
    endings = {"es": "ª" if feminine else "º", "ru": "-я"}
    return f"{number}{endings.get(language, '')}"


def printed_day(on: date, language: str) -> str:
    """A day as documents of the United Nations print it in that language."""
    with translation.override(language):
        return days.day_in_words(on)
