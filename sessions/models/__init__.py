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
from sessions.statements.models import Statement
from sessions.states.models import (
    CommissionTerm,
    Group,
    Membership,
    Spelling,
    State,
)

from .session import (
    AgendaItem,
    Meeting,
    Officer,
    Session,
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
    "Person",
    "ReportChapter",
    "ReportFootnote",
    "ReportParagraph",
    "ReportParagraphText",
    "ReportSection",
    "Session",
    "Spelling",
    "State",
    "Statement",
]
