"""Agreed language: the adopted paragraphs nearest to a text, with the words that differ."""

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client

from ccpcj.search.agreed.draft import split_draft
from ccpcj.search.agreed.similar import AdoptedTexts, SimilarityFinder, SimilarParagraph
from ccpcj.search.index.sketches import current_sketches, sketch
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexEntry
from ccpcj.search.query.facet_arrays import current_facet_arrays
from resolutions.models import Paragraph, ParagraphText
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db

ZEBRA = "Urges all zebras of the plain to count their stripes once a year and to report the number to the giraffe;"
ELSE = "Decides that the walrus shall preside over the cold seas until the ice has gone from the last of the bays;"
FRENCH = (
    "Exhorte tous les zèbres de la plaine à compter leurs rayures une fois par an et à en rendre compte à la girafe;"
)
CHINESE = "敦促平原上的所有斑马每年清点一次条纹，并将数目报告长颈鹿；"


@pytest.fixture
def zebra() -> Paragraph:
    work = make.make_resolution(make.make_session(61), number="61/7", body="GA")
    work.themes.add(make.make_theme())
    version = make.make_version(work, body="GA", symbol="A/RES/107/7", date=date(2052, 12, 15))
    make.make_sponsor(work, make.make_state("QQJ", name_en="Utopia"))
    paragraph = make.make_paragraph(version, text=ZEBRA, number="4")
    ParagraphText.objects.create(paragraph=paragraph, language="fr", text=FRENCH)
    ParagraphText.objects.create(paragraph=paragraph, language="zh", text=CHINESE)
    make.make_paragraph(version, number="5", text=ELSE)
    return paragraph


def ask(client: Client, text: str, lang: str = "en", **more: str) -> str:
    response = client.post(f"/{lang}/agreed/", {"text": text, **more})
    assert response.status_code == 200
    return response.content.decode()


def near_paragraphs(html: str) -> list[tuple[str, int]]:
    """The anchor of each near paragraph and its per cent."""
    rows = re.findall(r'<h3><a href="[^"]*#(op-\d+)".*?value="(\d+)"', html, re.DOTALL)
    return [(anchor, int(per_cent)) for anchor, per_cent in rows]


@pytest.mark.parametrize("text", [ZEBRA, ZEBRA.upper(), f"  {ZEBRA}\n", FRENCH, CHINESE])
def test_the_same_words_are_wholly_near_in_any_language(client, zebra, text):
    assert near_paragraphs(ask(client, text)) == [("op-4", 100)]


def test_a_paragraph_written_between_two_readings_of_the_index_is_left_for_the_next_time(zebra):
    arrays = current_facet_arrays()
    make.make_paragraph(zebra.version, number="6", text=ELSE)
    bring_up_to_date()

    assert sorted(SimilarityFinder(arrays, current_sketches(), AdoptedTexts()).sketch_mask) == [False, True, True]


def test_the_words_that_differ_are_marked(client, zebra):
    html = ask(client, ZEBRA.replace("Urges", "Invites").replace(" once a year", ""))

    assert "<del> Urges</del><ins> Invites</ins> all zebras" in html
    assert "<del> once a year</del>" in html
    assert 80 < near_paragraphs(html)[0][1] < 100


def test_a_word_that_differs_is_never_wholly_near(client, zebra):
    assert near_paragraphs(ask(client, ZEBRA.replace("year", "yeat"))) == [("op-4", 95)]


def test_a_clause_is_found_in_the_paragraphs_it_stands_in(client, zebra):
    html = ask(client, "to report the number to the giraffe")

    assert near_paragraphs(html) == [("op-4", 100)]
    assert "100% of your words stand in it" in html
    assert "/en/search/?q=%22to%20report%20the%20number%20to%20the%20giraffe%22" in html
    assert '<span class="around">Urges all zebras of the plain to count their stripes once a year and</span>' in html


def test_a_clause_with_other_words_is_found_where_most_of_them_stand(client, zebra):
    html = ask(client, "to count all their stripes once a year and to report the sum to the giraffe")

    assert [anchor for anchor, _per_cent in near_paragraphs(html)] == ["op-4"]
    assert "<ins> all</ins>" in html
    assert "<del> number</del><ins> sum</ins>" in html


def test_a_chinese_clause_is_found_in_the_paragraphs_it_stands_in(client, zebra):
    assert near_paragraphs(ask(client, "每年清点一次条纹")) == [("op-4", 100)]


def test_words_that_any_paragraph_has_do_not_make_it_near(client, zebra):
    text = "Urges all readers of the daily paper to eat potatoes with a spoon at noon and not to read aloud;"

    assert near_paragraphs(ask(client, text)) == []


def test_it_says_where_it_was_agreed_when_and_by_whom(client, zebra):
    html = ask(client, ZEBRA)

    for words in ("A/RES/107/7", "paragraph 4", "15 December 2052", "General Assembly", "Utopia", "100% the same"):
        assert words in html


@pytest.mark.parametrize(
    "text",
    [
        ZEBRA.replace("Urges", "[Urges][Invites]"),
        f"**Bearing in mind the herd,** {ZEBRA}",
        f"{ZEBRA} [The ostrich delegation reserves its position on the whole of this paragraph.]",
        ZEBRA.replace("Urges", "~~Invites~~ **Urges**"),
    ],
)
def test_texts_under_negotiation_are_understood(client, zebra, text):
    assert near_paragraphs(ask(client, text))[0][0] == "op-4"
    assert near_paragraphs(ask(client, text))[0][1] >= 93


def test_a_text_that_mixes_languages_is_found_by_each(client, zebra):
    other = make.make_paragraph(
        zebra.version, number="6", text="Thanks the heron for its patience in the long wet season;"
    )
    ParagraphText.objects.create(
        paragraph=other, language="zh", text="感谢苍鹭在漫长的雨季里保持耐心，并期待其继续如此；"
    )
    html = ask(client, "感谢苍鹭在漫长的雨季里保持耐心，并期待其继续如此； " + ZEBRA)

    assert {("op-4", 100), ("op-6", 100)} <= set(near_paragraphs(html))


def test_what_is_not_near_is_not_shown(client, zebra):
    html = ask(
        client, "Quite another matter, the moon and its tides, with which nobody has dealt so far, is considered."
    )

    assert near_paragraphs(html) == []
    assert "Nothing close" in html


@pytest.mark.parametrize(
    ("filters", "count"),
    [({"body": "GA"}, 1), ({"body": "ECOSOC"}, 0), ({"from": "2052", "to": "2052"}, 1), ({"to": "2051"}, 0),
     ({"from": "2053"}, 0), ({"theme": "made-up-crime"}, 1), ({"language": "en"}, 1), ({"language": "zh"}, 0)],
)  # fmt: skip
def test_filters(client, zebra, filters, count):
    assert len(near_paragraphs(ask(client, ZEBRA, **filters))) == count


@pytest.mark.parametrize("filters", [{"body": "UNODC"}, {"from": "soon"}, {"theme": "nothing"}, {"language": "xx"}])
def test_a_filter_that_is_none_is_named(client, zebra, filters):
    response = client.post("/en/agreed/", {"text": ZEBRA, **filters})

    assert response.status_code == 400
    assert next(iter(filters.values())) in response.content.decode()


@pytest.mark.parametrize("how", ["draft", "tabled", "deleted"])
def test_only_what_is_adopted_and_public_is_agreed(client, zebra, how):
    if how == "deleted":
        zebra.delete()
    else:
        setattr(zebra.version, *(("release", "draft") if how == "draft" else ("stage", "tabled")))
        zebra.version.save()

    assert near_paragraphs(ask(client, ZEBRA)) == []


def test_a_draft_is_judged_paragraph_by_paragraph(client, zebra):
    changed, new = ELSE.replace("walrus", "seal"), "Asks the owl to write down, at night, what everybody says by day;"
    html = ask(client, f"The Commission,\n\n1. {ZEBRA}\n\n2. {changed}\n\n3. {new}")

    assert "4 paragraphs: 1 agreed, 1 changed, 1 new, 1 too short to tell" in " ".join(html.split())
    assert near_paragraphs(html)[0] == ("op-4", 100)
    assert "<del> walrus</del><ins> seal</ins>" in html


@pytest.mark.parametrize(
    ("draft", "number"),
    [
        ("Urges all zebras\nof the plain to count,\nonce a year;\nInvites the seal;", 2),
        ("Recalling the zebra,\nNoting the seal,\n1. Urges both\nto count;", 3),
        ("Urges all zebras\nto count\n\nInvites the seal", 2),
        ("\r\nUrges the zebra\r\n to count;\r\n\r\n\r\n", 1),
        ("回顾斑马，\n注意到海豹，\n敦促两者\n清点；", 3),
        ("", 0),
    ],
)  # fmt: skip
def test_lines_are_paragraphs_only_where_they_begin_one(draft, number):
    assert len(split_draft(draft)) == number


def test_it_says_how_a_text_under_negotiation_was_read(client, zebra):
    html = ask(client, ZEBRA.replace("Urges", "~~Urges~~ **Invites**"))

    assert near_paragraphs(html)[0] == ("op-4", 100)
    assert "Your text as it was before" in html


def test_a_posted_text_goes_along_into_another_language(client, zebra):
    assert 'form="agreed" formaction="/fr/agreed/"' in ask(client, ZEBRA)
    assert 'formaction="/fr/agreed/"' not in client.get("/en/agreed/").content.decode()


def test_under_filters_it_says_that_they_may_be_why_nothing_is_near(client, zebra):
    html = ask(client, ZEBRA, body="ECOSOC")

    assert "Under these filters nothing close" in html
    assert near_paragraphs(ask(client, ZEBRA, body="ECOSOC", everywhere="1")) == [("op-4", 100)]


def test_years_that_end_before_they_begin_are_refused(client, zebra):
    response = client.post("/en/agreed/", {"text": ZEBRA, "from": "2053", "to": "2052"})

    assert (response.status_code, "2053..2052" in response.content.decode()) == (400, True)


def test_one_short_word_changed_in_a_long_paragraph_is_not_agreed(client, zebra):
    html = ask(client, f"{ZEBRA.replace('all', 'most')}\n\n{ELSE}")

    assert "1 agreed, 1 changed" in " ".join(html.split())


def test_similar_beside_a_paragraph_leads_to_those_near_to_it_and_not_to_itself(client, zebra):
    make.make_paragraph(zebra.version, number="8", text=ZEBRA.replace("Urges", "Invites"))
    page = client.get("/en/resolutions/61-7/").content.decode()
    link = f"/en/agreed/?paragraph=61-7/1/{zebra.anchor}&amp;language=en"
    html = client.get(link.replace("&amp;", "&")).content.decode()

    assert link in page
    assert [anchor for anchor, _per_cent in near_paragraphs(html)] == ["op-8"]


def test_a_former_address_of_the_text_still_leads_to_what_is_similar(client, zebra):
    make.make_paragraph(zebra.version, number="8", text=ZEBRA.replace("Urges", "Invites"))
    zebra.version.resolution.former_slugs.create(slug="61-draft-resolution-7")
    html = client.get(f"/en/agreed/?paragraph=61-draft-resolution-7/1/{zebra.anchor}").content.decode()

    assert [anchor for anchor, _per_cent in near_paragraphs(html)] == ["op-8"]


@pytest.mark.parametrize(
    "key", ["0", "x", "61-7/1/op-99", "61-7/x/op-1", "61-7/99999999999999999999/op-1", "61-7/-1/op-1"]
)
def test_a_paragraph_that_is_not_held_is_not_there(client, zebra, key):
    assert client.get(f"/en/agreed/?paragraph={quote(key)}").status_code == 404


def test_a_paragraph_of_a_draft_version_is_not_there(client, zebra):
    zebra.version.release = "draft"
    zebra.version.save()

    assert client.get(f"/en/agreed/?paragraph=61-7/1/{zebra.anchor}").status_code == 404


def test_a_text_that_is_too_long_is_refused_in_words(client, zebra):
    response = client.post("/en/agreed/", {"text": "a" * 150_001})

    assert response.status_code == 400
    assert "150000" in response.content.decode()


def test_without_a_text_the_page_says_what_to_do(client, zebra):
    assert "2 adopted paragraphs" in client.get("/en/agreed/").content.decode()


def test_the_number_of_queries_does_not_grow_with_what_is_near(client, zebra):
    address = f"/en/agreed/?text={quote(ZEBRA)}"
    queries(client, address)
    count = queries(client, address)
    for number in range(10, 13):
        make.make_paragraph(zebra.version, number=str(number), text=ZEBRA)
    client.get(address)

    assert queries(client, address) == count


def test_the_sketch_of_a_text_is_in_the_index(client, zebra):
    client.get("/en/agreed/")
    packed = bytes(IndexEntry.objects.get(record=zebra.pk, table=6).sketches)

    assert sketch(" ".join(ZEBRA.lower().split()), "en").tobytes() in packed


@pytest.mark.parametrize(
    ("agreed", "proposed", "runs"),
    [
        ("Urges the zebra", "urges the zebra", [("kept", " urges the zebra")]),
        ("Also urges it", "Urges it", [("removed", " Also"), ("kept", " Urges it")]),
        ("Urges it", "Invites it", [("removed", " Urges"), ("added", " Invites"), ("kept", " it")]),
        ("敦促斑马", "邀请斑马", [("removed", " 敦促"), ("added", " 邀请"), ("kept", "斑马")]),
    ],
)
def test_words_differ_whatever_their_case(agreed, proposed, runs):
    similar = SimilarParagraph(1, "en", 90.0, agreed, proposed)

    assert [(run.kind, run.after or run.before) for run in similar.runs] == runs
