"""A text in several languages, paragraph against paragraph."""

import pytest
from django.test import Client

from ccpcj.lib.pagination import NotAvailable
from resolutions.detail.parallel import ParallelText, parallel_text, requested_languages
from resolutions.detail.reading import reading_of
from resolutions.models import Footnote, ParagraphText, Resolution, ResolutionText
from tests import factories as make
from tests.markup import Element, Page
from tests.queries import queries

pytestmark = pytest.mark.django_db
WORDS = {"en": "Encourages", "fr": "Encourage", "ar": "تشجع", "zh": "鼓励"}


def written(number: str = "61/1", paragraphs: int = 2, languages: str = "en ar") -> Resolution:
    """A text whose last paragraph lacks all languages but English."""
    resolution = make.make_resolution(make.make_session(int(number.partition("/")[0])), number)
    version = make.make_version(resolution, symbol=f"E/CN.15/{number}")
    for place in range(1, paragraphs + 1):
        paragraph = make.make_paragraph(version, number=str(place), text=f"Encourages {place}")
        for lang in set(languages.split()) - {"en"} if place < paragraphs or paragraphs == 1 else ():
            ParagraphText.objects.create(
                paragraph=paragraph, language=lang, text=f"{WORDS[lang]} {place}", phrase=WORDS[lang]
            )
        for lang in languages.split():
            Footnote.objects.create(paragraph=paragraph, number=place, language=lang, text=f"{lang} {place}")
    return resolution


def side_by_side(resolution: Resolution, *languages: str) -> ParallelText:
    return parallel_text(reading_of(resolution, "en", side_by_side=languages), languages)


def test_each_row_holds_a_paragraph_in_the_languages_chosen_in_their_order():
    rows = side_by_side(written(), "ar", "en").rows

    assert [[cell.line.words and cell.line.words.text for cell in row] for row in rows] == [
        ["تشجع 1", "Encourages 1"],
        [None, "Encourages 2"],
    ]


def test_footnotes_stand_under_their_own_language_only():
    first, second = side_by_side(written(languages="en ar zh"), "ar", "zh").rows

    assert [[note.text for note in cell.line.notes] for cell in first] == [["ar 1"], ["zh 1"]]
    assert [[note.text for note in cell.line.notes] for cell in second] == [["ar 2"], ["zh 2"]]


def test_a_language_that_is_not_held_is_told_with_its_document():
    shown = side_by_side(written(), "en", "ar", "ru")

    assert shown.languages == ["en", "ar"]
    assert [(column.lang, column.document) for column in shown.absent] == [("ru", "https://undocs.org/ru/E/CN.15/61/1")]


def test_one_language_is_no_side_by_side():
    resolution = written()

    assert side_by_side(resolution, "en", "ru").rows == []
    assert side_by_side(resolution, "ar").rows == []
    assert reading_of(resolution, "en", side_by_side=["ru", "ar"]).lang == "ar"


def test_the_document_is_that_of_the_version_else_the_one_the_text_was_read_from():
    resolution = written()
    resolution.versions.update(symbol=None)
    assert side_by_side(resolution, "en", "ar").columns[0].document == ""

    ResolutionText.objects.update(source="E/2052/30")
    assert side_by_side(resolution, "en", "ar").columns[1].document == "https://undocs.org/ar/E/2052/30"


def test_languages_are_asked_for_in_one_word_or_one_by_one():
    assert requested_languages(["en,fr", "ar", "fr", ""]) == ["en", "fr", "ar"]
    with pytest.raises(NotAvailable):
        requested_languages(["en,de"])


def table(client: Client, address: str) -> Element:
    (found,) = [one for one in page(client, address).all("table") if "parallel" in one.get("class")]
    return found


def page(client: Client, address: str) -> Element:
    return Page(client.get(address).content.decode()).root


def test_each_cell_says_its_language_and_direction(client):
    written(languages="en ar zh")
    shown = table(client, "/fr/resolutions/61-1/?languages=ar,zh,en")
    head, _titles, first, second = shown.all("tr")

    for row in (head, first, second):
        cells = row.all("th", "td")
        assert [(cell.get("lang"), cell.get("dir")) for cell in cells] == [("ar", "rtl"), ("zh", "ltr"), ("en", "ltr")]
    missing = second.all("td")[0]
    assert "Non disponible ici." in missing.text
    assert missing.all("a")[0].get("href") == "https://undocs.org/ar/E/CN.15/61/1"
    assert missing.all("span")[0].get("lang") == "fr"


def test_a_text_read_alone_has_no_columns_and_offers_them(client):
    written()
    shown = page(client, "/resolutions/61-1/")

    assert [one for one in shown.all("table") if "parallel" in one.get("class")] == []
    assert [box.get("value") for box in shown.all("input") if box.get("name") == "languages"] == ["en", "ar"]


def test_a_version_stays_chosen_while_languages_are(client):
    resolution = written()
    make.make_paragraph(make.make_version(resolution, 2), text="Later.")
    shown = page(client, "/resolutions/61-1/?version=1&languages=en,ar")

    assert [(box.get("name"), box.get("value")) for box in shown.all("input") if box.get("type") == "hidden"] == [
        ("version", "1")
    ]
    assert "Later." not in table(client, "/resolutions/61-1/?version=1&languages=en,ar").text


def test_a_language_of_none_of_the_six_is_refused(client):
    written()

    assert client.get("/resolutions/61-1/?languages=en,de").status_code == 404


def test_many_languages_and_paragraphs_ask_no_more_queries(client):
    written("61/1", 1)
    written("71/1", 3, "en ar zh fr")
    few = queries(client, "/resolutions/61-1/?languages=en,ar")

    assert queries(client, "/resolutions/71-1/?languages=en,ar,zh,fr") == few
    assert queries(client, "/resolutions/71-1/") == few


def test_a_latin_footnote_of_an_arabic_text_runs_from_left_to_right():
    resolution = written(paragraphs=3)
    Footnote.objects.filter(language="ar", number=2).update(text="المرجع نفسه، 2.")

    alone = Page(Client().get(f"/ar/resolutions/{resolution.slug}/").content.decode())
    beside = Page(Client().get(f"{resolution.get_absolute_url()}?languages=ar,en").content.decode())

    for page in (alone, beside):
        notes = {note.text: note.get("dir") for note in page.root.all("bdi")}
        assert (notes["ar 1"], notes["المرجع نفسه، 2."]) == ("ltr", "rtl")
