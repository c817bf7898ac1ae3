"""The search page: what is asked is found, in any language, and what is not understood is named."""

import csv
import io
import random
import re
from datetime import date
from urllib.parse import quote

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from ccpcj.search.index.update import bring_up_to_date
from resolutions.models import Paragraph, ParagraphText
from sessions.models import Organization
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db

ENGLISH = "Invites the zebra of Utopia to count striped registers, subject to the weather of the day;"
OTHERS = {
    "fr": "Invite le zèbre d’Utopie à compter les registres rayés, sous réserve de la météo;",
    "es": "Invita a la cebra de la Utopía a contar los registros rayados;",
    "ru": "предлагает зебре Утопии сосчитать полосатые регистры, учёт которых ведётся;",
    "ar": "تدعو حِمَار الوحش في اليوتوبيا إلى عدّ السجلات المخططة؛",
    "zh": "邀请乌托邦的斑马清点条纹登记册；",
}


@pytest.fixture
def paragraph() -> Paragraph:
    session = make.make_session(61)
    work = make.make_resolution(session, number="61/7", body="GA")
    version = make.make_version(work, body="GA", symbol="A/RES/107/7", date=date(2052, 12, 15))
    state = make.make_state("QQJ", name_en="Utopia", name_fr="Utopie")
    make.make_sponsor(work, state)
    work.themes.add(make.make_theme(name_fr="Crimes inventés"))
    paragraph = make.make_paragraph(version, text=ENGLISH, verb="invites", addressees=["member_states"], number="4")
    ParagraphText.objects.bulk_create(
        ParagraphText(paragraph=paragraph, language=lang, text=OTHERS[lang]) for lang in OTHERS
    )
    make.make_paragraph(version, number="5", text="Requests the giraffe to bend, as Utopia does;", verb="requests")
    return paragraph


def page(client: Client, query: str, lang: str = "en", **more: str) -> str:
    address = f"/{lang}/search/?q={quote(query)}" + "".join(f"&{name}={quote(value)}" for name, value in more.items())
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def anchors(html: str) -> list[str]:
    return re.findall(r'<h2><a href="[^"]*#(\w+-\d+)"', html)


@pytest.mark.parametrize(
    "query",
    [
        "zebra", "ZEBRAS striped", '"subject to the weather"', "zebra -giraffe", "nothinghere OR zebra", "zeb*",
        "(zebra OR giraffe) -bend", "斑马", "清", "“条纹登记册”", "zebre", "zèbre rayé", "«sous réserve de la météo»",
        "cebra utopia", "зебры", "учет", "حمار", "السجلات", "utopia verb:invites", "zebra sponsor:QQJ",
        "zebra sponsor:utopie", "zebra session:61 year:2050..2053 body:GA", "zebra kind:operative",
        "zebra theme:inventés", "zebra addressee:member_states", "zebra lang:en", "зебра lang:Russian",
    ],
)  # fmt: skip
def test_the_paragraph_is_found_and_no_other(client, paragraph, query):
    assert anchors(page(client, query)) == ["op-4"]


@pytest.mark.parametrize(
    "query",
    ['"zebra" "giraffe"', '"weather to the subject"', "zebra -striped", "weather lang:fr", "斑点",
     "zebra year:2019..2022", "zebra session:31", "zebra verb:requests", "zebra kind:annex",
     "zebra -sponsor:QQJ", "zeb"],
)  # fmt: skip
def test_what_does_not_have_all_that_is_asked_is_not_found(client, paragraph, query):
    assert anchors(page(client, query)) == []


@pytest.mark.parametrize("model", ["version", "resolution", "session"])
def test_a_draft_is_found_by_nobody(client, paragraph, model):
    version = paragraph.version
    draft = {"version": version, "resolution": version.resolution, "session": version.resolution.session}[model]
    draft.release = "draft"
    draft.save()
    html = page(client, "zebra")

    assert anchors(html) == []
    assert "zebra of" not in html


def test_the_words_of_the_query_are_marked(client, paragraph):
    html = page(client, '"striped registers" zebra the')

    assert "the <mark>zebra</mark> of" in html
    assert "<mark>striped registers</mark>, subject" in html


def test_chinese_words_are_marked_as_one(client, paragraph):
    assert "<mark>条纹登记</mark>册" in page(client, "条纹登记", "zh")


def test_a_query_in_one_language_is_read_in_another(client, paragraph):
    html = page(client, "斑马", "fr")

    assert "Invite le zèbre d’Utopie" in html
    assert "<mark>斑马</mark>清点" in html
    assert "Invites the zebra" not in html


def test_a_hit_says_what_it_is_and_who_sponsors_it(client, paragraph):
    html = page(client, "zebra")

    for words in ("A/RES/107/7", "paragraph 4", "2052", "General Assembly", "1 sponsor", "Operative paragraph"):
        assert words in html
    assert (
        f'href="/en/agreed/?paragraph={paragraph.version.resolution.slug}/{paragraph.version.position}/{paragraph.anchor}"'
        in html
    )


@pytest.mark.parametrize("query", ["A/RES/107/7", "a/res/107/7", "107/7", "61/7"])
def test_a_symbol_or_a_number_leads_to_the_text(client, paragraph, query):
    response = client.get("/en/search/", {"q": query})

    assert (response.status_code, response["Location"]) == (302, "/en/resolutions/61-7/")


def test_in_quotation_marks_a_number_is_looked_for_in_texts(client, paragraph):
    ParagraphText.objects.filter(paragraph=paragraph, language="en").update(text="Recalls its resolution 107/7;")

    assert anchors(page(client, '"107/7"')) == ["op-4"]
    assert anchors(page(client, '"A/RES/107/7"')) == ["op-4"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ('"open', "&quot;open"), ("colour:red", "colour:"), ("sponsor:nowhere", "sponsor:nowhere"),
        ("(zebra", "parenthesis"), ("year:soon", "soon"), ("zebra OR", "OR"), ("x*", "x*"), ("session:first", "first"),
        ("verb:sings", "verb:sings"), ("a" * 501, "500"), ("lang:Klingon", "Klingon"),
        ("— ;", "— ;"), ('""', "&quot;&quot;"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named_and_nothing_shown(client, paragraph, query, named):
    response = client.get("/en/search/", {"q": query})

    assert response.status_code == 400
    assert named in re.search(r'role="alert">(.*?)</div>', response.content.decode(), re.DOTALL)[1]
    assert anchors(response.content.decode()) == []


def test_a_facet_that_is_none_of_the_choices_is_refused_in_words(client, paragraph):
    response = client.get("/en/search/", {"q": "zebra", "session": "99"})

    assert response.status_code == 400
    assert "“99” is none of the choices" in response.content.decode()


def test_any_characters_are_answered(client, paragraph):
    chance = random.Random(7)
    parts = [
        '"',
        "(",
        ")",
        "-",
        "OR",
        " ",
        "*",
        ":",
        "zebra",
        "罪",
        "year:",
        "lang:fr",
        "«",
        "\0",
        "'",
        "\\",
        "|",
        "&",
        "%",
    ]
    for _ in range(150):
        query = "".join(chance.choices(parts, k=8))
        assert client.get("/en/search/", {"q": query}).status_code in (200, 400), query


def choice(html: str, name: str, value: str) -> int:
    match = re.search(rf'name="{name}" value="{value}"[^>]*> <span>.*?</span> <data value="(\d+)"', html)
    return int(match[1]) if match else 0


def test_facets_count_what_they_would_give(client, paragraph):
    html = page(client, '"utopia"')

    for name, value in [("session", "61"), ("year", "2052"), ("body", "GA"), ("sponsor", "QQJ"), ("language", "en"),
                        ("theme", "made-up-crime")]:  # fmt: skip
        assert choice(html, name, value) == 2, name
        assert len(anchors(page(client, '"utopia"', **{name: value}))) == 2
    for name, value in [("verb", "invites"), ("addressee", "member_states"), ("language", "es")]:
        assert choice(html, name, value) == 1, name
        assert anchors(page(client, '"utopia"', **{name: value})) == ["op-4"]


def test_a_facet_is_counted_with_every_filter_but_its_own(client, paragraph):
    html = page(client, "utopia", verb="invites", kind="operative")

    assert (choice(html, "verb", "requests"), choice(html, "verb", "invites")) == (1, 1)
    assert choice(html, "year", "2052") == 1


def test_a_facet_alone_lists_what_has_its_value(client, paragraph):
    assert "2 of 3 entries" in page(client, "", kind="operative")


def test_hits_with_the_words_side_by_side_come_first_and_newest_first_can_be_asked_for(client, paragraph):
    version = paragraph.version
    make.make_paragraph(version, number="6", text="Stripes do not count;")
    make.make_paragraph(version, number="7", text="Decides that long lists of all sorts of things count stripes;")

    assert anchors(page(client, "count stripes")) == ["op-4", "op-7", "op-6"]
    assert anchors(page(client, "count stripes", order="newest")) == ["op-4", "op-6", "op-7"]


def test_the_nearest_words_are_looked_for_where_nothing_has_those_typed(client, paragraph):
    html = page(client, "zebbra regsters")

    assert anchors(html) == ["op-4"]
    assert "No text has “zebbra”. “zebra” was looked for instead." in html
    assert "<mark>registers</mark>" in html


@pytest.mark.parametrize(("query", "lang"), [("zebrre", "es"), ("zebbra", "fr"), ("qwertz", "en"), ("zeb", "en")])
def test_a_near_word_is_one_of_the_reader_s_language(client, paragraph, query, lang):
    ParagraphText.objects.filter(language=lang).delete()

    assert anchors(page(client, query, lang)) == []


def test_what_has_most_of_the_words_is_shown_where_few_texts_have_all(client, paragraph):
    html = page(client, "zebra giraffe")

    assert set(anchors(html)) == {"op-4", "op-5"}
    assert "Entries with all of your words: 0. Those with most of them are shown as well." in html
    assert anchors(page(client, "zebra striped nothinghere"))[0] == "op-4"
    assert anchors(page(client, 'zebra "giraffe"')) == ["op-5"]
    assert anchors(page(client, "zebra nothinghere lang:ru")) == []


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("what should be said about the striped zebra?", "en"), ("¿Qué se dice sobre la cebra?", "es"),
        ("что сказано о полосатых зебрах?", "ru"), ("关于斑马应该怎么办", "zh"), ("ماذا عن حمار الوحش؟", "ar"),
        ("qu’est-ce que le zèbre doit compter ?", "fr"),
    ],
)  # fmt: skip
def test_a_question_is_a_query(client, paragraph, query, lang):
    assert anchors(page(client, query, lang))[0] == "op-4"


def test_words_that_say_nothing_are_named(client, paragraph):
    html = page(client, "what about the zebra")

    assert "Passed over as common words: what · about · the" in html
    assert anchors(html) == ["op-4"]


@pytest.mark.parametrize(
    ("query", "typed", "field"),
    [
        ("utopie registers", "utopie", "Sponsor: Utopia"), ("registers 2052", "2052", "Year: 2052"),
        ("registers ٢٠٥٢", "٢٠٥٢", "Year: 2052"), ("registers 2050-2053", "2050-2053", "Year: 2050..2053"),
        ("General Assembly registers", "General Assembly", "Adopting body: General Assembly"),
        ("大会以外 联合国大会登记册", "联合国大会", "Adopting body: General Assembly"),
    ],
)  # fmt: skip
def test_a_plain_word_is_read_as_the_field_that_it_is(client, paragraph, query, typed, field):
    html = page(client, query)

    assert f"“{typed}” was read as {field}" in re.sub(r"<[^>]+>", "", html)
    assert "op-4" in anchors(html)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("UNTOC", "Recalls the United Nations Convention against Transnational Organized Crime;"),
        ("cyber-crime", "Notes that cybercrime grows;"), ("cyber crime", "Notes that cybercrime grows;"),
        ("cybercrime", "Notes that cyber-crime grows;"), ("counterterrorism", "Notes counter-terrorism;"),
        ("co-operation", "Notes cooperation;"), ("organised crime", "Notes organized crime;"),
        ("Palermo convention", "Recalls the Organized Crime Convention;"),
    ],
)  # fmt: skip
def test_words_meet_however_they_are_written(client, paragraph, query, text):
    ParagraphText.objects.filter(language="en", paragraph=paragraph).update(text=text)

    html = page(client, query)
    assert anchors(html) == ["op-4"]
    assert "<mark>" in html


def test_traditional_characters_find_simplified_ones(client, paragraph):
    ParagraphText.objects.filter(language="zh").update(text="注意到洗钱问题；")

    assert anchors(page(client, "洗錢", "zh")) == ["op-4"]


def test_a_text_that_is_about_the_thing_stands_above_its_paragraphs(client, paragraph):
    work = paragraph.version.resolution
    make.make_paragraph(paragraph.version, number="6", text="Thanks the zebra;")
    html = page(client, "zebra")

    places = re.findall(r'<h2><a href="/en/resolutions/([^"]*)"', html)
    assert places[0] == f"{work.slug}/"
    assert len(places) == 3


@pytest.mark.parametrize("query", ["?", "...", "12345 67890", "qwertzuiop", '"unclosed zebra', "foo:bar", "😀"])
def test_a_page_without_hits_leads_on(client, paragraph, query):
    html = client.get("/en/search/", {"q": query}).content.decode()

    assert anchors(html) == []
    assert 'href="/en/themes/"' in html[html.index('id="results"') :]


def test_what_was_not_understood_is_offered_as_plain_words(client, paragraph):
    html = client.get("/en/search/", {"q": 'the "unclosed zebra'}).content.decode()

    assert 'Look for the words alone: <a href="?q=unclosed+zebra" dir="auto">unclosed zebra</a>' in html


def test_words_are_completed_while_one_types(client, paragraph):
    bring_up_to_date()
    html = client.get("/en/search/suggestions/", {"q": "striped reg"}).content.decode()

    assert '<option value="striped registers">' in html
    assert client.get("/en/search/suggestions/", {"q": ""}).content.decode().strip() == ""


def test_words_of_the_reader_s_language_are_offered_first(client, paragraph):
    make.make_paragraph(paragraph.version, number="6", text="Notes the registry;")
    ParagraphText.objects.filter(language="fr").update(text="registre, registres, registrer")
    bring_up_to_date()

    def first(lang):
        return re.search(r'value="(\w+)"', client.get(f"/{lang}/search/suggestions/?q=regis").content.decode())[1]

    assert first("en") in ("registers", "registry")
    assert first("fr").startswith("registr")
    assert first("es") == "registros"


@pytest.mark.parametrize("query", ["ZOO", "zoofo", "ZOOFO AND count", '"ZOO" OR zoofo'])
def test_the_short_name_of_a_body_finds_its_full_name(client, paragraph, query):
    body = Organization.objects.create(slug="zoo", acronym="ZOO", name="Zebras of Utopia", name_fr="Zèbres d’Utopie")
    body.spellings.create(language="fr", text="ZOOFO")
    ParagraphText.objects.filter(language="en").update(text="Thanks the Zebras of Utopia, and count on them;")
    query = query.replace(" AND", "")

    html = page(client, query)
    assert anchors(html)
    assert "was looked for as" in html
    assert "<mark>Zebras of Utopia</mark>" in html


@pytest.mark.parametrize("query", ['"ZOO"', "zoo"])
def test_a_word_in_quotation_marks_and_a_small_one_stand_for_themselves(client, paragraph, query):
    Organization.objects.create(slug="zoo", acronym="ZOO", name="Zebras of Utopia")
    ParagraphText.objects.filter(language="en").update(text="Thanks the Zebras of Utopia;")

    assert anchors(page(client, query)) == []


def test_before_anything_is_asked_the_page_says_what_can_be(client, paragraph):
    html = page(client, "")

    assert "For example" in html
    assert anchors(html) == []


def test_a_live_answer_is_the_results_and_the_facets_alone(client, paragraph):
    response = client.get("/en/search/?q=zebra", headers={"HX-Request": "true"})
    html = response.content.decode()

    assert "<html" not in html
    assert 'id="facets" hx-swap-oob="innerHTML"' in html
    assert anchors(html) == ["op-4"]
    assert "HX-Request" in response["Vary"]


def test_a_live_answer_says_what_is_wrong_where_the_results_stand(client, paragraph):
    response = client.get("/en/search/?q=(zebra", headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert "parenthesis" in response.content.decode()


def test_the_hits_go_out_as_a_table(client, paragraph):
    response = client.get("/en/search/hits.csv?q=zebra&lang=fr")
    heading, row = csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig")))

    assert len(heading) == len(row)
    assert row[7] == OTHERS["fr"]
    assert row[3:5] == ["A/RES/107/7", "2052"]


def test_the_number_of_queries_does_not_grow_with_the_hits(client, paragraph):
    make.make_paragraph(paragraph.version, number="9", text="Thanks the zebra of Utopia;")
    page(client, "zebra")
    count = queries(client, "/en/search/?q=zebra")
    for number in range(10, 13):
        make.make_paragraph(paragraph.version, number=str(number), text="Thanks the zebra of Utopia;")
    page(client, "zebra")

    assert queries(client, "/en/search/?q=zebra") == count


def test_thousands_stand_apart_as_each_language_writes_them():
    def written(lang):
        with translation.override(lang):
            return Template("{% load words %}{{ n|grouped }} {{ year }}").render(Context({"n": 13044, "year": 2022}))

    numbers = {lang: written(lang) for lang in ("en", "fr", "ru", "zh")}

    assert numbers == {"en": "13,044 2022", "fr": "13\xa0044 2022", "ru": "13\xa0044 2022", "zh": "13,044 2022"}


@pytest.mark.parametrize(
    ("query", "name", "lang"),
    [
        ("resolution 107/7 zebra", "107/7", "en"), ("zebra A/RES/107/7", "A/RES/107/7", "en"),
        ("résolution 61/7 sur le zèbre", "61/7", "fr"), ("第107/7号决议斑马", "107/7", "zh"),
        ("١٠٧/٧ حمار", "107/7", "ar"),
    ],
)  # fmt: skip
def test_what_a_query_names_among_other_words_is_offered_above_the_hits(client, paragraph, query, name, lang):
    html = page(client, query, lang)

    assert re.search(rf'class="notice"><a href="/{lang}/resolutions/61-7/">[^<]*{re.escape(name)}[^<]*</a>', html)


def test_a_decision_is_offered_where_it_is_asked_for_as_one(client, paragraph):
    make.make_resolution(paragraph.version.resolution.session, "61/7", slug="d", kind="decision")

    assert 'class="notice"><a href="/en/resolutions/d/">' in page(client, "decision 61/7 on zebras")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("107/999", "No text or document 107/999 is in this record."),
        ("resolution 107/999", "No text or document 107/999 is in this record."),
        ("session:99", "Session 99 is not in this record."),
        ("zebra session:99", "Session 99 is not in this record."),
    ],
)
def test_what_is_not_held_here_is_said_so(client, paragraph, query, sentence):
    html = page(client, query)

    assert sentence in html
    assert "Try fewer words" not in html


def test_words_that_nothing_has_get_the_advice(client, paragraph):
    assert "Try fewer words" in page(client, "qwertzuiop")
