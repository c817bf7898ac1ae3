"""Measures the reading against texts whose structure is known: AKN4UN files, printed as a report prints them.

    python -m tests.bench.gold FOLDER...

Each resolution takes the place of the first text of the made-up report in its language, is typeset in 80 columns with
page headers and footnotes below the pages, and is read back. Printed are, for each language, the macro F1 of what each
paragraph is, and the shares of opening phrases that are exact and of paragraphs that are the same word for word.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import django
from django.conf import settings

if not settings.configured:
    settings.configure(INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"])
    django.setup()

from ccpcj.reports.reading.printed_report import Report, TextParagraph
from ccpcj.reports.reading.unwrap import tidy
from resolutions.akn.reader import read_texts as read_akn
from resolutions.text.document import TextBlock, TextDocument
from tests.ccpcj.reports.readings import PLAIN, read_text, with_text
from tests.ccpcj.reports.typeset import typeset

LIGATURE = re.compile("[\ufe70-\ufefc]")  # Arabic letters as a font draws them: the same letters
KINDS = ("preambular", "operative", "sub-paragraph", "other")
ParagraphReading = tuple[str, str, str]  # kind, text, opening phrase


def comparable(text: str) -> str:
    """A text as it is compared: without what typesetting leaves in it, such as spaces between Chinese characters."""
    text = (
        LIGATURE.sub(lambda match: normalize("NFKC", match[0]), text)
        .replace("\u2011", "-")
        .replace("\u200e", "")
        .replace("\u200f", "")
    )
    return tidy(text).replace("/ ", "/")  # a line may end behind a slash, with a space or without


def kind(block: TextBlock) -> str:
    if block.heading is not None or block.part == "annex":
        return "other"
    return "sub-paragraph" if block.depth else block.part


def printed_line(block: TextBlock, first: int) -> str:
    """A block as a line of the source: its number, its text with markers from `first`."""
    text, back = block.text, sorted(enumerate(block.notes), key=lambda pair: -pair[1].place)
    for i, note in back:
        text = f"{text[: note.place]}{{{first + i}}}{text[note.place :]}"
    return f"{block.number} {text}".strip()


def report_of(text: TextDocument) -> str:
    """The made-up report with this text as its first."""
    notes: dict[int, str] = {}
    body = [text.title, text.chapeau]
    for block in text.blocks:
        body.append(printed_line(block, len(notes) + 1))
        notes |= {len(notes) + 1 + i: note.text for i, note in enumerate(block.notes)}
    return typeset(with_text(text.language, body, notes), PLAIN)


def read_paragraphs(report: Report) -> Iterator[ParagraphReading]:
    """Give what was read in the place of the text."""
    text = report.texts[0]

    def below(part: str, items: list[TextParagraph], depth: int = 0) -> Iterator[ParagraphReading]:
        for item in items:
            lettered = bool(depth or (item.number and not item.number.isdigit()))
            name = "other" if item.heading or part == "other" else "sub-paragraph" if lettered else part
            yield name, item.text, item.phrase or ""
            yield from below(part, item.children, depth + 1)

    yield from below("preambular", text.preamble)
    yield from below("operative", text.operative)
    for annex in text.annexes:
        yield from (("other", line, "") for line in (annex.label, annex.title) if line)
        yield from below("other", annex.paragraphs)


def pair(
    gold: list[ParagraphReading], read: list[ParagraphReading]
) -> Iterator[tuple[ParagraphReading, ParagraphReading | None]]:
    """Each true paragraph with the one that was read, by how it begins."""
    starts: dict[str, list[ParagraphReading]] = defaultdict(list)
    for paragraph in read:
        starts[re.sub(r"\W", "", paragraph[1])[:30]].append(paragraph)
    for paragraph in gold:
        same = starts[re.sub(r"\W", "", paragraph[1])[:30]]
        yield paragraph, same.pop(0) if same else None


def f1(pairs: list[tuple[str, str]]) -> float:
    """The mean of the F1 of each kind that occurs."""
    scores = []
    for name in KINDS:
        right = sum(a == b == name for a, b in pairs)
        all_true, all_read = sum(a == name for a, _ in pairs), sum(b == name for _, b in pairs)
        if all_true:
            scores.append(2 * right / (all_true + all_read))
    return sum(scores) / len(scores)


def main(folders: list[str]) -> None:
    readings: dict[str, list[tuple[ParagraphReading, ParagraphReading | None]]] = defaultdict(list)
    failed: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.xml")):
        for text in read_akn(path.read_bytes()):
            gold = [
                (kind(block), comparable(block.text), comparable(block.phrase)) for block in text.blocks if block.text
            ]
            try:
                read = [
                    (name, comparable(words), comparable(phrase))
                    for name, words, phrase in read_paragraphs(read_text(report_of(text)))
                ]
            except Exception as error:
                failed[f"{text.language} {type(error).__name__}"] += 1
                read = []
            readings[text.language] += pair(gold, read)
    print("language  paragraphs  macro F1  phrases  word for word")
    for language, pairs in sorted(readings.items()):
        kinds = [(true[0], read[0] if read else "missing") for true, read in pairs]
        opened = [(true, read) for true, read in pairs if true[2] and true[0] != "other"]  # an annex has no actions
        phrases = [read is not None and true[2].casefold() == read[2].casefold() for true, read in opened]
        texts = [read is not None and true[1] == read[1] for true, read in pairs]
        shares = f"{sum(phrases) / max(1, len(phrases)):7.4f}  {sum(texts) / len(texts):13.4f}"
        print(f"{language:8}  {len(pairs):10}  {f1(kinds):8.4f}  {shares}")
        if "--errors" in sys.argv:
            print_errors(pairs)
    if failed:
        print(dict(failed))


def common_length(first: str, second: str) -> int:
    """Return how many characters two texts share at their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def print_errors(pairs: list[tuple[ParagraphReading, ParagraphReading | None]]) -> None:
    for true, read in pairs:
        if (
            read is None
            or true[0] != read[0]
            or true[1] != read[1]
            or (true[2] and true[2].casefold() != read[2].casefold())
        ):
            apart = common_length(true[1], read[1]) if read else 0
            print("  true", true[0], true[2], "|", true[1][:50], "…", true[1][max(0, apart - 20) : apart + 40])
            print(
                "  read",
                *(read[0], read[2], "|", "…", read[1][max(0, apart - 20) : apart + 40]) if read else ("nothing",),
            )


if __name__ == "__main__":
    main([folder for folder in sys.argv[1:] if not folder.startswith("--")])
