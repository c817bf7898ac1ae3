"""Reading one file: every word in its place, and what is not known told."""

from collections import Counter
from datetime import date
from xml.etree.ElementTree import Element, fromstring

import pytest

from resolutions.akn.reader import NotATextError, read_texts
from resolutions.akn.vocabulary import local_name

from .specimen import WORDS, note, paragraph, specimen


def leaves(element: Element) -> str:
    """The text of a file outside its metadata, as plain XML gives it."""
    if local_name(element) == "meta":
        return ""
    return "".join([element.text or "", *(leaves(child) + (child.tail or "") for child in element)])


def letters(text: str) -> Counter[str]:
    """What is written, white space and brackets aside: Arabic sets brackets around the markers of notes."""
    return Counter(char for char in text if not char.isspace() and char not in "()")


def blocks(**changes):
    return read_texts(specimen(**changes))[0].blocks


@pytest.mark.parametrize("language", WORDS)
def test_all_words_of_a_file_are_held(language):
    data = specimen(language)
    held = " ".join(read_texts(data)[0].words)

    assert letters(held) == letters(leaves(fromstring(data)))


@pytest.mark.parametrize("language", WORDS)
def test_words_of_unknown_elements_are_named_in_problems(language):
    data = specimen(
        language, tail="<riddle>What burns twice?</riddle>", operative="<verse><line>A lamp.</line></verse>",
        cover="<p>Printed nowhere else</p>",
    )  # fmt: skip
    text = read_texts(data)[0]

    assert letters(" ".join(text.words)) == letters(leaves(fromstring(data)))
    assert [problem.level for problem in text.problems if problem.code == "unknown-element"] == ["error", "error"]


def test_a_text_says_what_it_is():
    text = read_texts(specimen())[0]

    assert (text.symbol, text.number, text.language, text.session) == ("A/RES/77/901", "77/901", "en", "77")
    assert (text.title, text.chapeau) == (WORDS["en"].title, "The General Assembly,")
    assert text.adopted_on == date(2022, 12, 15)


def test_a_day_in_the_year_1_is_not_stated():
    text = read_texts(specimen(day="0001-01-01"))[0]

    assert (text.adopted_on, text.published_on) == (None, None)


@pytest.mark.parametrize("language", WORDS)
def test_parts_numbers_and_depths_are_the_same_in_every_language(language):
    result = [
        (block.part, block.depth, block.at and block.at.order, bool(block.heading))
        for block in blocks(language=language)
    ]

    assert result == [
        ("preambular", 0, None, False), ("preambular", 0, None, False),
        ("operative", 0, 1, False), ("operative", 1, 1, False), ("operative", 1, 2, False), ("operative", 0, 2, False),
        ("annex", 0, None, True), ("annex", 0, None, True), ("annex", 0, 1, False),
    ]  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_italics_at_the_beginning_are_the_opening_phrase(language):
    words, result = WORDS[language], blocks(language=language)

    assert [result[n].phrase for n in (0, 2, 5)] == [words.recalling[0], words.requests[0], words.decides[0]]
    assert result[3].phrase == ""


@pytest.mark.parametrize("brackets", ["()", ")(\t", "( ) ", "(("])
def test_brackets_around_the_marker_of_a_note_are_no_words(brackets):
    note = f'<authorialNote marker="1" placement="bottom"><p>{brackets}Qxlor (a).</p></authorialNote>'
    result = read_texts(specimen(operative=paragraph("", "", f"Lamps{note};"), preamble="", annex=""))[0].blocks[0]

    assert [footnote.text for footnote in result.notes] == ["Qxlor (a)."]


def test_an_opening_phrase_begins_with_a_whole_word():
    halved = paragraph("", "", 'و<span class="bold italic">ترحب</span> بالموانئ؛')

    assert read_texts(specimen("ar", operative=halved, preamble="", annex=""))[0].blocks[0].phrase == "وترحب"


@pytest.mark.parametrize(("language", "phrase"), [("en", ""), ("zh", "我们")])
def test_bold_is_an_opening_phrase_in_chinese_alone(language, phrase):
    declared = paragraph("", "", f'<span class="bold">{phrase or "We will read."}</span> Qxlor.')

    assert read_texts(specimen(language, operative=declared, preamble="", annex=""))[0].blocks[0].phrase == phrase


def test_a_space_that_the_file_lost_between_two_runs_is_set_and_told():
    runs = '<span class="bold italic">{}</span><span class="bold italic">{}</span> بالموانئ;'
    parted, whole = (
        read_texts(specimen("ar", operative=paragraph("", "", runs.format(*pair)), preamble="", annex=""))[0]
        for pair in (("ترحب", "مع التقدير"), ("و", "ترحب"))
    )

    assert (parted.blocks[0].phrase, whole.blocks[0].phrase) == ("ترحب مع التقدير", "وترحب")
    assert [problem.code for problem in (*parted.problems, *whole.problems)] == ["space-lost"]


def test_a_number_in_the_text_is_taken_from_it_as_printed():
    result = blocks(language="ar")[2]

    assert result.number == "1 -"
    assert result.text.startswith("تطلب أيضا")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_note_keeps_its_place_and_its_words(language):
    block = blocks(language=language)[0]
    (result,) = block.notes

    assert block.text[result.place :] == ""
    assert (result.number, result.text) == (1, WORDS[language].note.format(link="75/903"))
    assert [reference.symbol for reference in block.references] == ["A/RES/76/902", "A/RES/75/903"]


def test_a_note_in_the_middle_counts_the_characters_before_it():
    marked = paragraph("1.", "", f"Lamps{note('en', 'Lit.', '7')} go out.")
    (result,) = blocks(operative=marked, preamble="", annex="")[0].notes

    assert (result.number, result.place) == (7, len("Lamps"))


def test_a_number_without_words_stands_before_the_next_words():
    parted = "<paragraph><num>1.</num><content><p></p></content></paragraph>" + paragraph("", "", "Lamps.")
    result = blocks(operative=parted, preamble="", annex="")

    assert [(block.number, block.text) for block in result] == [("1.", "Lamps.")]


def test_a_heading_that_says_annex_begins_one():
    heading = "<paragraph><heading>Annex II</heading></paragraph>"
    annexed = paragraph("", "", "Agrees.") + heading + paragraph("", "", "Words.")
    result = blocks(operative=annexed, preamble="", annex="")

    assert [(block.part, bool(block.heading)) for block in result] == [
        ("operative", False), ("annex", True), ("annex", False),
    ]  # fmt: skip


def test_bold_words_that_lead_on_are_no_heading():
    leading = '<paragraph><content><p><span class="bold">Declares:</span></p></content></paragraph>'

    assert blocks(operative=leading, preamble="", annex="")[0].heading is None


def test_lists_in_lists_hang_one_below_the_other():
    nested = (
        "<paragraph><num>1.</num><list><intro><p>Asks:</p></intro><point><num>(a)</num><content><p>One:</p></content>"
        "</point><sublist><point><num>(i)</num><content><p>Two;</p></content></point></sublist></list></paragraph>"
    )

    assert [block.depth for block in blocks(operative=nested, preamble="", annex="")] == [0, 1, 2]


def test_a_list_in_the_preamble_is_read():
    listed = (
        "<container><blockList><listIntroduction><span class='italic'>Noting</span>:</listIntroduction>"
        "<item><num>(a)</num><p>One;</p></item></blockList></container>"
    )

    assert [(block.depth, block.number) for block in blocks(preamble=listed, operative="", annex="")] == [
        (0, ""),
        (1, "(a)"),
    ]


def test_steps_votes_and_keywords_are_read():
    meta = (
        '<classification><keyword value="x" showAs="light_houses" dictionary="UNBIS" '
        'href="http://metadata.un.org/thesaurus/1009999"/>'
        '<keyword refersTo="agenda" value="109" dictionary="A/77/251"/></classification>'
        '<workflow><step date="2022-11-01" outcome="draftResolution" as="A/C.3/77/L.99" by="Chad and Peru"/></workflow>'
        '<analysis><parliamentary><voting outcome="adoptedRecordedVote"><count value="2" refersTo="inFavour">'
        "<organization>CHAD</organization><organization>PERU</organization></count></voting></parliamentary></analysis>"
    )
    text = read_texts(specimen(meta=meta))[0]

    assert [(subject.scheme, subject.code, subject.name) for subject in text.subjects] == [
        ("unbis", "1009999", "light houses")
    ]
    assert [(step.outcome, step.symbol, step.by, step.day) for step in text.steps] == [
        ("tabled", "A/C.3/77/L.99", "Chad and Peru", date(2022, 11, 1))
    ]
    assert text.voting == "vote"
    assert (text.counts, text.voters) == ({"in_favour": 2}, {"in_favour": ["CHAD", "PERU"]})


def test_a_collection_holds_a_text_for_each_letter():
    one = specimen(symbol="A/RES/77/901 A-B").decode()
    statement = one[one.index("<statement") : one.index("</akomaNtoso>")]
    cover = statement[statement.index("<coverPage>") : statement.index("<preamble>")]
    bare = statement.replace(cover, "<preface><p><docNumber>{}</docNumber><docTitle>{}</docTitle></p></preface>", 1)
    parts = "".join(f"<component>{bare.format(letter, f'Title {letter}')}</component>" for letter in "AB")
    head = one[: one.index("<statement")]
    data = f"{head}<documentCollection>{cover}</documentCollection><components>{parts}</components></akomaNtoso>"

    texts = read_texts(data.encode())
    assert [(text.symbol, text.title) for text in texts] == [
        ("A/RES/77/901 A", "Title A"),
        ("A/RES/77/901 B", "Title B"),
    ]
    assert len(texts[0].blocks) == len(texts[1].blocks) == 9


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<akomaNtoso>", "not well formed"),
        (b"<html/>", "begins with <html>"),
        (b"<akomaNtoso/>", "no <statement>"),
        (specimen().replace(b'language="eng"', b'language="tlh"'), "its language"),
        (specimen().replace(b"#symbol", b"#cymbal").replace(b">A/RES/77/901<", b"><"), "its symbol"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso/>', "entities"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, message):
    with pytest.raises(NotATextError, match=message):
        read_texts(data)
