"""What sessions and meetings are called in the reader's language, and the way back from their pages."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.days import day_in_words
from ccpcj.lib.languages import Words
from ccpcj.lib.reader_language import reader_words

from .models import Meeting, Officer, Part, Session

BODIES = {
    "CCPCJ": _("The Commission"),
    "fingov": _("Working group on governance and finance (FINGOV)"),
}
Crumbs = list[tuple[str, str]]


def session_title(commission_session: Session) -> str:
    """ "Session 31 (2022)"."""
    values = {"number": commission_session.number, "year": commission_session.year}
    return gettext("Session %(number)s (%(year)s)") % values


def part_title(part: int) -> str:
    """ "Regular part", "Reconvened part"."""
    return str(capfirst(Part(part).label))


def in_its_part(title: str, part: int) -> str:
    """A title, with its part where that is not the regular one: "Meeting 14, reconvened part"."""
    if part == Part.REGULAR:
        return title
    return gettext("%(title)s, %(part)s") % {"title": title, "part": Part(part).label}


def meeting_title(meeting: Meeting) -> str:
    """ "Meeting 13", "Committee of the Whole, meeting 1", "Meeting 14, reconvened part"."""
    plenary = meeting.body == Meeting.Body.PLENARY
    title = gettext("Meeting %(number)s") if plenary else gettext("Committee of the Whole, meeting %(number)s")
    return in_its_part(title % {"number": meeting.number}, meeting.part)


def meeting_number(meeting: Meeting) -> str:
    """ "13", "Committee of the Whole 1": under a heading that says what it is."""
    plenary = meeting.body == Meeting.Body.PLENARY
    number = str(meeting.number) if plenary else f"{meeting.get_body_display()} {meeting.number}"
    return in_its_part(number, meeting.part)


def body_title(officer: Officer) -> Words:
    """The body of an officer by its code; a name that is no code stays as it is printed."""
    if officer.body in BODIES:
        return Words(str(BODIES[officer.body]), get_language() or "en")
    printed = reader_words(officer, "body_printed")
    return printed if printed.text else Words(officer.body, "")


def dated_title(meeting: Meeting) -> str:
    """ "Meeting 13, 20 May"; no day where none is stated."""
    title = meeting_title(meeting)
    if meeting.date is None:
        return title
    return gettext("%(meeting)s, %(day)s") % {"meeting": title, "day": day_in_words(meeting.date, "MONTH_DAY_FORMAT")}


def crumbs(commission_session: Session, *here: str, part: int = Part.REGULAR) -> Crumbs:
    """The way from the list of sessions to a page of one, or of a part of one."""
    above = [
        (gettext("Sessions"), reverse("session_list")),
        (session_title(commission_session), commission_session.get_absolute_url()),
    ]
    if part != Part.REGULAR:
        above.append((part_title(part), commission_session.address_of(part)))
    return [*above, *((title, "") for title in here)]
