"""A text as a Word document, in the typographic form of a resolution of the United Nations."""

from .word_document import write_docx

__all__ = ["write_docx"]
