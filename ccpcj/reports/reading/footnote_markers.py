"""Finding the footnote markers in the text of their page."""

import re
from collections.abc import Iterator

from ccpcj.lib.wording.lexicon import Lexicon

from .headers_footers import Body, Note
from .lines import Account, Line
from .printed_report import Finding
from .unwrap import marker, markers_in

NUMBER = r"(?:(?:1[89]|20)\d\d|\d{1,3}/\d{1,3})"  # a year or a resolution, to which a marker may be glued: 19883

OVERLEAF = (0, 1)  # pages that a footnote may stand behind its marker, where its own had no room


def mark(body: Body, words: Lexicon, account: Account, findings: list[Finding]) -> None:
    """Put each footnote's marker where it stands, in place of the digits glued to a word or alone on a line.

    Markers run through the report in order, and a footnote stands at the foot of its marker's page, or of the next one
    where that had no room: so a marker is looked for after the one before it, on the page of its note, then before it.
    """
    place = (-1, -1)
    for note in body.notes:
        if is_placed(note, body):
            continue
        found = find_lone(note, body) or find_glued(note, body, words, place)
        if found is None:
            findings.append(
                Finding("warning", "footnote-without-marker", (note.lines[0].number, note.lines[-1].number),
                        f"Footnote {note.number} has no marker that could be found on its page.")
            )  # fmt: skip
            continue
        place = found
    for line in body.lone_numbers:
        account.take([line.number], "page number")
    notes = {(note.lines[0].page - ahead, note.number) for note in body.notes for ahead in OVERLEAF}
    for line in body.lines:
        for number in markers_in(line.text):
            if (line.page, number) not in notes:  # a power, not a footnote
                line.text = line.text.replace(marker(number), str(number))


def is_placed(note: Note, body: Body) -> bool:
    """Whether the format of the file told the marker."""
    pages = [note.lines[0].page - ahead for ahead in OVERLEAF]
    return any(line.page in pages and note.number in markers_in(line.text) for line in body.lines)


def find_lone(note: Note, body: Body) -> tuple[int, int] | None:
    """A marker alone on a line of the page: it joins the line before it."""
    for line in body.lone_numbers:
        if line.text == str(note.number) and line.page == note.lines[0].page:
            before = max((i for i, text in enumerate(body.lines) if text.number < line.number), default=None)
            if before is not None:
                body.lone_numbers.remove(line)
                body.lines.insert(
                    before + 1, Line(line.number, marker(note.number), line.indent, False, False, line.page)
                )
                body.lines[before].hard = False
                return before + 1, 0
    return None


def find_glued(note: Note, body: Body, words: Lexicon, after: tuple[int, int]) -> tuple[int, int] | None:
    """Digits glued to a word, on the note's page or before it, that count nothing; at the start of a line as a last
    resort."""
    first = note.lines[0]
    places = [
        (start == 0, loose, first.page - line.page, i, start)
        for i, line in enumerate(body.lines)
        if first.page - line.page in OVERLEAF and line.number < first.number
        for loose, start in glued(line.text, str(note.number), words)
        if (i, start) > after
    ]
    place = min(places)[3:] if places else None
    if place:
        line = body.lines[place[0]]
        line.text = line.text[: place[1]] + marker(note.number) + line.text[place[1] + len(str(note.number)) :]
    return place


def glued(text: str, number: str, words: Lexicon) -> Iterator[tuple[bool, int]]:
    """Where a number may be a marker: glued to a word or a year, or, more loosely, to the number of a resolution."""
    for match in re.finditer(rf"(?<![\d\s]){number}(?!\d)", text):
        if is_marker(text, match.start(), match.end(), words):
            yield False, match.start()
    for match in re.finditer(rf"(?<![\d/]){NUMBER}(?={number}(?!\d))", text):
        yield "/" in match[0], match.end()


def is_marker(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether digits at a place can be a marker: part of no number, symbol, date or count."""
    before, behind = text[:start], text[end:]
    if re.match(r"[/–》〉-]|\.\d", behind) or re.search(r"[/(（–-]$", before) or breaks_off(before):
        return False
    if re.match(r"\s*\.(?:\s|$)", behind) and not re.search(r"[^\W\d_]{3}$", before):
        return False
    return not words.patterns["before_number"].search(before) and not words.patterns["counted"].match(behind)


def breaks_off(before: str) -> bool:
    """Whether a stop before the digits is that of a number or a symbol: "3.6", "Rev.1", but not "persons.6"."""
    word = before[-5:-1]
    ended = before[-2:-1] in tuple(")”»") or (len(word) == 4 and word.isalpha() and word == word.lower())
    return before.endswith(".") and not ended
