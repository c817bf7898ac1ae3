"""Tracked changes: accepted they are the later text, rejected the earlier one, word for word."""

import re
from datetime import UTC, datetime
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from resolutions.compare import Wording, compare
from resolutions.compare.tracked_changes import write_changes
from resolutions.text.document import TextBlock, TextDocument, TextNote
from resolutions.text.numbers import NumberSequence
from tests.ccpcj.lib.docx.tracked import read

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
MOMENT = datetime(2052, 5, 20, 12, tzinfo=UTC)
BIRDS = {
    "en": ["owls", "larks", "of", "and", "to", "in", "wrens", "a/97/11", "herons,", "the", "marsh", "count"],
    "zh": ["猫头鹰", "百灵", "的", "和", "在", "鹪鹩", "A/97/11号", "，苍鹭", "沼泽", "计数", "2052年"],
    "ar": ["البوم", "القبرة", "من", "إلى", "في", "A/97/11", "البلشون،", "المستنقع", "عدد", "2052"],
}


def text(blocks: list[TextBlock], language: str = "en", **values: Any) -> TextDocument:
    numbering = NumberSequence()
    for block in blocks:
        block.at = numbering.next(block.number)
    given = {
        "symbol": "A/RES/97/9",
        "title": "Made-up registers",
        "chapeau": "The Assembly,",
        "front": {"number": "97/9."},
    }
    return TextDocument(language=language, blocks=blocks, **{**given, **values})


def changes(old: TextDocument, new: TextDocument) -> bytes:
    readings = (Wording(one.title, one.chapeau, one.blocks) for one in (old, new))
    return write_changes(old, new, compare(*readings, new.language), "A/RES/97/9", MOMENT)


def printed(one: TextDocument) -> list[str]:
    """Every line of a text with its footnotes in brackets where their markers stand."""
    lines = [f"{one.front['number']}\t{one.title}", one.chapeau]
    for part in ("preambular", "operative", "annex"):
        for block in (block for block in one.blocks if block.part == part):
            words = block.text
            for note in sorted(block.notes, key=lambda note: note.place)[::-1]:
                marker = f"([{note.text}])" if one.language == "ar" else f"[{note.text}]"
                words = f"{words[: note.place]}{marker}{words[note.place :]}"
            lines.append(f"{block.number}\t{words}" if block.number else words)
    return [line for line in lines if line]


def lines(data: bytes, decision: str) -> list[str]:
    return [words for style, words in read(data, decision) if words and style not in ("Normal", "Adopted")]


def holds(old: TextDocument, new: TextDocument) -> bytes:
    data = changes(old, new)
    assert lines(data, "accept") == printed(new)
    assert [typeset(line) for line in lines(data, "reject")] == [typeset(line) for line in printed(old)]
    return data


def typeset(line: str) -> str:
    """A line with one kind of spaces and hyphens and without what is not seen."""
    return re.sub("[\u2010\u2011]", "-", re.sub("[\u00ad\u064b-\u0652]", "", line).replace("\u00a0", " "))


FIRST = "Encourages all States to keep owls in good order and to count them, and to tell the Office of their number;"
SECOND = "Requests the Office to lend larks to those that ask for them in writing, and to report on every wren;"
THIRD = "Decides to come back to the question of the heron at its next session under the item on marsh birds."


def numbered(*texts: str) -> list[TextBlock]:
    return [TextBlock("operative", words, number=f"{n}.", phrase=words.split()[0]) for n, words in enumerate(texts, 1)]


CASES = {
    "changed": (numbered(FIRST), numbered(FIRST.replace("Encourages", "Urges"))),
    "added": (numbered(FIRST), numbered(FIRST, SECOND)),
    "added first": (numbered(FIRST), numbered(SECOND, FIRST)),
    "removed": (numbered(FIRST, SECOND), numbered(SECOND)),
    "removed last": (numbered(FIRST, SECOND), numbered(FIRST)),
    "moved": (numbered(FIRST, SECOND, THIRD), numbered(THIRD, FIRST, SECOND)),
    "moved down and changed": (
        numbered(FIRST, SECOND, THIRD), numbered(SECOND, THIRD, FIRST.replace("owls", "nightingales")),
    ),
    "split": (numbered(f"{FIRST} {SECOND}", THIRD), numbered(FIRST, SECOND, THIRD)),
    "split and changed": (
        numbered(f"{FIRST} {SECOND}", THIRD), numbered(f"{FIRST[:-1]} by then;", f"Also {SECOND}", THIRD),
    ),
    "merged": (numbered(FIRST, SECOND, THIRD), numbered(f"{FIRST} {SECOND}", THIRD)),
    "merged and moved": (numbered(FIRST, SECOND, THIRD), numbered(THIRD, f"{FIRST} {SECOND}")),
    "split far apart": (numbered(f"{FIRST} {SECOND}", THIRD), numbered(FIRST, THIRD, SECOND)),
    "merged from far apart": (numbered(FIRST, THIRD, SECOND), numbered(f"{FIRST} {SECOND}", THIRD)),
    "typeset otherwise": (numbered(FIRST), numbered(FIRST.replace(" owls", "\u00a0owls"))),
    "nothing left": (numbered(FIRST), []),
    "nothing before": ([], numbered(FIRST)),
    "another depth": (
        [TextBlock("operative", FIRST, number="1."), TextBlock("operative", SECOND, 1, "(a)")], numbered(FIRST, SECOND),
    ),
    "another part": ([TextBlock("preambular", THIRD), *numbered(FIRST)], [*numbered(FIRST), TextBlock("annex", THIRD)]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CASES.values(), ids=CASES)
def test_accepted_it_is_the_later_text_and_rejected_the_earlier_one(old, new):
    holds(text(old), text(new))


def test_titles_numbers_and_enacting_words_are_tracked():
    holds(
        text(numbered(FIRST), title="Owls", chapeau="The Council,", front={"number": "97/9."}),
        text(numbered(FIRST), title="Owls and larks", chapeau="The Assembly,", front={"number": "98/3."}),
    )


@pytest.mark.parametrize(("one", "other"), [("The Council,", ""), ("", "The Council,")])
def test_enacting_words_that_only_one_has(one, other):
    holds(text(numbered(FIRST), chapeau=one), text(numbered(FIRST), chapeau=other))


def test_footnotes_are_inserted_and_deleted_with_their_markers():
    def noted(*notes: TextNote) -> TextDocument:
        return text([TextBlock("operative", FIRST, number="1.", notes=list(notes))])

    same, former, later = (
        TextNote(1, "See E/2052/30.", 14),
        TextNote(2, "Ibid., p. 3.", 40),
        TextNote(2, "Ibid., p. 4.", 40),
    )
    holds(noted(same, former), noted(same, later))
    holds(noted(), noted(same))
    holds(noted(same, former), noted())
    holds(noted(same), noted(TextNote(5, same.text, len(FIRST))))
    holds(noted(same), noted(TextNote(1, "See\u00a0E/2052/30.", 14)))


def paragraph(rng: Random, language: str) -> str:
    return ("" if language == "zh" else " ").join(rng.choices(BIRDS[language], k=rng.randrange(2, 40)))


def blocks(rng: Random, language: str, words: list[str]) -> list[TextBlock]:
    made = []
    for n, one in enumerate(words, 1):
        notes = [
            TextNote(n, f"Note {rng.randrange(9)}", rng.randrange(len(one) + 1))
            for _ in range(rng.choice((0, 0, 1, 2)))
        ]
        number = rng.choice(("", f"{n}.", f"{n}.", f"({chr(97 + n % 26)})"))
        depth = int(number.startswith("("))
        made.append(TextBlock("operative", one, depth, number, phrase=one[: rng.randrange(8)], notes=notes))
    return made


@pytest.mark.parametrize("language", BIRDS)
@pytest.mark.parametrize("seed", range(12))
def test_any_two_texts_can_be_accepted_and_rejected(language, seed):
    rng = Random(f"{language}{seed}")
    old = [paragraph(rng, language) for _ in range(rng.randrange(1, 14))]
    new = [one if rng.random() < 0.5 else one[: len(one) // 2] + paragraph(rng, language) for one in old]
    new += [f"{rng.choice(old)} {rng.choice(old)}".strip()]
    for _ in range(3):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    long = max(new, key=len)
    cut = len(long) // 2
    new[new.index(long) : new.index(long) + 1] = [one for one in (long[:cut].strip(), long[cut:].strip()) if one]

    holds(text(blocks(rng, language, old), language), text(blocks(rng, language, new), language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the non-governmental owls", "the non\u2011governmental\u00a0owls"),
        ("the cooperation of owls", "the co\u00adoperation of owls"),
        ("عدَّت البوم", "عدت البوم"),
        ("2052 年，百灵", "2052年 ，百灵"),
    ],
)
def test_what_is_only_typeset_otherwise_is_no_change(one, other):
    old, new = (
        [TextBlock("operative", words, number=number, phrase=words[:3], notes=[TextNote(1, note, len(words))])]
        for words, number, note in ((one, "1.", "See E/2052/30."), (other, "1 -", "See\u00a0E/2052/30."))
    )
    data = changes(text(old), text(new))

    assert marks(data, "ins") == marks(data, "del") == []
    assert lines(data, "accept") == printed(text(new))


def test_words_removed_at_the_beginning_take_the_space_behind_them():
    holds(text(numbered("the owls of 2052")), text(numbered("owls of\u00a02052")))
    holds(text(numbered("owls"), title="Large owls"), text(numbered("owls"), title="owls"))


def marks(data: bytes, name: str) -> list[etree._Element]:
    with ZipFile(BytesIO(data)) as file:
        return list(etree.fromstring(file.read("word/document.xml")).iter(qn(f"w:{name}")))


def test_every_change_has_its_author_its_moment_and_a_number_of_its_own():
    data = holds(text(numbered(FIRST, SECOND, THIRD)), text(numbered(THIRD, FIRST.replace("owls", "larks"))))
    found = [mark for name in ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart")
             for mark in marks(data, name)]  # fmt: skip

    assert {mark.get(qn("w:author")) for mark in found} == {"A/RES/97/9"}
    assert {mark.get(qn("w:date")) for mark in found} == {"2052-05-20T12:00:00Z"}
    assert len({mark.get(qn("w:id")) for mark in found}) == len(found)


def test_a_move_is_one_and_names_both_its_places():
    data = holds(text(numbered(FIRST, SECOND, THIRD)), text(numbered(THIRD, FIRST, SECOND)))

    names = [mark.get(qn("w:name")) for kind in ("moveFrom", "moveTo") for mark in marks(data, f"{kind}RangeStart")]
    assert names == ["move1", "move1"]
    ends = {mark.get(qn("w:id")) for kind in ("moveFrom", "moveTo") for mark in marks(data, f"{kind}RangeEnd")}
    starts = {mark.get(qn("w:id")) for kind in ("moveFrom", "moveTo") for mark in marks(data, f"{kind}RangeStart")}
    assert ends == starts


def test_what_only_took_another_number_shows_no_change_in_its_words():
    data = holds(text(numbered(SECOND, FIRST)), text(numbered(FIRST)))
    deleted = ["".join(mark.itertext()) for mark in marks(data, "del")]

    assert not any("owls" in words for words in deleted)


def test_opening_phrases_are_in_italics_on_both_sides():
    data = changes(text(numbered(FIRST)), text(numbered(FIRST.replace("Encourages", "Urges"))))
    stressed = [run for run in marks(data, "r") if run.find("w:rPr/w:i", W) is not None]

    assert {"".join(run.itertext()) for run in stressed} >= {"Encourages", "Urges"}


def test_properties_stand_in_the_order_of_the_standard():
    order = ["pStyle", "keepNext", "pBdr", "tabs", "bidi", "spacing", "ind", "jc", "rPr", "sectPr", "pPrChange"]
    data = holds(*(text(element) for element in CASES["another depth"]))
    for properties in marks(data, "pPr"):
        names = [etree.QName(element).localname for element in properties]
        assert names == sorted(names, key=order.index)


def test_the_document_opens_and_has_the_cover_of_the_later_text():
    document = Document(BytesIO(changes(text(numbered(FIRST)), text(numbered(SECOND), symbol="A/RES/98/3"))))

    assert "A/RES/98/3" in [cell.text for row in document.tables[0].rows for cell in row.cells]
