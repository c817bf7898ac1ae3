"""The blocks of one text of chapter I in their places: title, enacting body, preamble, operative part, annexes.

Headings stand in each part. One that names an annex, or under which the numbers begin anew, opens an annex; all that
follows belongs to it.
"""

import re
from collections.abc import Sequence
from re import Match

from ccpcj.lib.wording.lexicon import Lexicon
from ccpcj.lib.wording.opening_phrases import opening_phrases

from .blocks import COLON, COMMA, Block
from .report_tree import RawAnnex, RawText

LINES_OF_HEADING = 4
LOST = 3  # numbers between two that are taken for one row
STOP = re.compile(r"[.。]$")


def goes_on(text: RawText, value: int, paragraph: int) -> bool:
    """Whether a number belongs to the text being read; `paragraph` would be the report's own next one."""
    if text.annexes:
        return value == 1 != paragraph or follows(value, text.annexes[-1].last, paragraph)
    if not text.last and not text.chapeau and value == paragraph:
        return False
    return value == list_number(text.operative) + 1 or follows(value, text.last, paragraph)


def follows(value: int, last: int, paragraph: int) -> bool:
    """The next number, or one after a number that was lost or misprinted, where it is not the report's own."""
    return value == last + 1 or (0 < last < value <= last + LOST and value != paragraph)


def list_number(blocks: Sequence[Block]) -> int:
    """The last number of a list that a numbered paragraph leads: 0 where it may begin, -1 where none may stand."""
    last = blocks[-1] if blocks else None
    if last and last.listed and last.numbered:
        return int(last.numbered[1])
    return 0 if last and last.numbered and COLON.search(last.text) else -1


def letters(text: RawText, letter: str, words: Lexicon) -> bool:
    """Whether a lettered heading goes on those of the annex, and is no section of the chapter."""
    headings = [block for block in text.annexes[-1].body if block.heading] if text.annexes else []
    found = [match["letter"] for block in headings if (match := words.patterns["section"].fullmatch(block.text))]
    return bool(found) and ord(letter) == ord(found[-1]) + 1


def take(text: RawText, block: Block, ahead: Sequence[Block], words: Lexicon) -> None:
    """Give a block its place in the text; `ahead` are the blocks that follow."""
    block.heading = is_heading(text, block, ahead, words)
    if opens_annex(text, block, ahead, words):
        text.annexes.append(opened(block, words))
    elif text.annexes:
        take_into_annex(text.annexes[-1], block)
    elif names_body(block, words) and not text.chapeau:
        text.chapeau = block
    elif not begun(text) and not enacts(text, block, words):
        text.title.append(block)
    else:
        (text.operative if is_operative(text, block, ahead, words) else text.preamble).append(block)


def take_numbered(text: RawText, block: Block, value: int, ahead: Sequence[Block], words: Lexicon) -> int:
    """A block whose number belongs here; returns how many numbers before it are missing."""
    block.listed = not text.annexes and goes_on_list(text, block, value)
    row = text.annexes[-1] if text.annexes else text
    missing = 0 if block.listed or value <= row.last else value - row.last - 1
    row.last = row.last if block.listed else value
    take(text, block, ahead, words)
    return missing


def names_body(block: Block, words: Lexicon) -> Match[str] | None:
    """The enacting body alone; before a single action ("Adopts …") it stands without its comma."""
    return words.patterns["chapeau"].fullmatch(block.text) or words.patterns["chapeau"].fullmatch(f"{block.text},")


def goes_on_list(text: RawText, block: Block, value: int) -> bool:
    """Whether a number is the next of a list; where it is that of the paragraphs as well, items end in a full stop."""
    if value != list_number(text.operative) + 1:
        return False
    stops = bool(STOP.search(block.text) and STOP.search(text.operative[-1].text))
    return stops or value != text.last + 1


def take_into_annex(annex: RawAnnex, block: Block) -> None:
    if block.heading and annex.title is None and not annex.body:
        annex.title, block.heading = block, False
    else:
        annex.body.append(block)


def begun(text: RawText) -> bool:
    return bool(text.chapeau or text.preamble or text.operative)


def enacts(text: RawText, block: Block, words: Lexicon) -> bool:
    """A text that names no enacting body on a line: "The Commission decides …", its first number or first clause."""
    stated = words.patterns["enacting"].match(block.text) and text.title and block.ended
    clause = text.title and COMMA.search(block.text) and opening_phrases(words).opening(block.text)
    return bool(block.numbered or stated or clause)


def is_heading(text: RawText, block: Block, ahead: Sequence[Block], words: Lexicon) -> bool:
    """A short block without a number, a letter or a stop, with more of the text under it."""
    if not begun(text) or block.numbered or block.lettered or not ahead:
        return False
    if block.source[0].heading or words.patterns["annex"].fullmatch(block.text):
        return True
    closed = block.ended or COMMA.search(block.text)
    return not (closed or len(block.source) > LINES_OF_HEADING or opens_text(ahead[0], words))


def opens_text(block: Block, words: Lexicon) -> bool:
    return any(words.patterns[name].fullmatch(block.text) for name in ("text_heading", "chapter"))


def opens_annex(text: RawText, block: Block, ahead: Sequence[Block], words: Lexicon) -> bool:
    """A heading that names an annex or an agenda, or under which the numbers of an operative part begin anew."""
    if not block.heading:
        return False
    if words.patterns["annex"].fullmatch(block.text):
        return True
    if text.operative and words.patterns["agenda_heading"].fullmatch(block.text):
        return not (text.annexes and not text.annexes[-1].body)
    before = [block for block in text.operative if not block.heading]
    return bool(before) and not text.annexes and not COLON.search(before[-1].text) and next_number(ahead) == 1


def opened(block: Block, words: Lexicon) -> RawAnnex:
    labelled = words.patterns["annex"].fullmatch(block.text)
    block.heading = False
    return RawAnnex(label=block) if labelled else RawAnnex(title=block)


def next_number(ahead: Sequence[Block]) -> int:
    """The number that follows a heading, past headings; 0 where none does."""
    after = next((block for block in ahead if block.numbered or block.ended), None)
    return int(after.numbered[1]) if after and after.numbered else 0


def is_operative(text: RawText, block: Block, ahead: Sequence[Block], words: Lexicon) -> bool:
    """Whether a block belongs to the operative part: from its first number, or an action that is a sentence."""
    if text.operative or block.numbered:
        return True
    if block.heading:
        return next_number(ahead) > 0
    if block.lettered:
        return not text.preamble or bool(opening_phrases(words).opening(block.lettered[2]))
    return bool(words.patterns["enacting"].match(block.text) or acts(block, words))


def acts(block: Block, words: Lexicon) -> bool:
    """An operative paragraph without a number: an action at its start that opens no preambular one, and a full stop."""
    phrase = opening_phrases(words).opening(block.text)
    return bool(
        phrase and block.ended and not COMMA.search(block.text)
        and opening_phrases(words).verb(phrase) and phrase not in words.preambles
    )  # fmt: skip
