"""The records of what was decided, in which words, with whose support."""

from .adoption import Adoption, Ballot, Publication, Vote
from .links import Citation, Keyword, Theme
from .paragraphs import Footnote, Paragraph, ParagraphText
from .review import JoinProposal, TextFinding
from .support import Sponsorship
from .texts import Action, FormerSlug, Resolution, ResolutionText, Version

__all__ = [
    "Action",
    "Adoption",
    "Ballot",
    "Citation",
    "Footnote",
    "FormerSlug",
    "JoinProposal",
    "Keyword",
    "Paragraph",
    "ParagraphText",
    "Publication",
    "Resolution",
    "ResolutionText",
    "Sponsorship",
    "TextFinding",
    "Theme",
    "Version",
    "Vote",
]
