"""A text in several languages side by side, paragraph against paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.pagination import NotHeld
from resolutions.citations.undocs import document_address
from resolutions.models import ResolutionText

from .reading import Line, Reading, line


class Column(NamedTuple):
    """A language, the heading of the text in it, and where the United Nations keeps its document."""

    lang: str
    heading: ResolutionText | None
    document: str


class Cell(NamedTuple):
    """A paragraph in the language of a column; a line without words where they are not held."""

    column: Column
    line: Line


@dataclass(frozen=True)
class Parallel:
    """The languages chosen that are held, with a row of cells a paragraph; and those that are not held."""

    columns: list[Column] = field(default_factory=list)
    absent: list[Column] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def chosen(self) -> list[str]:
        return [column.lang for column in self.columns]


def asked_languages(values: Iterable[str]) -> list[str]:
    """The languages of an address, as "en,fr" or one by one, each once; NotHeld where one is none of the six."""
    codes = list(dict.fromkeys(code for value in values for code in value.split(",") if code))
    if not set(codes) <= set(LANGUAGES):
        raise NotHeld(_("The text is not held in that language."))
    return codes


def parallel(reading: Reading, languages: Sequence[str]) -> Parallel:
    """The text that is read, in these languages; no rows where fewer than two of them are held."""
    columns = [column(reading, lang) for lang in languages]
    held = [column for column in columns if column.lang in reading.languages]
    absent = [column for column in columns if column.lang not in reading.languages]
    rows = [row(read, held) for read in reading.lines] if len(held) > 1 else []
    return Parallel(held, absent, rows)


def column(reading: Reading, lang: str) -> Column:
    headings = {text.language: text for text in reading.version.texts.all()} if reading.version else {}
    sources = [headings[code].source for code in (lang, *headings) if code in headings and headings[code].source]
    symbol = (reading.version.symbol if reading.version else None) or next(iter(sources), "")
    return Column(lang, headings.get(lang), document_address(symbol, lang) if symbol else "")


def row(read: Line, columns: Iterable[Column]) -> list[Cell]:
    return [Cell(held, line(read.paragraph, held.lang, read.depth, read.cite, others=())) for held in columns]
