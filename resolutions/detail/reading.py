"""What a text says: the version to read, its language, and its paragraphs in order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ccpcj.lib.languages import FALLBACKS, LANGUAGES, Words
from ccpcj.lib.pagination import NotAvailable
from ccpcj.lib.release import is_unreleased
from resolutions.citations.how_to_cite import cite_paragraph, hanging_number
from resolutions.citations.resolve import with_works
from resolutions.models import (
    Adoption,
    Citation,
    Footnote,
    Paragraph,
    ParagraphText,
    Position,
    Resolution,
    ResolutionText,
    Version,
)

from .marked_words import (
    WordSegment,
    find_citation,
    marked_segments,
    with_notes,
)


@dataclass(frozen=True)
class ParagraphLine:
    """A paragraph as the page shows it: its words, or a summary of ours where no words are held."""

    paragraph: Paragraph
    words: Words | None
    segments: list[WordSegment]
    notes: list[Footnote]
    unplaced: list[Citation]
    depth: int
    cite: str
    printed: str = ""  # the number as this language prints it, where that differs

    @property
    def positions(self) -> list[Position]:
        """The positions of states and groups on the paragraph."""
        return list(self.paragraph.positions.all())

    @property
    def heading(self) -> int:
        """The level of a heading on the page, below the one of the section; 0 of a paragraph."""
        level = self.paragraph.heading
        return min(level + 2, 6) if level else 0

    @property
    def number(self) -> str:
        """The number as it hangs beside the text: "3.", "(a)"."""
        return hanging_number(self.printed or self.paragraph.number)


@dataclass(frozen=True)
class Reading:
    """A version in a language: what the reader reads."""

    versions: list[Version]
    version: Version | None = None
    lang: str = ""
    languages: list[str] = field(default_factory=list)
    heading: ResolutionText | None = None
    lines: list[ParagraphLine] = field(default_factory=list)

    def part(self, part: str) -> list[ParagraphLine]:
        return [line for line in self.lines if line.paragraph.part == part]

    @property
    def preambular(self) -> list[ParagraphLine]:
        return self.part(Paragraph.Part.PREAMBULAR)

    @property
    def operative(self) -> list[ParagraphLine]:
        return self.part(Paragraph.Part.OPERATIVE)

    @property
    def annex(self) -> list[ParagraphLine]:
        return self.part(Paragraph.Part.ANNEX)

    @property
    def languages_with_words(self) -> list[str]:
        """The languages in which words are held, and not the title alone."""
        languages = {text.language for line in self.lines for text in line.paragraph.texts.all()}
        return [code for code in self.languages if code in languages]

    @property
    def names_its_annexes(self) -> bool:
        """Whether the text has headings of its own over its annexes."""
        return bool(self.annex) and bool(self.annex[0].heading)

    @property
    def adopted(self) -> list[Version]:
        """The versions that a body adopted, in their order."""
        return [version for version in self.versions if version.stage == Version.Stage.ADOPTED and version.symbol]

    @property
    def in_other_language(self) -> bool:
        """Whether the text is shown in another language than the reader's, for want of it."""
        return bool(self.lines) and not self.summaries_only and get_language() not in self.languages

    @property
    def summaries_only(self) -> bool:
        return bool(self.lines) and not any(line.words for line in self.lines)


def reading_of(
    resolution: Resolution, lang: str, position: str = "", language: str = "", side_by_side: Sequence[str] = ()
) -> Reading:
    """The version asked for, else the latest with text, else the latest with paragraphs; in the reader's language.

    NotAvailable says so when the version or the language asked for is not held. The languages to be read side by side
    come before the reader's.
    """
    versions = readable_versions(resolution)
    version = version_to_read(versions, position)
    if version is None:
        return Reading(versions)
    headings = {text.language: text for text in version.texts.all()}
    paragraphs = list(readable_paragraphs(version))
    with_works(citation for paragraph in paragraphs for citation in paragraph.citations.all())
    languages = {text.language for paragraph in paragraphs for text in paragraph.texts.all()} | set(headings)
    languages &= set(LANGUAGES)  # reports may be read in others
    lang = language_to_read(languages, (*side_by_side, lang), language)
    return Reading(
        versions=versions,
        version=version,
        lang=lang,
        languages=[code for code in FALLBACKS if code in languages],
        heading=headings.get(lang),
        lines=paragraph_lines(resolution, version, paragraphs, lang),
    )


def readable_versions(resolution: Resolution) -> list[Version]:
    own = OuterRef("pk")
    texts = ParagraphText.objects.filter(paragraph__version=own, language__in=LANGUAGES)
    paragraphs = Paragraph.objects.filter(Q(texts__isnull=False) | ~Q(summary=""), version=own)
    versions = resolution.versions.readable().annotate(has_text=Exists(texts), has_paragraphs=Exists(paragraphs))
    adoptions = Adoption.objects.select_related("vote", "meeting__session", "paragraph__session")
    return list(
        versions.select_related("resolution__session").prefetch_related("texts", Prefetch("adoptions", adoptions))
    )


def version_to_read(versions: Sequence[Version], position: str) -> Version | None:
    if position:
        at_position = [version for version in versions if str(version.position) == position and version.has_paragraphs]
        if not at_position:
            raise NotAvailable(_("No text of such a version is available."))
        return at_position[0]
    public = [version for version in versions if not is_unreleased(version)]
    for among in (public, versions):  # a draft is read where nothing else is there, or where it is asked for
        for content in ("has_text", "has_paragraphs"):
            for version in reversed(among):
                if getattr(version, content):
                    return version
    return None


def language_to_read(languages: Collection[str], preferred: Sequence[str], language: str) -> str:
    """The language that the address names, else the first preferred one that there is; NotAvailable where it is not."""
    if language and language not in languages:
        raise NotAvailable(_("The text is not available in that language."))
    return language or next((code for code in (*preferred, *FALLBACKS) if code in languages), preferred[-1])


def readable_paragraphs(version: Version) -> Any:
    positions = Prefetch("positions", Position.objects.with_parties())
    related = ("texts", "footnotes", "citations", positions)
    return version.paragraphs.readable().prefetch_related(*related).order_by("position", "pk")


def paragraph_lines(
    resolution: Resolution, version: Version, paragraphs: list[Paragraph], lang: str
) -> list[ParagraphLine]:
    by_key = {paragraph.pk: paragraph for paragraph in paragraphs}
    preambular = [
        paragraph
        for paragraph in paragraphs
        if paragraph.part == Paragraph.Part.PREAMBULAR and not paragraph.parent_id and not paragraph.heading
    ]
    place = {paragraph.pk: number for number, paragraph in enumerate(preambular, 1)}
    return [
        paragraph_line(
            paragraph, lang, depth_of(paragraph, by_key), cite_paragraph(resolution, version, paragraph, by_key, place)
        )
        for paragraph in paragraphs
    ]


def depth_of(paragraph: Paragraph, by_key: dict[int, Paragraph]) -> int:
    """How many paragraphs the paragraph hangs from."""
    depth, parent = 0, by_key.get(paragraph.parent_id)
    while parent is not None and depth < len(by_key):
        depth, parent = depth + 1, by_key.get(parent.parent_id)
    return depth


def paragraph_line(
    paragraph: Paragraph, lang: str, depth: int, cite: str, others: Sequence[str] = FALLBACKS
) -> ParagraphLine:
    """The paragraph in a language, or in the first of the others that has it."""
    texts = {text.language: text for text in paragraph.texts.all()}
    text = next((texts[code] for code in (lang, *others) if code in texts), None)
    citations, printed = list(paragraph.citations.all()), notes_in(paragraph, text.language if text else lang, others)
    return ParagraphLine(
        paragraph=paragraph,
        words=Words(text.text, text.language) if text else None,
        segments=with_notes(marked_segments(text.text, text.phrase, citations), printed, text.language) if text else [],
        notes=printed,
        unplaced=[citation for citation in citations if not (text and find_citation(text.text, citation))],
        depth=depth,
        cite=cite,
        printed=text.number if text else "",
    )


def notes_in(paragraph: Paragraph, lang: str, others: Sequence[str]) -> list[Footnote]:
    """The footnotes, each in the language of the text or in the first of the others that has it."""
    order = (lang, *others)
    readable = [note for note in paragraph.footnotes.all() if note.language in order]
    by_number: dict[int, Footnote] = {}
    for note in sorted(readable, key=lambda note: (note.number, order.index(note.language))):
        by_number.setdefault(note.number, note)
    return list(by_number.values())
