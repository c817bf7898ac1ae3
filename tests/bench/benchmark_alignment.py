"""Measures how well comparisons find what became of each paragraph: `python -m tests.bench alignment --seed 7`."""

from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from ccpcj.lib.alignment import align
from ccpcj.lib.languages import FALLBACKS
from resolutions.akn.files import index_files
from resolutions.akn.reader import NotATextError, read_texts
from resolutions.compare import Wording, compare
from resolutions.compare.comparison import alignment_item, sides_of
from resolutions.models import Version
from resolutions.text.document import TextBlock
from resolutions.text.from_database import stored_blocks
from tests.bench.spoil import SpoiledText, TooShortError, edit, spoil, units

Texts = dict[str, list[list[TextBlock]]]
PARAGRAPHS = 140  # of the texts that are timed
ROUNDS = 20


class Command(BaseCommand):
    help = "Spoils adopted texts in a known way, compares them, and prints what was found. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", help="AKN4UN files, folders and archives; without any, the texts held")
        parser.add_argument("--seed", default="1", help="of what is done to the texts; another one, other changes")
        parser.add_argument("--texts", type=int, default=100, help="compared in each language (100)")
        parser.add_argument("--language", nargs="+", choices=FALLBACKS, default=FALLBACKS)

    def handle(self, *, paths: list[str], seed: str, texts: int, language: list[str], **options: Any) -> None:
        texts_by_language = read_files(paths) if paths else read_records()
        languages = [lang for lang in language if texts_by_language.get(lang)]
        if not languages:
            raise CommandError("There is no text to compare: import some, or name files.")
        self.stdout.write(
            f"seed {seed}; {texts} comparisons a language; times in ms of the process, p50/p95 of {ROUNDS} rounds"
        )
        self.stdout.write(
            f"language  texts  beside their source  splits  merges"
            f"  {PARAGRAPHS} x {PARAGRAPHS}  all edited  with words and strength"
        )
        for lang in tqdm(languages, desc="Comparing", disable=None):
            counts = count_recovered(texts_by_language[lang], lang, seed, texts)
            times = measure_times(texts_by_language[lang], lang, seed) if counts["texts"] else []
            self.stdout.write(table_row(lang, counts, times))


def read_files(paths: Sequence[str]) -> Texts:
    texts: Texts = defaultdict(list)
    with TemporaryDirectory() as folder:
        for files in index_files(paths, Path(folder)).works():
            for file in files:
                try:
                    for text in read_texts(file.read()):
                        texts[text.language].append(text.blocks)
                except NotATextError:
                    continue
    return texts


def read_records() -> Texts:
    texts: Texts = defaultdict(list)
    for version in Version.objects.public().filter(stage=Version.Stage.ADOPTED):
        for lang, blocks in stored_blocks(version, FALLBACKS).items():
            texts[lang].append(blocks)
    return texts


def count_recovered(texts: Sequence[list[TextBlock]], lang: str, seed: str, limit: int) -> Counter[str]:
    """Count the texts compared, and how many of their paragraphs, splits and merges were recovered."""
    pool = [word for blocks in texts for block in blocks for word in units(block.text)]
    counts: Counter[str] = Counter()
    for turn in range(limit * 10):
        rng = Random(f"{seed} {lang} {turn}")
        blocks = [side.block for side in sides_of(rng.choice(texts))]
        try:
            spoiled = spoil(blocks, rng, pool)
        except TooShortError:
            continue
        counts += judge(blocks, spoiled)
        if counts["texts"] == limit:
            break
    return counts


def judge(blocks: Sequence[TextBlock], spoiled: SpoiledText) -> Counter[str]:
    pairs = align(*([alignment_item(side) for side in sides_in_given_order(text)] for text in (blocks, spoiled.blocks)))
    source = {place: pair.old for pair in pairs for place in pair.new}
    pieces = tuple(place for place, own in enumerate(spoiled.sources) if own == (spoiled.split,))
    right = sum(are_same(blocks, source[place], own) for place, own in enumerate(spoiled.sources))
    return Counter(
        texts=1,
        paragraphs=len(spoiled.sources),
        right=right,
        splits=any((pair.old, pair.new) == ((spoiled.split,), pieces) for pair in pairs),
        merges=any(pair.old == spoiled.merged and len(pair.new) == 1 for pair in pairs),
    )


def sides_in_given_order(blocks: Sequence[TextBlock]) -> list[Any]:
    """The paragraphs in the order given: a moved one may stand among those of another part."""
    return [side for block in blocks for side in sides_of([block])]


def are_same(blocks: Sequence[TextBlock], first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether the places are the same, or hold the same words."""
    return tuple(first) == tuple(second) or [blocks[n].text for n in first] == [blocks[n].text for n in second]


def measure_times(texts: Sequence[list[TextBlock]], lang: str, seed: str) -> list[str]:
    """Return milliseconds of the process to align, to align edited paragraphs, and those with words and strength."""
    paragraphs = [block for blocks in texts for block in blocks if len(units(block.text)) > 8]
    pool = [word for block in paragraphs for word in units(block.text)]
    spent_by_step: list[list[float]] = [[], [], []]
    for turn in range(ROUNDS):
        rng = Random(f"{seed} time {lang} {turn}")
        old = rng.choices(paragraphs, k=PARAGRAPHS)
        new = list(spoil(old, rng, pool).blocks)
        edited = [TextBlock(block.part, edit(block.text, rng, pool)) for block in new]
        for spent, milliseconds in zip(spent_by_step, time_steps(old, new, edited, lang), strict=True):
            spent.append(milliseconds)
    return [f"{quantile(spent, 0.5):.0f}/{quantile(spent, 0.95):.0f}" for spent in spent_by_step]


def time_steps(old: list[TextBlock], new: list[TextBlock], edited: list[TextBlock], lang: str) -> Iterator[float]:
    for later in (new, edited):
        start = process_time()
        align(*([alignment_item(side) for side in sides_in_given_order(text)] for text in (old, later)))
        yield (process_time() - start) * 1000
    start = process_time()
    compare(Wording("", "", old), Wording("", "", edited), lang)
    yield (process_time() - start) * 1000


def quantile(spent: Sequence[float], part: float) -> float:
    return sorted(spent)[min(int(part * len(spent)), len(spent) - 1)]


def table_row(lang: str, counts: Counter[str], spent: Sequence[str]) -> str:
    texts = counts["texts"]
    if not texts:
        return f"{lang:<8}  {texts:>5}  no text is long enough"
    right = f"{counts['right']:,} of {counts['paragraphs']:,}, {counts['right'] / counts['paragraphs']:.4f}"
    return (
        f"{lang:<8}  {texts:>5}  {right:>19}  {counts['splits'] / texts:>6.3f}  {counts['merges'] / texts:>6.3f}"
        f"  {spent[0]:>9}  {spent[1]:>10}  {spent[2]:>23}"
    )
