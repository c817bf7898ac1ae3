"""The records of what was decided, in which words, with whose support."""

from resolutions.adoption.models import (
    Adoption,
    AdoptionImport,
    Ballot,
    Position,
    PositionText,
    Publication,
    Vote,
)
from resolutions.chain.models import JoinProposal
from resolutions.citations.models import Citation
from resolutions.debate.models import StatementSubject
from resolutions.sponsors.models import Sponsorship
from resolutions.themes.models import Keyword, Theme, ThemeFiling

from .paragraphs import Footnote, Paragraph, ParagraphText
from .texts import FormerSlug, Resolution, ResolutionText, Version

__all__ = [
    "Adoption",
    "AdoptionImport",
    "Ballot",
    "Citation",
    "Footnote",
    "FormerSlug",
    "JoinProposal",
    "Keyword",
    "Paragraph",
    "ParagraphText",
    "Position",
    "PositionText",
    "Publication",
    "Resolution",
    "ResolutionText",
    "Sponsorship",
    "StatementSubject",
    "Theme",
    "ThemeFiling",
    "Version",
    "Vote",
]
