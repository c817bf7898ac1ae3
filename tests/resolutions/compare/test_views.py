"""The page that compares two texts, and its Word document."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from resolutions.models import ParagraphText, Resolution, Version
from tests import factories as make
from tests.markup import Element, of_class, root
from tests.queries import queries

pytestmark = pytest.mark.django_db
OWLS = "Encourages all States to keep owls in good order and to count them, and to tell the Office of their number;"
LARKS = (
    "Requests the Office to lend larks to those that ask for them in writing, and to report on each wren and each owl;"
)
HERON = "Decides to come back to the question of the heron at its next session under the item on marsh birds."


def version(resolution: Resolution, position: int, *texts: str, lang: str = "en", **values: object) -> Version:
    made = make.make_version(resolution, position, **values)
    for number, text in enumerate(texts, 1):
        make.make_paragraph(made, number=str(number), text=text).texts.update(language=lang)
    return made


@pytest.fixture
def work() -> Resolution:
    """A text whose draft has two paragraphs, whose revision changed one, and whose adopted form moved one."""
    resolution = make.make_resolution(make.make_session(), "61/1")
    version(resolution, 1, OWLS, LARKS, symbol="E/CN.15/2052/L.4", stage="tabled")
    changed = OWLS.replace("Encourages", "Urges").replace(" States", " States, where appropriate,")
    revised = version(resolution, 2, changed, LARKS, symbol="E/CN.15/2052/L.4/Rev.1", stage="tabled")
    revised.paragraphs.filter(number="1").update(verb="urges")
    ParagraphText.objects.filter(paragraph__version=revised, paragraph__number="1").update(phrase="Urges")
    version(resolution, 3, HERON, LARKS, OWLS, stage="adopted")
    return resolution


def rows(page: Element) -> list[str]:
    return [of_class(row, "states")[0].text for row in of_class(page, "compared-row")]


DRAFTS = "/compare/?a=E/CN.15/2052/L.4&b=E/CN.15/2052/L.4/Rev.1"


def test_two_versions_stand_beside_each_other_with_what_differs_marked(client, work):
    page = root(client, DRAFTS)

    assert [mark.text for mark in page.all("del") if mark.text != "removed"] == ["Encourages"]
    assert [mark.text for mark in page.all("ins") if mark.text != "added"] == ["Urges", ", where appropriate,"]
    (first, second) = of_class(page, "pair")[1].all("p")
    assert first.text == f"1. {OWLS}"
    assert second.text.startswith("1. Urges all States, where appropriate, to keep")


def test_what_became_of_it_is_said_in_words_and_counted_on_top(client, work):
    page = root(client, DRAFTS)
    (changed,) = (row for row in rows(page) if row.startswith("Changed"))

    assert "Encourages became Urges : stronger" in changed
    assert "where appropriate was added" in changed
    assert [element.text for element in of_class(page, "nowrap")] == ["1 unchanged", "1 changed"]
    (fold,) = page.all("details")
    assert fold.all("summary")[0].text == "1 unchanged paragraph"


def test_a_paragraph_that_moved_links_both_its_places(client, work):
    page = root(client, "/compare/?a=E/CN.15/2052/L.4&b=61-1:3")
    links = {link.text: link.get("href") for link in page.all("a") if link.get("href").startswith(("#a-", "#b-"))}

    assert links["Moved from para. 1"] == "#a-op-1"
    assert links["para. 1 moved to para. 3"] == "#b-op-3"
    ids = {element.get("id") for element in page}
    assert {"a-op-1", "b-op-3"} <= ids
    assert any("Renumbered: para. 1 is now para. 3" in row for row in rows(page))
    assert any(row.startswith("Added") for row in rows(page))


def test_one_column_holds_both_wordings_and_the_choice_stays(client, work):
    page = root(client, f"{DRAFTS}&view=one")
    (changed,) = (row for row in of_class(page, "compared-row") if "Changed" in row.text)

    assert "Encourages Urges all States" in changed.text
    links = [
        link.get("href")
        for link in page.all("a")
        if "a=" in link.get("href") and "changes.docx" not in link.get("href")
    ]
    in_view = [link for link in links if "view=one" in link]
    assert len(links) - len(in_view) == 1  # the one that goes back to columns
    assert [field.get("value") for field in page.all("input") if field.get("name") == "view"] == ["one"]


def test_quoted_words_say_their_language_and_direction(client, work):
    for text in ParagraphText.objects.filter(paragraph__version__position__lt=3):
        ParagraphText.objects.create(paragraph=text.paragraph, language="ar", text=f"تشجع {text.pk}", phrase="تشجع")
    page = root(client, f"/fr{DRAFTS}&in=ar&view=one")

    words = [line for row in of_class(page, "compared-row") for line in row.all("p") if line.get("class") != "states"]
    assert {(line.get("lang"), line.get("dir")) for line in words} == {("ar", "rtl")}
    assert {states.get("lang") for states in of_class(page, "states")} == {"fr"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("e/cn.15/2052/l.4", "E/CN.15/2052/L.4/Rev.1"),
        ("61-1:1", "61-1:2"),
        ("https://example.org/ar/resolutions/61-1/?version=1#text", "/resolutions/61-1/?version=2"),
    ],
)
def test_a_text_is_known_by_its_symbol_its_work_and_place_or_its_address(client, work, a, b):
    page = client.get("/compare/", {"a": a, "b": b})

    assert page.status_code == 200
    assert page.context["comparison"].old.version.position == 1
    assert page.context["comparison"].new.version.position == 2


@pytest.mark.parametrize("typed", ["61/1", "61-1", "resolution 61/1", "former-place"])
def test_of_a_work_the_last_version_with_words_is_taken(client, work, typed):
    make.make_version(work, 4, symbol="A/RES/107/1")
    work.former_slugs.create(slug="former-place")
    page = client.get("/compare/", {"a": "61-1:1", "b": typed})

    assert page.context["comparison"].new.version.position == 3


def test_an_adopted_text_is_known_by_its_number_alone(client, work):
    version(work, 4, OWLS, symbol="A/RES/107/32")
    page = client.get("/compare/", {"a": "61-1:1", "b": "107/32"})

    assert page.context["comparison"].new.version.position == 4


def test_a_number_is_that_of_a_resolution_before_that_of_a_decision(client):
    session = make.make_session(61)
    version(make.make_resolution(session, "61/1", slug="d", kind="decision", title_en="On offices"), 1, "Decides;")
    version(make.make_resolution(session, "61/1", slug="r", title_en="On towers"), 1, "Urges;")
    version(make.make_resolution(session, "61/2", slug="other"), 1, "Requests;")

    def compared(typed: str) -> str:
        return client.get("/en/compare/", {"a": "61/2", "b": typed}).content.decode()

    assert "Urges" in compared("61/1")
    assert "Decides" in compared("decision 61/1")


def problem(client: Client, address: str, status: int) -> str:
    (notice,) = of_class(root(client, address, status), "notice")
    return notice.text


def test_what_is_not_known_is_said(client, work):
    assert problem(client, "/compare/?a=61-1:1&b=99/9", 404) == "No public text is known as “99/9”."


@pytest.mark.parametrize("typed", ["%00", "61-1:99999999999999999999", "a" * 300, "<b>", "?version=", "::1"])
def test_odd_things_typed_find_nothing(client, work, typed):
    assert client.get(f"/compare/?a={typed}&b=61-1:1").status_code == 404


def test_the_same_text_twice_is_refused(client, work):
    assert problem(client, "/compare/?a=E/CN.15/2052/L.4&b=61-1:1", 400).startswith("This is twice the same text")


def test_a_language_that_one_lacks_is_named_with_the_text(client, work):
    version(work, 4, "鼓励各国；", lang="zh", symbol="A/RES/107/32")

    assert problem(client, "/compare/?a=61-1:1&b=61-1:2&in=fr", 404) == (
        "E/CN.15/2052/L.4 is not available in this language: Français."
    )
    words = problem(client, "/compare/?a=61-1:1&b=A/RES/107/32", 404)
    assert words.startswith("No language has both texts: E/CN.15/2052/L.4 is available in English, ")
    assert words.endswith("in 中文.")
    assert "de" in problem(client, "/compare/?a=61-1:1&b=61-1:2&in=de", 404)


def test_a_version_without_words_says_so(client, work):
    make.make_version(work, 4, symbol="A/C.3/107/L.2", stage="tabled")

    assert problem(client, "/compare/?a=61-1:1&b=A/C.3/107/L.2", 404) == (
        "The words of this text are not available here: A/C.3/107/L.2."
    )


def test_the_reader_s_language_is_taken_where_both_are_held_in_it(client, work):
    for text in ParagraphText.objects.filter(paragraph__version__position__lt=3):
        ParagraphText.objects.create(paragraph=text.paragraph, language="fr", text="Encourage ;", phrase="Encourage")

    assert client.get(f"/fr{DRAFTS}").context["comparison"].lang == "fr"
    assert client.get(f"/ru{DRAFTS}").context["comparison"].lang == "en"


def test_a_text_that_is_not_held_in_the_reader_s_language_is_named_with_its_document(client, work):
    report = version(work, 4, "鼓励各国清点猫头鹰；", lang="zh", stage="recommended")
    report.texts.create(language="zh", title="猫头鹰", source="E/2052/30")
    final = version(work, 5, OWLS, symbol="A/RES/107/32")
    for paragraph in final.paragraphs.all():
        ParagraphText.objects.create(paragraph=paragraph, language="zh", text="敦促各国清点猫头鹰；")

    (notice,) = of_class(root(client, "/compare/?a=61-1:4&b=61-1:5"), "notice")
    assert "(session 61) is available here in Chinese only; the two texts are compared in Chinese." in notice.text
    assert [(link.get("href"), link.text) for link in notice.all("a")] == [
        ("https://undocs.org/en/E/2052/30", "Document: English")
    ]
    assert of_class(root(client, "/zh/compare/?a=61-1:4&b=61-1:5"), "notice") == []
    assert len(of_class(root(client, "/fr/compare/?a=61-1:4&b=61-1:5"), "notice")) == 2
    assert of_class(root(client, f"{DRAFTS}&in=en"), "notice") == []


def test_a_footnote_alone_is_told_apart_from_changed_words(client, work):
    work.versions.get(position=2).paragraphs.get(number="2").footnotes.create(
        number=1, language="en", text="See above."
    )
    page = root(client, DRAFTS)

    assert [element.text for element in of_class(page, "nowrap")] == ["1 changed", "1 with other footnotes"]
    assert any(row.startswith("Footnote added") for row in rows(page))
    assert "[See above.]" in [mark.text for mark in page.all("ins")]


def test_vowel_marks_are_typesetting_and_each_column_prints_its_own(client, work):
    printed = [paragraph for place in (1, 2) for paragraph in work.versions.get(position=place).paragraphs.all()]
    for paragraph, words in zip(printed, ("عدَّت البوم", "القبّرة", "عدت البوم", "القبرة والبوم"), strict=True):
        ParagraphText.objects.create(paragraph=paragraph, language="ar", text=words)
    page = root(client, f"{DRAFTS}&in=ar")

    assert [element.text for element in of_class(page, "nowrap")] == ["1 unchanged", "1 changed"]
    columns = [[p.text for p in pair.all("p")] for pair in of_class(page, "pair")[1:]]
    assert columns[0] == ["1. عدَّت البوم", "1. عدت البوم"]
    assert columns[1][0] == "2. القبّرة"


def in_french(work: Resolution, *phrases: str) -> None:
    """The first paragraph of the first versions in French too, with these opening phrases."""
    for position, phrase in enumerate(phrases, 1):
        paragraph = work.versions.get(position=position).paragraphs.get(number="1")
        words = f"{phrase} les États, le cas échéant," if position == 2 else f"{phrase} les États,"
        ParagraphText.objects.create(paragraph=paragraph, language="fr", text=words, phrase=phrase)


def strengths(client: Client, address: str) -> list[str]:
    page = root(client, address)
    return [item.text for list_ in of_class(page, "strength") for item in list_.all("li")]


def acted(work: Resolution) -> None:
    """The verb of the first paragraph as the reading of a text records it."""
    work.versions.get(position=1).paragraphs.filter(number="1").update(verb="encourages")
    ParagraphText.objects.filter(paragraph__version__position=1, paragraph__number="1").update(phrase="Encourages")


def test_a_change_of_strength_that_another_language_bears_out_is_told_as_it_is(client, work):
    acted(work)
    in_french(work, "Encourage", "Engage")

    (strength,) = strengths(client, DRAFTS)
    assert "Encourages became Urges : stronger" in strength
    assert "only" not in strength


def test_a_change_of_strength_in_one_language_alone_says_so(client, work):
    acted(work)
    in_french(work, "Encourage", "Encourage")

    (strength,) = strengths(client, DRAFTS)
    assert "Encourages became Urges : stronger (in English only)" in strength
    assert not strength.endswith("only)")  # "where appropriate" is in both languages
    assert "a new translation may be the cause" in client.get(DRAFTS).content.decode()


def test_of_texts_of_two_bodies_in_one_language_a_new_translation_may_be_the_cause(client, work):
    acted(work)
    assert "only" not in strengths(client, DRAFTS)[0]

    work.versions.filter(position=2).update(body="GA")
    assert strengths(client, DRAFTS)[0].count("(in English only)") == 2
    assert "a new translation may be the cause" in client.get(DRAFTS).content.decode()


def test_drafts_that_are_not_published_cannot_be_compared(client, work):
    work.versions.filter(position=1).update(release="draft")
    assert client.get(DRAFTS).status_code == 404

    Resolution.objects.update(release="draft")
    assert client.get("/compare/?a=61-1:2&b=61-1:3").status_code == 404
    assert client.get("/compare/changes.docx?a=61-1:2&b=61-1:3").status_code == 404


def test_without_texts_the_page_asks_for_them_and_offers_some(client, work):
    page = root(client, "/compare/")

    assert [field.get("name") for field in page.all("input") if field.get("name") in "ab"] == ["a", "b"]
    assert "/compare/?a=E/CN.15/2052/L.4/Rev.1&b=61-1:3" in [link.get("href") for link in page.all("a")]


def test_with_one_text_its_work_offers_the_other(client, work):
    page = root(client, "/compare/?b=61-1:3")

    assert "?b=61-1%3A3&a=E%2FCN.15%2F2052%2FL.4" in [link.get("href") for link in page.all("a")]


def test_the_page_of_a_text_leads_to_comparisons_of_its_versions(client, work):
    links = {link.text: link.get("href") for link in root(client, "/resolutions/61-1/").all("a")}

    assert links["Compare with E/CN.15/2052/L.4"] == DRAFTS
    assert links["Compare with E/CN.15/2052/L.4/Rev.1"] == "/compare/?a=E/CN.15/2052/L.4/Rev.1&b=61-1:3"
    assert links["Compare with another text"] == "/compare/?b=61-1:3"


def test_tracked_changes_come_as_word(client, work):
    response = client.get("/compare/changes.docx?a=61-1:1&b=61-1:2&in=en")
    data = b"".join(response)

    assert response["Content-Disposition"] == (
        'attachment; filename="changes-e-cn-15-2052-l-4-e-cn-15-2052-l-4-rev-1-en.docx"'
    )
    assert response["Content-Language"] == "en"
    texts = [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]
    assert any("all States" in text for text in texts)


@pytest.mark.parametrize("query", ["", "?a=61-1:1", "?a=61-1:1&b=61-1:1", "?a=61-1:1&b=61-1:2&in=fr"])
def test_a_file_that_cannot_be_made_is_not_there(client, work, query):
    assert client.get(f"/compare/changes.docx{query}").status_code == 404


def test_long_texts_ask_no_more_queries(client, work):
    longer = make.make_resolution(make.make_session(71), "71/1")
    for place in (1, 2, 3):
        version(longer, place, *(f"{OWLS} {n} {place}" for n in range(9)), symbol=f"E/CN.15/2062/L.{place}")
    few = queries(client, "/compare/?a=61-1:1&b=61-1:2")

    assert queries(client, "/compare/?a=71-1:1&b=71-1:2&in=en") <= few
    assert queries(client, "/compare/?a=61-1:1&b=71-1:2&in=en") <= few
