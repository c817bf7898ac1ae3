"""Which words of a text were kept, removed and added; without confetti of single words that both happen to share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from .tokens import Token

CONFETTI = 0.5  # of what differs around them: words that both texts have must be more, a single one as much and more


class RunKind(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """Units that were kept, removed or added together; what is kept may be typeset otherwise in the other text."""

    kind: RunKind
    old: tuple[Token, ...] = ()
    new: tuple[Token, ...] = ()

    @property
    def before(self) -> str:
        return "".join(token.text for token in self.old)

    @property
    def after(self) -> str:
        return "".join(token.text for token in self.new)


Span = tuple[int, int, int, int]  # from and to in the old text, from and to in the new: what differs


def compare_words(old: Sequence[Token], new: Sequence[Token]) -> list[Run]:
    """The runs in order: those of the old text make it up with what is kept, and so do those of the new text."""
    spans = [slide_to_stop(span, old, new) for span in differing_spans(old, new)]
    return list(runs_of(without_confetti(spans, old, new), old, new))


def differing_spans(old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """The places that differ, by the longest sequence of units that both texts share; parts that touch are one."""
    spans: list[Span] = []
    for code in Indel.opcodes([token.key for token in old], [token.key for token in new]):
        if code.tag == "equal":
            continue
        span = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if spans and spans[-1][1] == span[0] and spans[-1][3] == span[2]:
            span = (spans[-1][0], span[1], spans[-1][2], span[3])
            spans.pop()
        spans.append(span)
    return spans


def slide_to_stop(span: Span, old: Sequence[Token], new: Sequence[Token]) -> Span:
    """A place where words were only added or only removed, moved so that it ends with a stop where it can.

    "the first, and the second," added after "and the third," may as well begin after the comma.
    """
    a, b, c, d = span
    if a != b and c != d:
        return span
    side, start, end = (old, a, b) if a != b else (new, c, d)
    if is_stop(side[end - 1]):
        return span
    steps = 0
    while min(a, c) > steps and side[start - steps - 1].key == side[end - steps - 1].key:
        steps += 1
        if is_stop(side[end - steps - 1]):
            return a - steps, b - steps, c - steps, d - steps
    return span


def is_stop(token: Token) -> bool:
    return token.key in ",;:.،؛。，；：、"


def without_confetti(spans: list[Span], old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """The places, joined where what both texts share between two is much shorter than what differs around it."""
    joined: list[Span] = []
    for span in spans:
        while joined and joined[-1][1] <= span[0] and joined[-1][3] <= span[2]:
            shared = old[joined[-1][1] : span[0]]
            least = min(span_weight(joined[-1], old, new), span_weight(span, old, new))
            if letters_in(shared) > (1 if len(shared) == 1 else CONFETTI) * least:
                break
            last = joined.pop()
            span = (last[0], span[1], last[2], span[3])
        joined.append(span)
    return joined


def span_weight(span: Span, old: Sequence[Token], new: Sequence[Token]) -> int:
    """How much differs there: the longer of what was removed and what was added, in characters."""
    return max(letters_in(old[span[0] : span[1]]), letters_in(new[span[2] : span[3]]))


def letters_in(units: Sequence[Token]) -> int:
    """Letters count, stops do not: a comma that two texts share says nothing."""
    return sum(len(token.key) for token in units if token.key[0].isalnum())


def runs_of(spans: list[Span], old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    a = c = 0
    for start, end, from_new, to_new in [*spans, (len(old), len(old), len(new), len(new))]:
        if start > a:
            yield Run(RunKind.KEPT, tuple(old[a:start]), tuple(new[c:from_new]))
        if end > start:
            yield Run(RunKind.REMOVED, old=tuple(old[start:end]))
        if to_new > from_new:
            yield Run(RunKind.ADDED, new=tuple(new[from_new:to_new]))
        a, c = end, to_new
