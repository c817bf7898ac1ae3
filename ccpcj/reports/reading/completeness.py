"""Whether the report is whole: what every session report has, and what this one says that it has."""

from collections import Counter
from collections.abc import Iterator

from ccpcj.lib.wording.lexicon import Lexicon

from .action_reader import alike
from .lines import Line
from .printed_report import Finding, Lines, Report
from .report_tree import Outline

ANNOUNCED = 0.6  # how alike the title in the summary and the title of the text are at least
ORGANIZATIONAL = 3  # agenda items that have no chapter of their own: election of officers, adoption of the agenda


def check_whole(
    report: Report, outline: Outline, items: dict[int, str | None], lines: list[Line], words: Lexicon
) -> Iterator[Finding]:
    """An error for each thing whose absence shows that the file is cut or that a part of it was not understood."""
    last = (lines[-1].number, lines[-1].number)
    for message in (*missing(report, outline, words), *gaps(report)):
        yield Finding("error", "incomplete", last, message)
    yield from unseen_texts(report, outline, words)
    yield from twice(report)
    for number in without_chapter(report, items):
        yield Finding("warning", "item-without-chapter", None, f"No chapter considers agenda item {number}.")
    if not report.texts:
        yield Finding("warning", "no-texts", None, "Chapter I holds no resolution or decision.")


def missing(report: Report, outline: Outline, words: Lexicon) -> Iterator[str]:
    """What every report has."""
    paragraphs = outline.paragraphs
    if not report.session["starts_on"]:
        yield "The days of the session are not stated: is the file cut?"
    if not report.agenda:
        yield "The agenda of the session is missing: is the file cut?"
    if not any(closes(title, words) for chapter in outline.chapters for _, title in chapter.sections) and not any(
        closes(paragraph.text, words) for paragraph in paragraphs[-5:]
    ):
        yield "The closing of the session is missing: is the file cut?"
    if not paragraphs or not (paragraphs[-1].items or [paragraphs[-1].lead])[-1].ended:
        yield "The last paragraph does not end: is the file cut?"


def closes(text: str, words: Lexicon) -> bool:
    return bool(words.patterns["closing"].search(text))


def gaps(report: Report) -> Iterator[str]:
    """Chapters and paragraphs that are left out of their row."""
    chapters = [chapter["number"] for chapter in report.chapters]
    if chapters != list(range(1, len(chapters) + 1)):
        yield f"The chapters do not follow each other: {', '.join(map(str, chapters))}."
    numbers = [paragraph.number for paragraph in report.paragraphs]
    absent = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    notes = [note["number"] for note in report.footnotes]
    if notes != list(range(1, len(notes) + 1)):
        yield f"The footnotes do not follow each other: {', '.join(map(str, notes))}."
    if absent:
        yield f"Paragraphs are missing: {', '.join(map(str, absent[:10]))}{' …' if absent[10:] else ''}."


def unseen_texts(report: Report, outline: Outline, words: Lexicon) -> Iterator[Finding]:
    """Texts that the summary names and that are not there."""
    for block in outline.front:
        if not words.patterns["announces_texts"].search(block.text):
            continue
        for title in words.patterns["listed_title"].findall(block.text):
            if not any(alike(title, text.title) >= ANNOUNCED for text in report.texts):
                yield Finding("error", "text-missing", block.lines, f"The text “{title}” of the summary was not found.")


def twice(report: Report) -> Iterator[Finding]:
    """Two texts that bear the same number would become one."""
    counts = Counter(text.key for text in report.texts)
    for text in report.texts:
        if counts[text.key] > 1:
            lines: Lines = text.lines
            yield Finding("error", "number-twice", lines, f"Two texts are called {text.printed}.")


def without_chapter(report: Report, items: dict[int, str | None]) -> list[str]:
    """Agenda items that no chapter considers, but for those on the session itself at the start and the end."""
    considered = {*items.values(), *(item for meeting in report.meetings for item in meeting.items)}
    numbers = [item["number"] for item in report.agenda]
    return [number for number in numbers[ORGANIZATIONAL - 1 : -1] if number not in considered]
