"""Finding the footnote markers in the text of their page."""

import re
from collections.abc import Iterator

from ccpcj.lib.wording.lexicon import Lexicon

from .headers_footers import PageNote, ReportBody
from .lines import LineAccount, SourceLine
from .printed_report import ReadingFinding
from .unwrap import marker, markers_in

NUMBER = r"(?:(?:1[89]|20)\d\d|\d{1,3}/\d{1,3})"  # a year or a resolution, to which a marker may be glued: 19883
OVERLEAF = (0, 1)  # pages that a footnote may stand behind its marker, where its own had no room
Place = tuple[int, int]  # of a marker: a line of the body, by its index, and a character of it


class MarkerPlacer:
    """The stage that puts each footnote's marker where it stands in a body, in place of the digits glued to a word or
    alone on a line.

    Markers run through the report in order, and a footnote stands at the foot of its marker's page, or of the next one
    where that had no room: so a marker is looked for after the one before it, on the page of its note, then before it.
    """

    def __init__(self, body: ReportBody, lexicon: Lexicon, account: LineAccount) -> None:
        self.body, self.lexicon, self.account = body, lexicon, account
        self.last_place: Place = (-1, -1)

    def place_markers(self) -> None:
        for note in self.body.notes:
            if self.is_placed(note):
                continue
            if place := self.place_lone(note) or self.place_glued(note):
                self.last_place = place
            else:
                lines = note.lines[0].number, note.lines[-1].number
                message = f"Footnote {note.number} has no marker that could be found on its page."
                self.body.findings.append(ReadingFinding("warning", "footnote-without-marker", lines, message))
        self.account.take((line.number for line in self.body.lone_numbers), "page number")
        self.restore_powers()

    def is_placed(self, note: PageNote) -> bool:
        """Whether the format of the file told the marker."""
        pages = [note.lines[0].page - ahead for ahead in OVERLEAF]
        return any(line.page in pages and note.number in markers_in(line.text) for line in self.body.lines)

    def place_lone(self, note: PageNote) -> Place | None:
        """Join a marker that is alone on a line of the page to the line before it."""
        lines = self.body.lines
        for lone in self.body.lone_numbers:
            if lone.text == str(note.number) and lone.page == note.lines[0].page:
                before = max((i for i, line in enumerate(lines) if line.number < lone.number), default=None)
                if before is not None:
                    self.body.lone_numbers.remove(lone)
                    joined = SourceLine(lone.number, marker(note.number), lone.indent, False, False, lone.page)
                    lines.insert(before + 1, joined)
                    lines[before].hard = False
                    return before + 1, 0
        return None

    def place_glued(self, note: PageNote) -> Place | None:
        """Replace digits glued to a word, on the note's page or before it, that count nothing; at the start of a line
        as a last resort."""
        first, digits = note.lines[0], str(note.number)
        ranked = [
            (start == 0, is_loose, first.page - line.page, i, start)
            for i, line in enumerate(self.body.lines)
            if first.page - line.page in OVERLEAF and line.number < first.number
            for is_loose, start in self.glued_digits(line.text, digits)
            if (i, start) > self.last_place
        ]
        if not ranked:
            return None
        *_, i, start = min(ranked)
        line = self.body.lines[i]
        line.text = line.text[:start] + marker(note.number) + line.text[start + len(digits) :]
        return i, start

    def glued_digits(self, text: str, digits: str) -> Iterator[tuple[bool, int]]:
        """Yield where digits may be a marker: glued to a word or a year or, more loosely, to a resolution's number."""
        for match in re.finditer(rf"(?<![\d\s]){digits}(?!\d)", text):
            if self.may_be_marker(text[: match.start()], text[match.end() :]):
                yield False, match.start()
        for match in re.finditer(rf"(?<![\d/]){NUMBER}(?={digits}(?!\d))", text):
            yield "/" in match[0], match.end()

    def may_be_marker(self, before: str, behind: str) -> bool:
        """Whether digits at a place are part of no number, symbol, date or count."""
        if re.match(r"[/–》〉-]|\.\d", behind) or re.search(r"[/(（–-]$", before) or is_stop_of_number(before):
            return False
        if re.match(r"\s*\.(?:\s|$)", behind) and not re.search(r"[^\W\d_]{3}$", before):
            return False
        patterns = self.lexicon.patterns
        return not patterns["before_number"].search(before) and not patterns["counted"].match(behind)

    def restore_powers(self) -> None:
        """A raised figure that is no footnote of its page is a power: its digits are printed."""
        notes = {(note.lines[0].page - ahead, note.number) for note in self.body.notes for ahead in OVERLEAF}
        for line in self.body.lines:
            for number in markers_in(line.text):
                if (line.page, number) not in notes:
                    line.text = line.text.replace(marker(number), str(number))


def is_stop_of_number(before: str) -> bool:
    """Whether a stop before the digits is that of a number or a symbol: "3.6", "Rev.1", but not "persons.6"."""
    word = before[-5:-1]
    ends_sentence = before[-2:-1] in tuple(")”»") or (len(word) == 4 and word.isalpha() and word == word.lower())
    return before.endswith(".") and not ends_sentence
