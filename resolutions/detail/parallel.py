"""A text in several languages side by side, paragraph against paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.pagination import NotAvailable
from ccpcj.lib.symbols import document_address
from resolutions.models import ResolutionText

from .reading import ParagraphLine, Reading, paragraph_line


class LanguageColumn(NamedTuple):
    """A language, the heading of the text in it, and where the United Nations keeps its document."""

    lang: str
    heading: ResolutionText | None
    document: str


class LanguageCell(NamedTuple):
    """A paragraph in the language of a column; a line without words where they are not held."""

    column: LanguageColumn
    line: ParagraphLine


@dataclass(frozen=True)
class ParallelText:
    """The languages chosen in which the text is held, with a row of cells a paragraph; and those in which it is not."""

    columns: list[LanguageColumn] = field(default_factory=list)
    absent: list[LanguageColumn] = field(default_factory=list)
    rows: list[list[LanguageCell]] = field(default_factory=list)

    @property
    def languages(self) -> list[str]:
        return [column.lang for column in self.columns]


def requested_languages(values: Iterable[str]) -> list[str]:
    """The languages of an address, as "en,fr" or one by one, each once; NotAvailable where one is none of the six."""
    codes = list(dict.fromkeys(code for value in values for code in value.split(",") if code))
    if not set(codes) <= set(LANGUAGES):
        raise NotAvailable(_("The text is not available in that language."))
    return codes


def parallel_text(reading: Reading, languages: Sequence[str]) -> ParallelText:
    """The text that is read, in these languages; no rows where fewer than two of them are held."""
    columns = [column_of_language(reading, lang) for lang in languages]
    own = [column for column in columns if column.lang in reading.languages]
    absent = [column for column in columns if column.lang not in reading.languages]
    rows = [language_cells(line, own) for line in reading.lines] if len(own) > 1 else []
    return ParallelText(own, absent, rows)


def column_of_language(reading: Reading, lang: str) -> LanguageColumn:
    headings = {text.language: text for text in reading.version.texts.all()} if reading.version else {}
    sources = [headings[code].source for code in (lang, *headings) if code in headings and headings[code].source]
    symbol = (reading.version.symbol if reading.version else None) or next(iter(sources), "")
    return LanguageColumn(lang, headings.get(lang), document_address(symbol, lang) if symbol else "")


def language_cells(line: ParagraphLine, columns: Iterable[LanguageColumn]) -> list[LanguageCell]:
    return [
        LanguageCell(column, paragraph_line(line.paragraph, column.lang, line.depth, line.cite, others=()))
        for column in columns
    ]
