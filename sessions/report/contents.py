"""The paragraphs of a report under their chapters and sections."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from sessions.models import ReportChapter, ReportParagraph, ReportSection


class SectionContents(NamedTuple):
    """A section with its paragraphs; no section for those that stand right under the chapter."""

    section: ReportSection | None
    paragraphs: list[ReportParagraph]


class ChapterContents(NamedTuple):
    """A chapter with its sections; no chapter where the paragraphs name none."""

    chapter: ReportChapter | None
    sections: list[SectionContents]


def paragraphs_by_chapter(paragraphs: Iterable[ReportParagraph]) -> list[ChapterContents]:
    """Group paragraphs, given in the order of the report, by chapter and section."""
    chapters = groupby(paragraphs, key=lambda paragraph: paragraph.chapter)
    return [ChapterContents(chapter, paragraphs_by_section(group)) for chapter, group in chapters]


def paragraphs_by_section(paragraphs: Iterable[ReportParagraph]) -> list[SectionContents]:
    sections = groupby(paragraphs, key=lambda paragraph: paragraph.section)
    return [SectionContents(section, list(group)) for section, group in sections]
