"""The records of who met, when, on what, and who spoke."""

from .documents import Document, DocumentEntry, DocumentSymbol
from .report import ReportChapter, ReportFootnote, ReportParagraph, ReportParagraphText, ReportSection
from .sessions import AgendaItem, Meeting, Officer, Session
from .speakers import Organization, Person
from .statements import Statement
from .states import CommissionTerm, Group, Membership, Spelling, State

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
