"""What documents call states, groups and organizations, as an index: plain Python, built once, asked often."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from typing import NamedTuple, Self

from ccpcj.lib.folding import for_names

from .reference import reference_names, reference_spans

KINDS = ("state", "group", "organization")
IN_WORDS = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
GAP = "…"  # in a name that is kept shortened: any words may stand there
LONGEST_GAP = 100


class Match(NamedTuple):
    """What a name names: a state by its ISO 3166 code, a group by its code, an organization by its slug."""

    kind: str
    key: str


Span = tuple[date | None, date | None]  # the first and the last day; an empty end is open


class Names:
    """The index. A name that two things of a kind bear names neither; `why` says so.

    A name that a state had before names it on any day, but a state that is no more, or not yet, is named by none:
    "Serbia and Montenegro" is one state in a report of 2004, and two in one of 2022. Without a day it is today's states
    that are meant.
    """

    def __init__(self, entries: Iterable[tuple[str, str, str, str]], spans: Mapping[str, Span] | None = None) -> None:
        """Entries are (kind, key, language, name); spans those of the states that did not always exist, by key."""
        self._spans, self._day = dict(spans or {}), date.max
        self._things: dict[str, dict[str, set[Match]]] = defaultdict(lambda: defaultdict(set))
        self._gapped: dict[str, list[tuple[str, str, Match]]] = defaultdict(list)
        for kind, key, language, name in entries:
            self._add(Match(kind, key), language, name)
        self._lengths = {language: sorted({len(name) for name in known}) for language, known in self._things.items()}

    @classmethod
    def from_files(cls) -> Self:
        """The names that come with the project."""
        return cls(reference_names(), reference_spans())

    def on(self, day: date | None) -> Self:
        """The same names as they are understood on a day."""
        names = copy(self)
        names._day = day or date.max
        return names

    def _add(self, match: Match, language: str, name: str) -> None:
        head, gap, tail = name.partition(GAP)
        if gap:
            self._gapped[language].append((for_names(head, language).text, for_names(tail, language).text, match))
        elif folded := for_names(name, language).text:
            self._things[language][folded].add(match)

    def find(self, text: str, language: str, kinds: Sequence[str] = KINDS) -> Match | None:
        """The thing that has exactly this name; where a state and a group share it, the kind named first has it."""
        return _only(self._all(for_names(text, language).text, language), kinds)

    def ambiguous(self, text: str, language: str, kinds: Sequence[str] = KINDS) -> tuple[Match, ...]:
        """The things between which the name leaves a choice; empty when it names one thing or none."""
        matches = self._all(for_names(text, language).text, language)
        return () if _only(matches, kinds) else tuple(sorted(match for match in matches if match.kind in kinds))

    def why(self, text: str, language: str, kinds: Sequence[str] = KINDS) -> str:
        """Why `find` found nothing, in a sentence for a reviewer; empty when it found something."""
        if choice := self.ambiguous(text, language, kinds):
            return f"“{text}” may be {' or '.join(f'{kind} {key}' for kind, key in choice)}."
        if self.find(text, language, kinds):
            return ""
        if ended := [match for match in self._ever(for_names(text, language).text, language) if match.kind in kinds]:
            return f"“{text}” names {ended[0].key}, which did not exist on the day of the report."
        return f"No {' or '.join(kinds)} is called “{text}” in {IN_WORDS.get(language, language)}."

    def longest_prefix(self, text: str, language: str, kinds: Sequence[str] = KINDS) -> tuple[Match, int] | None:
        """The longest known name with which the text begins, and how many characters of the text it takes.

        When two things of a kind bear that name there is no answer: a shorter name would be a wrong one.
        """
        folded = for_names(text, language)
        for end, matches in sorted(self._prefixes(folded.text, language), key=lambda prefix: -prefix[0]):
            if any(match.kind in kinds for match in matches):
                match = _only(matches, kinds)
                return (match, folded.ends[end - 1]) if match else None
        return None

    def _all(self, folded: str, language: str) -> set[Match]:
        return self._existing(self._ever(folded, language))

    def _existing(self, matches: Iterable[Match]) -> set[Match]:
        """Those that exist on the day."""
        return {match for match in matches if self._exists(match)}

    def _exists(self, match: Match) -> bool:
        since, until = self._spans.get(match.key, (None, None)) if match.kind == "state" else (None, None)
        return (since is None or since <= self._day) and (until is None or self._day <= until)

    def _ever(self, folded: str, language: str) -> set[Match]:
        matches = set(self._things[language].get(folded, ())) if language in self._things else set()
        return matches.union(*(things for end, things in self._gaps(folded, language) if end == len(folded)))

    def _prefixes(self, folded: str, language: str) -> Iterator[tuple[int, set[Match]]]:
        lengths = self._lengths.get(language, [])
        for end in lengths[: bisect_right(lengths, len(folded))]:
            matches = self._existing(self._things[language].get(folded[:end], ()))
            if matches and not goes_on(folded, end, language):
                yield end, matches
        yield from ((end, matches) for end, ever in self._gaps(folded, language) if (matches := self._existing(ever)))

    def _gaps(self, folded: str, language: str) -> Iterator[tuple[int, set[Match]]]:
        for head, tail, match in self._gapped.get(language, ()):
            if folded.startswith(head):
                start = folded.find(tail, len(head), len(head) + LONGEST_GAP + len(tail))
                if start >= 0 and not goes_on(folded, start + len(tail), language):
                    yield start + len(tail), {match}


def goes_on(text: str, end: int, language: str) -> bool:
    """Whether a word goes on past that place: "Niger" in "Nigeria". In Chinese only Latin words and numbers do."""
    if not 0 < end < len(text):
        return False
    around = text[end - 1 : end + 1]
    return around.isalnum() and (language != "zh" or around.isascii())


def _only(matches: Iterable[Match], kinds: Sequence[str]) -> Match | None:
    """The one thing of the first kind that has any; None when that kind has two."""
    for kind in kinds:
        if of_kind := [match for match in matches if match.kind == kind]:
            return of_kind[0] if len(of_kind) == 1 else None
    return None
