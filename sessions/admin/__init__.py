"""Where the secretariat keeps the record of sessions, and the states, groups and persons that it names."""

from . import documents, report, sessions, speakers, statements, states

__all__ = ["documents", "report", "sessions", "speakers", "statements", "states"]
