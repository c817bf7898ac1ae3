"""The public pages of texts, themes and symbols."""

from datetime import date

import pytest
from django.test import Client

from resolutions.models import Ballot, Citation, Footnote, Keyword, Resolution, Vote
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def fill(number: str, rows: int, release: str = "published") -> Resolution:
    """A text with so many of everything that its page shows."""
    session = make.make_session(int(number.partition("/")[0]))
    theme = make.make_theme(f"theme-{session.number}")
    union = make.make_group("EU", kind="political")
    resolution = make.make_resolution(session, number, agenda_item=make.make_item(session), release=release)
    for row in range(1, rows + 1):
        resolution.themes.add(make.make_theme(f"{theme.slug}-{row}", parent=theme))
        version = make.make_version(resolution, row, symbol=f"E/CN.15/{session.year}/L.{row}")
        adoption = make.make_adoption(version, "GA", session="77", record="A/77/PV.54", method="vote")
        vote = Vote.objects.create(adoption=adoption, in_favour=rows, against=0, abstaining=0)
        for _ in range(rows):
            Ballot.objects.create(vote=vote, state=make.make_state(), choice="in_favour")
        resolution.keywords.add(Keyword.objects.create(scheme="unbis", name=f"Keyword {session.number} {row}"))
        report = make.make_report_paragraph(session, row)
        meeting = make.make_meeting(session, row)
        make.make_adoption(version, paragraph=report, meeting=meeting, date=meeting.date)
        make.make_statement(session, make.make_state(), kind="after_adoption", paragraph=report)
        entry = make.make_sponsor(resolution, make.make_state(), group=union)
        make.make_sponsor(resolution, make.make_state(), group=union, entry=entry)
        make.make_sponsor(resolution, make.make_state(), withdrawn_on=date(2060, 1, 1))
        Citation.objects.create(report_paragraph=report, position=1, kind="resolution", body="CCPCJ", number=number)
    for row in range(1, rows + 1):
        paragraph = make.make_paragraph(version, number=str(row))
        Citation.objects.create(
            paragraph=paragraph, position=1, kind="resolution", body="CCPCJ", number=f"{session.number + 1}/1"
        )
        Footnote.objects.create(paragraph=paragraph, number=row, language="en", text="A note.")
    return resolution


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_page_of_a_text_asks_the_same_queries_whatever_it_holds(client):
    fill("61/1", 1)
    fill("71/1", 3)

    assert queries(client, "/resolutions/61-1/") == queries(client, "/resolutions/71-1/")


@pytest.mark.parametrize("address", ["/resolutions/", "/resolutions/?theme=theme-61&verb=encourages&q=crime",
                                     "/themes/", "/themes/theme-61/"])  # fmt: skip
def test_a_list_asks_the_same_queries_whatever_it_holds(client, address):
    themes = fill("61/1", 1).themes.all()
    few = queries(client, address)
    for number in ("62/1", "63/1"):
        fill(number, 3).themes.add(*themes)

    assert queries(client, address) == few


def test_the_page_tells_what_the_text_is_says_and_who_stands_behind_it(client):
    fill("61/1", 3)
    html = page(client, "/resolutions/61-1/")

    for sentence in (
        "Resolution 61/1", 'id="op-3"', "para. 3", "A note.", "3 sponsors, standing for 6 states", "E/CN.15/2052/L.2",
        "/sessions/61/meetings/3/", "/sessions/61/report/#p-2", "not stated", "Withdrawn", "Group EU",
    ):  # fmt: skip
        assert sentence in html, sentence


def test_the_words_of_a_text_are_marked_with_their_language(client):
    version = make.make_version(make.make_resolution(make.make_session(61), title_zh="标题"))
    make.make_paragraph(version)
    client.cookies["django_language"] = "ar"
    html = page(client, "/resolutions/61-1/")

    assert '<html lang="ar" dir="rtl">' in html
    assert '<p lang="en" dir="ltr"><em class="phrase">Encourages</em>' in html


def test_a_summary_is_marked_as_one_and_never_as_text(client):
    version = make.make_version(make.make_resolution(make.make_session(61)))
    version.paragraphs.create(part="operative", position=1, anchor="op-1", number="1", summary="Asks for something.")
    html = page(client, "/resolutions/61-1/")

    assert "in our own words" in html
    assert 'Summary</span> <span lang="en" dir="ltr">Asks for something.</span>' in html


def test_who_reads_a_text_in_a_foreign_language_is_told_so_and_given_the_summary(client):
    version = make.make_version(make.make_resolution(make.make_session(61)))
    make.make_paragraph(version, summary="Asks for something.")

    assert "Asks for something" not in page(client, "/resolutions/61-1/")
    client.cookies["django_language"] = "fr"
    html = page(client, "/resolutions/61-1/")
    assert "Asks for something" in html
    assert "pas encore disponible dans votre langue" in html


def test_markup_in_a_text_stays_text(client):
    version = make.make_version(make.make_resolution(make.make_session(61), title_en="<script>x()</script>"))
    make.make_paragraph(version, text='Requests <img src=x onerror="x()">')

    assert "<script>x" not in page(client, "/resolutions/61-1/")
    assert "<img" not in page(client, "/resolutions/61-1/")
    assert "<b>" not in page(client, "/resolutions/?q=<b>&session=<b>&<b>=1", 400)


def test_drafts_show_nowhere(client):
    secret = "hidden-title"
    session, hidden = make.make_session(61), make.make_session(62, release="draft")
    theme, published = make.make_theme(), make.make_resolution(session)
    state = make.make_state("KEN", name_en="Kenya")
    for where, number, release in ((session, "61/9", "draft"), (hidden, "62/1", "published")):
        draft = make.make_resolution(where, number, release=release, title_en=secret)
        draft.themes.add(theme)
        make.make_sponsor(draft, state)
        version = make.make_version(draft, symbol=f"E/CN.15/{number}")
        Citation.objects.create(
            paragraph=make.make_paragraph(version), position=1, kind="resolution", body="CCPCJ", number="61/1"
        )

    for address in ("/resolutions/", "/resolutions/61-1/", "/themes/", "/themes/made-up-crime/"):
        assert secret not in page(client, address)
    assert "1 of 1 text" in page(client, "/resolutions/")
    assert "Kenya" not in page(client, "/resolutions/")
    assert 'value="0">0</data>' in page(client, "/themes/")
    for address in ("/resolutions/61-9/", "/resolutions/62-1/", "/symbols/E/CN.15/61/9", "/symbols/62/1"):
        page(client, address, 404)
    assert published.release == "published"


def test_filters_that_find_nothing_say_what_to_change(client):
    make.make_resolution(make.make_session(61))
    html = page(client, "/resolutions/?q=absent")

    assert "0 of 1" in html
    assert "Remove one of the filters" in html


def test_an_invalid_filter_is_answered_in_words(client):
    make.make_resolution(make.make_session(61))
    html = page(client, "/resolutions/?session=99", 400)

    assert "“99” is none of the choices" in html
    assert "Measures against" not in html


def test_filters_stay_in_the_addresses_of_pages_and_files(client):
    session = make.make_session(61)
    for number in range(1, 28):
        make.make_resolution(session, f"61/{number}")
    html = page(client, "/resolutions/?session=61")

    assert 'href="?session=61&amp;page=2"' in html
    assert "/resolutions/sponsors.csv?session=61" in html
    assert "its pages are 1 to 2" in page(client, "/resolutions/?session=61&page=3", 404)
    assert "61/27" in page(client, "/resolutions/?session=61&page=2")


def test_a_theme_page_lists_the_texts_below_it(client):
    parent = make.make_theme("crime")
    make.make_resolution(make.make_session(61)).themes.add(make.make_theme("trafficking", parent=parent))

    assert "Measures against" in page(client, "/themes/crime/")
    page(client, "/themes/none/", 404)


def test_a_symbol_leads_to_what_it_names(client):
    make.make_version(make.make_resolution(make.make_session(61)), symbol="E/CN.15/2052/L.4/Rev.1")

    for typed in ("E/CN.15/2052/L.4/Rev.1", "e/cn.15/2052/l.4/rev.1/"):
        response = client.get(f"/symbols/{typed}")
        assert (response.status_code, response["Location"]) == (302, "/resolutions/61-1/")


def test_a_symbol_that_names_nothing_here_leads_on_to_the_united_nations(client):
    assert 'href="https://undocs.org/A/RES/77/999"' in page(client, "/symbols/A/RES/77/999", 404)


def test_pages_hold_no_style_or_script_of_their_own(client):
    fill("61/1", 1)
    for address in ("/resolutions/", "/resolutions/61-1/", "/themes/", "/nothing/"):
        html = client.get(address).content.decode()
        assert "style=" not in html
        assert "<style" not in html
        assert html.count("<script") == html.count("<script src=")


def test_a_recorded_vote_is_shown_state_by_state(client):
    resolution = make.make_resolution(None, "77/1", body="GA")
    version = make.make_version(resolution, body="GA", symbol="A/RES/77/1", date=date(2022, 12, 15))
    adoption = make.make_adoption(version, "GA", session="77", record="A/77/PV.54", method="vote")
    vote = Vote.objects.create(adoption=adoption, in_favour=1, against=2, abstaining=0)
    Ballot.objects.create(vote=vote, state=make.make_state("QVT", name_en="Votania"), choice="against")
    shown = page(client, "/resolutions/77-1/")

    assert "by 1 votes to 2, with 0 abstentions" in shown
    assert "Against: 2" in shown
    assert "Votania" in shown


def test_a_vote_of_the_commission_stands_with_its_action_and_contradicts_no_method(client):
    version = make.make_version(make.make_resolution(make.make_session(), "61/1"))
    adoption = make.make_adoption(version, method="vote", date=date(2052, 5, 20))
    Vote.objects.create(adoption=adoption, in_favour=35, against=1, abstaining=0, difference="No states are listed.")
    shown = page(client, "/resolutions/61-1/")

    assert "by a recorded vote" in shown
    assert "In favour: 35" in shown
    assert "No states are listed." in shown
    assert "by consensus" not in shown


def test_headings_stand_over_what_they_head_without_a_number(client):
    resolution = make.make_resolution(None, "77/1", body="GA")
    version = make.make_version(resolution, body="GA")
    make.make_paragraph(version, "annex", "", "Guidance for keepers", heading=2, anchor="annex-h1")
    make.make_paragraph(version, "annex", "1", "Keepers sweep;")
    shown = page(client, "/resolutions/77-1/")

    assert '<h4 class="heading" id="annex-h1" lang="en" dir="ltr">Guidance for keepers</h4>' in shown
    assert "<h3>Annex</h3>" not in shown


def test_a_text_without_a_session_comes_by_its_year(client):
    make.make_resolution(make.make_session(30), "30/1")
    make.make_resolution(make.make_session(32), "32/1")
    late = make.make_resolution(None, "77/1", body="GA")
    make.make_version(late, body="GA", date=date(2022, 12, 15))
    listed = [text.number for text in client.get("/resolutions/").context["page"]]

    assert listed == ["32/1", "77/1", "30/1"]


def test_a_version_is_numbered_in_the_reader_s_language(client):
    text = make.make_resolution(make.make_session(), "3", stage="draft", body="GA", slug="61-draft-resolution-3")
    make.make_version(text, 1, stage="recommended", printed_en="", printed_zh="决议草案三")

    numbers = {lang: client.get(f"{lang}/resolutions/{text.slug}/").content.decode() for lang in ("/en", "/fr", "/zh")}
    assert '<span class="quiet">Draft resolution III</span>' in numbers["/en"]
    assert '<span class="quiet">Projet de résolution III</span>' in numbers["/fr"]
    assert '<span lang="zh" dir="ltr">决议草案三</span>' in numbers["/zh"]
