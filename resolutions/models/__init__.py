"""The records of what was decided, in which words, with whose support."""

from .links import Citation, Theme
from .paragraphs import Footnote, Paragraph, ParagraphText
from .support import Sponsorship
from .texts import Action, Resolution, ResolutionText, Version

__all__ = [
    "Action",
    "Citation",
    "Footnote",
    "Paragraph",
    "ParagraphText",
    "Resolution",
    "ResolutionText",
    "Sponsorship",
    "Theme",
    "Version",
]
