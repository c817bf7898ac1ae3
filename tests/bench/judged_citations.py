"""What paragraphs cite, as judged by reading and as the record tells it, beside each other.

How the paragraphs were drawn and judged: `tests/bench/judged/README.md`.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import NamedTuple

JUDGED = Path(__file__).parent / "judged" / "citations.jsonl"
BY_NAME = ("treaty:", "rules:")
# names under which the record knows a resolution, and the beginning of the symbol that is the same
SYMBOLS_OF = {"hrcresolution": "a/hrc/res/", "chrresolution": "e/cn.4/res/", "garesolution": "a/res/",
              "ecosocresolution": "e/res/", "gadecision": "a/dec/", "ecosocdecision": "e/dec/"}  # fmt: skip
ROMAN = "[ivxl]+"
# the forms of symbols that can exist, without case and spaces: sessions, years and Roman numerals of their series
POSSIBLE = [
    re.compile(form)
    for form in (
        r"a/(?:res|dec)/(?:3[1-9]|[4-8]\d|s-(?:[6-9]|[1-3]\d)|es-(?:[6-9]|1[01]))/\d{1,3}(?:[a-z](?:-[a-z])?)?",
        rf"a/(?:res|dec)/\d{{1,4}}[a-h]?\((?:{ROMAN}|e?s-{ROMAN})\)",
        rf"e/(?:res|dec)/(?:(?:19[78]\d|199\d|20[0-2]\d)/(?:s-)?\d{{1,3}}[a-z]?|\d{{1,4}}[a-h]?\({ROMAN}\))",
        r"a/hrc/(?:res|dec|prst)/(?:[1-6]?\d|s-[1-4]?\d)/\d{1,3}",
        r"e/cn\.4/(?:res|dec)/(?:19[4-9]\d|200[0-6])/(?:s-\d/)?\d{1,3}",
        r"(?!.*/(?:res|dec)/)(?:[aest]|(?!(?:ar|en|fr|es|sp|ru|zh|ch)/)[a-z]{2,6}\d*)(?:/[a-z\d.-]+)*/(?!(?:rev|add|corr)\.)(?:[a-z.-]*\d[a-z\d.-]*)"
        r"(?:\((?:part|vol\.|parts)[ivx–-]+\))?(?:/(?:rev|add|corr|amend)\.\d+)*",
        r"wha\d+\.\d+|eb\d+/\d+",
    )
]
COUNCIL = re.compile(r"s/res/(\d{1,4})\((\d{4})\)")
LAST_OF_YEAR = ((1945, 0), (1965, 219), (1990, 683), (2000, 1334), (2010, 1966), (2020, 2560), (2030, 3100))
YEARS_OFF = 5  # by which a straight line between those may err


class JudgedParagraph(NamedTuple):
    """A paragraph in one language, and the names of the documents that it cites; `doubt` counts as neither."""

    text: str
    language: str
    part: str
    cites: frozenset[str]
    doubt: frozenset[str]

    @property
    def place(self) -> tuple[str, str]:
        return self.text, self.part


class Difference(NamedTuple):
    paragraph: JudgedParagraph
    missing: list[str]
    wrong: list[str]


class Measure(NamedTuple):
    """By language: documents that are right, found and judged; and the paragraphs where there is a difference."""

    counts: dict[str, Counter[str]]
    differences: list[Difference]


def read_judged(which: str, path: Path = JUDGED) -> list[JudgedParagraph]:
    """The judged paragraphs of a set: choosing, figure."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        JudgedParagraph(
            row["text"], row["language"], row["part"], frozenset(row["cites"]), frozenset(row.get("doubt", ()))
        )
        for row in rows if row["set"] == which
    ]  # fmt: skip


def loose_name(name: str) -> str:
    """What two spellings of one document share: no case, no spaces, one form for a resolution of a body."""
    bare = re.sub(r"\s", "", name).casefold()
    start = next((start for start in SYMBOLS_OF if bare.startswith(start)), "")
    return SYMBOLS_OF[start] + bare.removeprefix(start) if start else bare


def is_by_name(name: str) -> bool:
    return name.startswith(BY_NAME)


def measure(
    judged: Iterable[JudgedParagraph], held: Mapping[tuple[str, str], Iterable[str]], *, by_name: bool
) -> Measure:
    """Compare what was judged with what is held of the same paragraphs: symbols and numbers, or treaties and rules."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    differences = []
    for paragraph in judged:
        cited = {loose_name(name): name for name in paragraph.cites if is_by_name(name) == by_name}
        doubt = {loose_name(name) for name in paragraph.doubt}
        found = {loose_name(name): name for name in held.get(paragraph.place, ()) if is_by_name(name) == by_name}
        missing = [cited[name] for name in sorted(cited.keys() - found.keys())]
        wrong = [found[name] for name in sorted(found.keys() - cited.keys() - doubt)]
        right = len(cited.keys() & found.keys())
        counts[paragraph.language] += Counter(right=right, found=right + len(wrong), judged=len(cited))
        if missing or wrong:
            differences.append(Difference(paragraph, missing, wrong))
    return Measure(dict(counts), differences)


def share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "–"


def table_rows(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """The lines of the table: each language, then all."""
    total: Counter[str] = sum(counts.values(), Counter())
    for language, count in [*sorted(counts.items()), ("all", total)]:
        precision, recall = share(count["right"], count["found"]), share(count["right"], count["judged"])
        yield f"{language:8}  {count['judged']:6}  {count['found']:5}  {count['right']:5}  {precision:>9}  {recall:>6}"


def several_spellings(names: Iterable[str]) -> list[list[str]]:
    """The names that differ in case, spaces or form alone, each document in one list."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in names:
        spellings[loose_name(name)].add(name)
    return [sorted(written) for _, written in sorted(spellings.items()) if len(written) > 1]


def is_possible(symbol: str) -> bool:
    """Whether a document can bear this symbol, in whatever case and with whatever spaces."""
    bare = loose_name(symbol)
    if council := COUNCIL.fullmatch(bare):
        return abs(year_of_council(int(council[1])) - int(council[2])) <= YEARS_OFF
    return any(form.fullmatch(bare) for form in POSSIBLE)


def year_of_council(number: int) -> float:
    """About when the Security Council adopted the resolution of this number: they are numbered through."""
    for (begin, before), (end, last) in pairwise(LAST_OF_YEAR):
        if number <= last:
            return begin + (end - begin) * (number - before) / (last - before)
    return inf
