"""The records of who met, when, on what, and who spoke."""

from sessions.documents.models import Document, DocumentEntry, DocumentSymbol
from sessions.report.models import (
    ReportChapter,
    ReportFootnote,
    ReportParagraph,
    ReportParagraphText,
    ReportSection,
)
from sessions.speakers.models import Organization, Person
from sessions.statements.models import Statement, StatementText
from sessions.states.models import (
    CommissionTerm,
    Group,
    Membership,
    Spelling,
    State,
    StateName,
)

from .session import (
    AgendaItem,
    Meeting,
    Officer,
    Part,
    Session,
    SessionPart,
)

__all__ = [
    "AgendaItem",
    "CommissionTerm",
    "Document",
    "DocumentEntry",
    "DocumentSymbol",
    "Group",
    "Meeting",
    "Membership",
    "Officer",
    "Organization",
    "Part",
    "Person",
    "ReportChapter",
    "ReportFootnote",
    "ReportParagraph",
    "ReportParagraphText",
    "ReportSection",
    "Session",
    "SessionPart",
    "Spelling",
    "State",
    "StateName",
    "Statement",
    "StatementText",
]
