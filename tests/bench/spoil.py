"""A text spoiled as negotiations spoil one: paragraphs moved, one split, one merged, words of two edited."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from ccpcj.lib.alignment import tokens
from resolutions.text.document import TextBlock

MOVED, EDITED = 3, 2  # paragraphs of a text
LONG, SHORT = 30, 8  # units of one that can be split or edited, and of one that can be merged
STOPS = ",;，；、،؛"


class TooShortError(ValueError):
    """The text has too few long paragraphs to be spoiled."""


@dataclass(frozen=True)
class SpoiledText:
    """The later text with the places in the earlier one that each of its paragraphs comes from."""

    blocks: list[TextBlock]
    sources: list[tuple[int, ...]]
    split: int
    merged: tuple[int, int]


def units(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def edit(text: str, rng: Random, pool: Sequence[str], share: float = 1 / 3) -> str:
    """Return the text with a share of its words replaced, dropped or added to, by words of other texts."""
    words = units(text)
    for place in sorted(rng.sample(range(len(words)), max(1, round(len(words) * share))), reverse=True):
        how = rng.choice(("replace", "drop", "add"))
        words[place : place + (how != "add")] = [] if how == "drop" else [rng.choice(pool)]
    return "".join(words)


def halves(text: str) -> tuple[str, str]:
    """Return the text cut in two near its middle, after a stop where there is one."""
    words = units(text)
    stops = [n for n, word in enumerate(words, 1) if word.strip() in STOPS and SHORT <= n <= len(words) - SHORT]
    cut = min(stops, key=lambda n: abs(n - len(words) / 2), default=len(words) // 2)
    return "".join(words[:cut]), "".join(words[cut:]).strip()


def spoil(blocks: Sequence[TextBlock], rng: Random, pool: Sequence[str]) -> SpoiledText:
    """Return the text with some paragraphs moved, split, merged and edited; TooShortError where too few are long."""
    lengths = [len(tokens(block.text)) for block in blocks]
    long = [n for n, length in enumerate(lengths) if length >= LONG]
    if len(long) < 1 + EDITED:
        raise TooShortError
    split, *changed = rng.sample(long, 1 + EDITED)
    free = [
        n for n in range(len(blocks) - 1)
        if not {n, n + 1} & {split, *changed} and min(lengths[n : n + 2]) >= SHORT
    ]  # fmt: skip
    if not free:
        raise TooShortError
    merged = rng.choice(free)
    pieces: list[tuple[tuple[int, ...], TextBlock]] = []
    for place, block in enumerate(blocks):
        if place == split:
            pieces += [((place,), replace(block, text=half)) for half in halves(block.text)]
        elif place == merged:
            pieces.append(((place, place + 1), replace(block, text=f"{block.text} {blocks[place + 1].text}")))
        elif place != merged + 1:
            text = edit(block.text, rng, pool) if place in changed else block.text
            pieces.append(((place,), replace(block, text=text)))
    move(pieces, rng, split)
    return SpoiledText([block for _, block in pieces], [source for source, _ in pieces], split, (merged, merged + 1))


def move(pieces: list[tuple[tuple[int, ...], TextBlock]], rng: Random, split: int) -> None:
    """Put three paragraphs elsewhere, none of them a part of the split or the merge."""
    whole = [source for source, _ in pieces if len(source) == 1 and source != (split,)]
    for source in rng.sample(whole, min(MOVED, len(whole))):
        place = next(n for n, (own, _) in enumerate(pieces) if own == source)
        pieces.insert(rng.randrange(len(pieces)), pieces.pop(place))
