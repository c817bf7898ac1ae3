"""Where positions stand: the words of the paragraphs that they are about, and where these words are after an import."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from ccpcj.lib.folding import for_comparison
from resolutions.models import Paragraph, ParagraphText, Position, Version

SAME = 75  # per cent of likeness from which other words are a correction of these

Words = Mapping[str, str]  # of a paragraph, by language


class PositionWording(NamedTuple):
    """A position on a paragraph, with the anchor and the words of that paragraph before an import."""

    position: int
    place: str
    words: Words


class PositionNotice(NamedTuple):
    """What a person should look at after an import, with the anchor that it is about."""

    place: str
    message: str


def position_wordings(versions: Iterable[Version]) -> list[PositionWording]:
    """The positions on paragraphs of these versions, with the words they are about; two queries."""
    keys = [version.pk for version in versions]
    positions = list(Position.objects.filter(version__in=keys, paragraph__isnull=False).order_by("pk"))
    words = words_of_paragraphs(position.paragraph_id for position in positions)
    return [
        PositionWording(position.pk, position.place, words.get(position.paragraph_id or 0, {}))
        for position in positions
    ]  # fmt: skip


def words_of_paragraphs(keys: Iterable[int | None]) -> dict[int, dict[str, str]]:
    """The words of paragraphs, by their keys and the language."""
    words: dict[int, dict[str, str]] = {}
    texts = ParagraphText.objects.filter(paragraph__in=[key for key in keys if key])
    for paragraph, language, text in texts.order_by().values_list("paragraph", "language", "text"):
        words.setdefault(paragraph, {})[language] = text
    return words


def paragraph_with_words(wording: PositionWording, position: Position) -> Paragraph | None:
    """The paragraph of the version that has the words: the one the position is on while none is more like them."""
    paragraphs = {paragraph.pk: paragraph for paragraph in Paragraph.objects.filter(version=position.version_id)}
    words = words_of_paragraphs(paragraphs)
    own = paragraphs.get(position.paragraph_id or 0)
    if own and not wording.words.keys() & words.get(own.pk, {}).keys():
        return own  # there is nothing to tell by: the words are in other languages
    likeness = {key: likeness_of_words(wording.words, words.get(key, {})) for key in paragraphs}
    best = max(paragraphs, key=lambda key: (likeness[key], own is not None and key == own.pk), default=None)
    return paragraphs[best] if best is not None and likeness[best] >= SAME else None


def likeness_of_words(first: Words, second: Words) -> float:
    """How like two paragraphs are in the language in which they are most alike, in per cent."""
    shared = first.keys() & second.keys()
    return max((fuzz.ratio(for_comparison(first[lang]), for_comparison(second[lang])) for lang in shared), default=0.0)


def moved_notice(position: Position, former: str) -> PositionNotice:
    """What a person should know of a position that went along with its words."""
    words = (
        f"{position_name(position)} was about {former}; those words are {position.place} now, and it went with them."
    )
    return PositionNotice(position.place, words)


def left_notice(position: Position) -> PositionNotice:
    """What a person should know of a position whose words are gone."""
    words = f"{position_name(position)} was about {position.place}, whose words are in no paragraph any more."
    return PositionNotice(position.place, f"{words} It stays with the text: say what it is about.")


def position_name(position: Position) -> str:
    return f"Position {position.order} ({position.get_kind_display()}) on {position.version}"
