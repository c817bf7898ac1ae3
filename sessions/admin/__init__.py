"""Where the secretariat keeps the record of sessions, and the states, groups and persons that it names."""

from sessions.documents import admin as documents
from sessions.report import admin as report
from sessions.speakers import admin as speakers
from sessions.statements import admin as statements
from sessions.states import admin as states

from . import session_screens as sessions

__all__ = ["documents", "report", "sessions", "speakers", "statements", "states"]
