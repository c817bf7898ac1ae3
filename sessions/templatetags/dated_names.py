"""What a state was called on a day, beside its name of today. `{{ state|name_on:day|marked }}`."""

from datetime import date

from django import template

from ccpcj.lib.languages import Words
from sessions.models import State, Statement
from sessions.states.lookup import name_of, name_on

register = template.Library()
register.filter("name_on", name_on)


@register.filter
def name_today(state: State, day: date | None) -> Words | None:
    """The name of today where it is another than that of the day."""
    today = name_of(state)
    return None if today == name_on(state, day) else today


@register.filter
def day_spoken(statement: Statement) -> date:
    """The day of a statement: its own, that of its meeting, else the first of the part of the session."""
    meeting = statement.meeting
    return statement.date or (meeting and meeting.date) or statement.session.day_of(statement.part)
