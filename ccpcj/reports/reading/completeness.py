"""Whether the report is whole: what every session report has, what this one says that it has, and that each line of the
file was used."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ccpcj.lib.wording.lexicon import Lexicon

from .action_reader import SAME_TITLE, wording_likeness
from .blocks import ReportBlock
from .lines import LineAccount, SourceLine
from .printed_report import ReadingFinding, Report
from .report_tree import Outline

ANNOUNCED = 0.6  # how alike the title in the summary and the title of the text are at least
ORGANIZATIONAL = 3  # agenda items that have no chapter of their own: election of officers, adoption of the agenda
FURNITURE = {"link", "running header", "page number", "footnote rule", "table of contents"}


class CompletenessCheck:
    """The last stage: it reads what the others gave, and gives a finding for each sign that something is missing."""

    def __init__(self, report: Report, outline: Outline, lexicon: Lexicon) -> None:
        self.report, self.outline, self.patterns = report, outline, lexicon.patterns

    def check(self, last_line: int) -> Iterator[ReadingFinding]:
        """Give an error for each thing whose absence shows that the file is cut or that a part was not understood."""
        for message in (*self.missing_parts(), *self.gaps()):
            yield ReadingFinding("error", "incomplete", (last_line, last_line), message)
        yield from self.missing_texts()
        yield from self.repeated_numbers()
        for number in self.items_without_chapter():
            yield ReadingFinding("warning", "item-without-chapter", None, f"No chapter considers agenda item {number}.")
        if not self.report.texts:
            yield ReadingFinding("warning", "no-texts", None, "Chapter I holds no resolution or decision.")

    def missing_parts(self) -> Iterator[str]:
        """What every report has and this one lacks."""
        paragraphs = self.outline.paragraphs
        if not self.report.session["starts_on"]:
            yield "The days of the session are not stated: is the file cut?"
        if not self.report.agenda:
            yield "The agenda of the session is missing: is the file cut?"
        section_titles = [title for chapter in self.outline.chapters for _, title in chapter.sections]
        if not any(map(self.tells_closing, (*section_titles, *(paragraph.text for paragraph in paragraphs[-5:])))):
            yield "The closing of the session is missing: is the file cut?"
        if not paragraphs or not paragraphs[-1].blocks[-1].ended:
            yield "The last paragraph does not end: is the file cut?"

    def tells_closing(self, text: str) -> bool:
        return bool(self.patterns["closing"].search(text))

    def gaps(self) -> Iterator[str]:
        """Chapters, footnotes and paragraphs that are left out of their row."""
        chapters = [chapter["number"] for chapter in self.report.chapters]
        if chapters != list(range(1, len(chapters) + 1)):
            yield f"The chapters do not follow each other: {', '.join(map(str, chapters))}."
        numbers = [paragraph.number for paragraph in self.report.paragraphs]
        absent = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
        notes = [note["number"] for note in self.report.footnotes]
        if notes != list(range(1, len(notes) + 1)):
            yield f"The footnotes do not follow each other: {', '.join(map(str, notes))}."
        if absent:
            yield f"Paragraphs are missing: {', '.join(map(str, absent[:10]))}{' …' if absent[10:] else ''}."

    def missing_texts(self) -> Iterator[ReadingFinding]:
        """Texts that the summary names and that are not there."""
        for block in self.outline.front:
            for title in self.titles_in(block) if self.patterns["announces_texts"].search(block.text) else ():
                if not any(wording_likeness(title, text.title) >= ANNOUNCED for text in self.report.texts):
                    message = f"The text “{title}” of the summary was not found."
                    yield ReadingFinding("error", "text-missing", block.lines, message)

    def differing_titles(self) -> Iterator[ReadingFinding]:
        """Titles that the summary in front of the report, which names the texts as well, words otherwise."""
        quoted = [(title, block) for block in self.outline.front for title in self.titles_in(block)]
        for text in self.report.texts:
            nearest = max(quoted, key=lambda pair: wording_likeness(pair[0], text.title), default=None)
            if nearest and SAME_TITLE <= wording_likeness(nearest[0], text.title) < 1:
                message = f"The summary words the title of {text.key} otherwise: {nearest[0]}"
                yield ReadingFinding("info", "title-differs", nearest[1].lines, message)

    def titles_in(self, block: ReportBlock) -> list[str]:
        return self.patterns["listed_title"].findall(block.text)

    def repeated_numbers(self) -> Iterator[ReadingFinding]:
        """Two texts that bear the same number would become one."""
        counts = Counter(text.key for text in self.report.texts)
        for text in (text for text in self.report.texts if counts[text.key] > 1):
            yield ReadingFinding("error", "number-twice", text.lines, f"Two texts are called {text.printed}.")

    def items_without_chapter(self) -> list[str]:
        """Agenda items that no chapter considers, but for those on the session itself at the start and the end."""
        considered = {item for meeting in self.report.meetings for item in meeting.items}
        considered |= {chapter.agenda_item for chapter in self.outline.chapters if chapter.agenda_item}
        numbers = [item["number"] for item in self.report.agenda]
        return [number for number in numbers[ORGANIZATIONAL - 1 : -1] if number not in considered]


def check_lines(lines: Sequence[SourceLine], outline: Outline, account: LineAccount) -> Iterator[ReadingFinding]:
    """Give a finding for each line that no stage has used, and for the front matter, which is not kept."""
    for line in account.unread(lines):
        message = f"This line was not read: {line.text[:80]}"
        yield ReadingFinding("warning", "unread", (line.number, line.number), message)
    if outline.front:
        span = outline.front[0].lines[0], outline.front[-1].lines[1]
        message = "The note on symbols and the summary in front of chapter I repeat the report; they are not kept."
        yield ReadingFinding("info", "front-matter", span, message)


def count_coverage(lines: Sequence[SourceLine], account: LineAccount) -> dict[str, int]:
    """How many lines became values, belong to the pages, have a finding, or were not read."""
    uses = Counter("furniture" if use in FURNITURE else use for use in account.uses.values())
    with_finding = uses.pop("front matter", 0) + uses.pop("hidden text", 0)
    furniture, unread = uses.pop("furniture", 0), len(account.unread(lines))
    return {
        "lines": len(lines), "values": sum(uses.values()), "furniture": furniture,
        "findings": with_finding + unread, "unread": unread,
    }  # fmt: skip
