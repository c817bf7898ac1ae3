"""Finding the footnote markers in the text of their page."""

import re

from .furniture import Body, Note
from .join import marked, marker
from .lexicon import Lexicon
from .lines import Account, Line
from .report import Finding

YEAR = r"(?:1[89]|20)\d\d"  # a marker may be glued to one: 19883


def mark(body: Body, words: Lexicon, account: Account, findings: list[Finding]) -> None:
    """Put each footnote's marker where it stands, in place of the digits glued to a word or alone on a line.

    Markers run through the report in order, and a footnote stands at the foot of its marker's page: so a marker is
    looked for after the one before it, on the page of its note.
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
    notes = {(note.lines[0].page, note.number) for note in body.notes}
    for line in body.lines:
        for number in marked(line.text):
            if (line.page, number) not in notes:  # a power, not a footnote
                line.text = line.text.replace(marker(number), str(number))


def is_placed(note: Note, body: Body) -> bool:
    """Whether the format of the file told the marker."""
    return any(line.page == note.lines[0].page and note.number in marked(line.text) for line in body.lines)


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
    """Digits glued to a word, on the note's page, that count nothing; at the start of a line as a last resort."""
    places = [
        (i, match.start())
        for i, line in enumerate(body.lines)
        if line.page == note.lines[0].page and line.number < note.lines[0].number
        for match in re.finditer(rf"(?:(?<![\d\s])|(?<=(?<!\d){YEAR})){note.number}(?!\d)", line.text)
        if (i, match.start()) > after and is_marker(line.text, match.start(), match.end(), words)
    ]
    place = min(places, key=lambda found: (found[1] == 0, found), default=None)
    if place:
        line = body.lines[place[0]]
        line.text = line.text[: place[1]] + marker(note.number) + line.text[place[1] + len(str(note.number)) :]
    return place


def is_marker(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether digits at a place can be a marker: part of no number, symbol, date or count."""
    if re.match(r"[./–》〉-]|\s*\.\s", text[end:]) or re.search(r"[/(（.–-]$", text[:start]):
        return False
    return not words.patterns["before_number"].search(text[:start]) and not words.patterns["counted"].match(text[end:])
