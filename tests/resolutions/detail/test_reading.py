"""Which words of a text are read, and how its paragraphs are cited."""

import pytest

from ccpcj.lib.pagination import NotAvailable
from resolutions.detail.reading import Reading, reading_of
from resolutions.models import Citation, Footnote, Paragraph, ParagraphText, Resolution, Version
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution() -> Resolution:
    return make.make_resolution(make.make_session(61))


def summary(version: Version, words: str = "Asks for something.") -> Paragraph:
    return Paragraph.objects.create(version=version, part="operative", position=1, anchor="op-1", summary=words)


def words_of(reading: Reading) -> list[str | None]:
    return [line.words and line.words.text for line in reading.lines]


def test_the_latest_version_with_text_is_read(resolution):
    make.make_paragraph(make.make_version(resolution, 1), text="First.")
    make.make_paragraph(make.make_version(resolution, 2), text="Second.")
    summary(make.make_version(resolution, 3))

    assert words_of(reading_of(resolution, "en")) == ["Second."]


def test_summaries_are_read_where_no_text_is_held_and_are_no_words(resolution):
    summary(make.make_version(resolution, 1))
    make.make_version(resolution, 2)
    reading = reading_of(resolution, "en")

    assert words_of(reading) == [None]
    assert reading.summaries_only
    assert reading.version.position == 1


def test_without_any_paragraph_there_is_nothing_to_read(resolution):
    make.make_version(resolution)

    assert reading_of(resolution, "en").version is None


def test_an_earlier_version_can_be_asked_for(resolution):
    make.make_paragraph(make.make_version(resolution, 1), text="First.")
    make.make_paragraph(make.make_version(resolution, 2), text="Second.")
    make.make_version(resolution, 3)

    assert words_of(reading_of(resolution, "en", position="1")) == ["First."]
    for absent in ("3", "4", "x"):
        with pytest.raises(NotAvailable):
            reading_of(resolution, "en", position=absent)


def test_the_reader_s_language_is_read_and_another_only_where_it_is_missing(resolution):
    version = make.make_version(resolution)
    both, english = make.make_paragraph(version, number="1"), make.make_paragraph(version, number="2")
    ParagraphText.objects.create(paragraph=both, language="zh", text="鼓励会员国；", phrase="鼓励")
    reading = reading_of(resolution, "zh")

    assert [line.words.lang for line in reading.lines] == ["zh", "en"]
    assert reading.languages == ["en", "zh"]
    assert reading_of(resolution, "fr").lang == "en"
    assert words_of(reading_of(resolution, "zh", language="en"))[0] != "鼓励会员国；"
    assert english.texts.count() == 1
    with pytest.raises(NotAvailable):
        reading_of(resolution, "zh", language="ru")


def test_parts_are_read_in_their_order_and_sub_paragraphs_below_theirs(resolution):
    version = make.make_version(resolution)
    make.make_paragraph(version, "preambular", "")
    three = make.make_paragraph(version, number="3")
    make.make_paragraph(version, number="(a)", anchor="op-3-a", parent=three)
    reading = reading_of(resolution, "en")

    assert [line.number for line in reading.preambular] == [""]
    assert [(line.number, line.depth) for line in reading.operative] == [("3.", 0), ("(a)", 1)]


def test_paragraphs_are_cited_as_the_united_nations_does(resolution):
    version = make.make_version(resolution)
    make.make_paragraph(version, "preambular", "")
    three = make.make_paragraph(version, number="3")
    make.make_paragraph(version, number="(a)", anchor="op-3-a", parent=three)
    body = "Commission on Crime Prevention and Criminal Justice"

    assert [line.cite for line in reading_of(resolution, "en").lines] == [
        f"{body} resolution 61/1, preambular para. 1",
        f"{body} resolution 61/1, para. 3",
        f"{body} resolution 61/1, para. 3 (a)",
    ]


@pytest.mark.parametrize(
    ("version", "cited"),
    [
        ({"stage": "adopted", "body": "GA", "symbol": "A/RES/77/232"}, "General Assembly resolution 77/232"),
        ({"stage": "tabled", "symbol": "E/CN.15/2052/L.4/Rev.1"}, "E/CN.15/2052/L.4/Rev.1"),
        ({"stage": "recommended", "body": "GA"}, "Draft resolution II (session 61)"),
    ],
)
def test_versions_are_cited_by_what_they_are(version, cited):
    resolution = make.make_resolution(make.make_session(61), "2", stage="draft", body="GA")
    make.make_paragraph(make.make_version(resolution, **version))

    assert reading_of(resolution, "en").lines[0].cite == f"{cited}, para. 1"


def test_a_footnote_stands_once_in_the_language_of_the_text(resolution):
    paragraph = make.make_paragraph(make.make_version(resolution))
    for language, number in (("zh", 1), ("en", 1), ("zh", 2)):
        Footnote.objects.create(paragraph=paragraph, number=number, language=language, text=f"{language} {number}")

    assert [note.text for note in reading_of(resolution, "en").lines[0].notes] == ["en 1", "zh 2"]


def test_a_citation_that_the_text_does_not_print_is_told_beside_it(resolution):
    paragraph = make.make_paragraph(make.make_version(resolution), text="Recalls its resolution 60/1;")
    for position, number in enumerate(("60/1", "60/2"), 1):
        Citation.objects.create(
            paragraph=paragraph, position=position, kind="resolution", number=number, symbol=f"X/{number}"
        )

    assert [citation.number for citation in reading_of(resolution, "en").lines[0].unplaced] == ["60/2"]


def test_paragraphs_that_hang_from_each_other_in_a_circle_are_still_shown(resolution):
    version = make.make_version(resolution)
    first = make.make_paragraph(version, number="1")
    second = make.make_paragraph(version, number="2", parent=first)
    Paragraph.objects.filter(pk=first.pk).update(parent=second)

    assert len(reading_of(resolution, "en").lines) == 2
