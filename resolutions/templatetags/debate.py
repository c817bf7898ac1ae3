"""What statements were about, for tables of statements: `{% subjects_of statements as subjects %}`."""

from django import template

from resolutions.debate.subjects import Subjects, subjects_of
from resolutions.models import StatementSubject
from sessions.models import Statement
from sessions.statements.statement_words import words_of_statement

register = template.Library()
register.simple_tag(subjects_of)
register.filter("words_of_statement", words_of_statement)


@register.filter
def spoken_on(statement: Statement, subjects: Subjects) -> list[StatementSubject]:
    """The texts that the statement was about, of those looked up for its table."""
    return subjects.get(statement.pk, []) if subjects else []
