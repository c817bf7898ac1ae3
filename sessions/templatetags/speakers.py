"""Who spoke, in the reader's language and as printed; who attended, in words. `{{ statement|speaker|marked }}`."""

from django import template

from ccpcj.lib.languages import Words
from ccpcj.lib.reader_language import reader_words
from sessions.attendance import attendance
from sessions.languages_of_record import translation_notice
from sessions.models import Statement
from sessions.states.lookup import name_of, name_on
from sessions.titles import (
    body_title,
    dated_title,
    in_its_part,
    meeting_number,
    meeting_title,
    part_title,
    session_title,
)

from .dated_names import day_spoken

register = template.Library()
register.filter("attendance", attendance)
register.filter("translation_notice", translation_notice)
register.simple_tag(reader_words, name="printed")  # to be asked and marked: `{% printed statement "title" as title %}`
for title in (session_title, part_title, in_its_part, meeting_title, meeting_number, dated_title, body_title):
    register.filter(title.__name__, title)


@register.filter
def speaker(statement: Statement) -> Words:
    """The state, by its name of the day, the group or organization that spoke; else the speaker as printed."""
    record = statement.group or statement.organization
    name = name_of(record) if record else None
    if statement.state:
        name = name_on(statement.state, day_spoken(statement))
    return name if name and name.text else reader_words(statement, "speaker")


@register.filter
def says_more(line: Words, statement: Statement) -> bool:
    """Whether a printed line says more than the name that stands beside it."""
    return bool(line.text) and line.text.strip() != speaker(statement).text
