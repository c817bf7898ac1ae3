"""What stands inside a text besides its paragraphs: headings, lists, annexes, and numbers that are misprinted."""

import pytest

from tests.ccpcj.reports.readings import PLAIN, read_text, with_text
from tests.ccpcj.reports.typeset import typeset

OPENING = ["More books for prisons", "The General Assembly,", "Recalling that books open doors,"]
ENDING = ["2. Requests the libraries to report on their books."]


def text_of(*lines, language="en", notes=None):
    return read_text(typeset(with_text(language, list(lines), notes), PLAIN)).texts[0]


def numbers(items):
    return [(item.number, item.heading) for item in items]


def test_a_heading_stands_over_paragraphs_and_the_numbers_go_on():
    text = text_of(*OPENING, "I", "Libraries", "1. Urges Governments to buy books;", "Readers and their time", *ENDING)

    assert numbers(text.operative) == [(None, 1), (None, 1), ("1", None), (None, 1), ("2", None)]
    assert [item.text for item in text.operative if item.heading] == ["I", "Libraries", "Readers and their time"]
    assert text.annexes == []


def test_a_heading_under_which_the_numbers_begin_anew_opens_an_annex():
    text = text_of(
        *OPENING, "1. Adopts the rules of reading;", *ENDING, "Rules of reading", "1. Read slowly.", "2. Stop."
    )

    assert numbers(text.operative) == [("1", None), ("2", None)]
    (annex,) = text.annexes
    assert (annex.label, annex.title, numbers(annex.paragraphs)) == (
        None,
        "Rules of reading",
        [("1", None), ("2", None)],
    )


def test_an_annex_holds_headings_clauses_and_items():
    text = text_of(
        *OPENING, "1. Adopts the rules of reading.", "Annex", "Rules of reading", "We, the readers of many books,",
        "Quiet rooms", "1. Read slowly, and in particular:", "(a) By day;", "(i) At a window;", "(b) By night.",
    )  # fmt: skip
    (annex,) = text.annexes
    (letter_a, letter_b) = annex.paragraphs[2].children

    assert (annex.label, annex.title) == ("Annex", "Rules of reading")
    assert numbers(annex.paragraphs) == [(None, None), (None, 1), ("1", None)]
    assert (letter_a.number, [item.number for item in letter_a.children], letter_b.number) == ("(a)", ["(i)"], "(b)")


def test_a_single_action_may_stand_without_a_number_before_its_annex():
    text = text_of(
        "Reading together", "The General Assembly", "Adopts the declaration below.", "Annex", "Words", "We read."
    )

    assert (text.body, text.preamble, [item.verb for item in text.operative]) == ("GA", [], ["adopts"])
    assert [item.text for item in text.annexes[0].paragraphs] == ["We read."]


def test_a_numbered_list_hangs_from_the_paragraph_that_leads_it():
    text = text_of(
        *OPENING, "1. Decides on this agenda of the book fair:", "1. Opening.", "2. Reading.", "2. Requests a report."
    )

    assert [item.number for item in text.operative] == ["1", "2"]
    assert [item.text for item in text.operative[0].children] == ["Opening.", "Reading."]


@pytest.mark.parametrize("misprint", ["24. Also urges them to read;", "2 Also urges them to read;"])
def test_a_misprinted_number_costs_no_other_paragraph(misprint):
    lines = [*OPENING, "1. Urges Governments to buy books;", misprint, "3. Requests a report."]
    report = read_text(typeset(with_text("en", lines), PLAIN))

    assert [item.number for item in report.texts[0].operative][-1] == "3"
    assert "Also urges them to read;" in " ".join(item.text for item in report.texts[0].operative)
    assert "number-missing" in [finding.code for finding in report.findings]


@pytest.mark.parametrize(("language", "marks"), [("zh", ("㈠", "㈡")), ("ar", ("’1‘", "’2‘"))])
def test_items_below_a_letter_are_read_in_the_form_of_the_language(language, marks):
    words = {
        "zh": ("大会，", "1. 鼓励各国：", "(a) 购书：", "读书；"),
        "ar": ("إن الجمعية العامة،", "1 - تشجع الدول على:", "(أ) الشراء:", "القراءة؛"),
    }
    body, paragraph, letter, item = words[language]
    text = text_of(body, paragraph, letter, *(f"{mark} {item}" for mark in marks), language=language)

    (below,) = text.operative[0].children
    assert [child.number for child in below.children] == list(marks)


@pytest.mark.parametrize(
    "words", ["of 1988{1} and of 2003,", "of its resolution 76/187,{1}", "resolution 76/187{1} of then,"]
)
def test_a_marker_may_be_glued_to_a_year_or_to_the_number_of_a_resolution(words):
    text = text_of(*OPENING, f"Recalling the convention {words}", "1. Urges all to read.", notes={1: "A note."})

    assert text.preamble[1].footnotes == [1]
    assert text.preamble[1].text.endswith(words.replace("{1}", ""))


def test_a_marker_may_stand_behind_the_stop_of_a_sentence():
    text = text_of(*OPENING, "1. Urges persons to read.{1} They may rest, as Rev.1 says.", notes={1: "A note."})

    assert text.operative[0].text == "Urges persons to read. They may rest, as Rev.1 says."


def test_a_footnote_goes_on_behind_a_word_that_is_cut_short():
    note = "See the very long catalogue of all the books of that library for the year, Supplement No. 2 (E/2052/2), chap. I."
    text = text_of(*OPENING, "1. Urges all to read{1} and to write.", notes={1: note})

    assert text.operative[0].text == "Urges all to read and to write."


def test_a_hyphen_that_waits_for_the_other_half_of_a_pair_keeps_its_space():
    text = text_of(
        *OPENING, "1. Urges all who can to share what they have learned in book- and paper-making countries."
    )

    assert text.operative[0].text.endswith("book- and paper-making countries.")


def test_numbers_that_begin_again_without_a_heading_are_a_list_of_the_report():
    lines = [*OPENING, "1. Urges Governments to buy books;", *ENDING, "1. Calls upon readers.", "2. Invites them."]
    report = read_text(typeset(with_text("en", lines), PLAIN))

    assert numbers(report.texts[0].operative) == [("1", None), ("2", None)]
    assert report.paragraphs[0].items == ["1. Calls upon readers.", "2. Invites them."]
    assert report.paragraphs[1].number == 2


def test_a_text_ends_where_the_report_goes_on():
    lines = [*OPENING, "1. Urges Governments to buy books."]
    report = read_text(typeset(with_text("en", lines), PLAIN))

    assert numbers(report.texts[0].operative) == [("1", None)]
    assert [paragraph.number for paragraph in report.paragraphs[:3]] == [1, 2, 3]
    assert not [finding for finding in report.findings if finding.code == "number-fits-no-sequence"]
