"""A session, its meetings and its report."""

from datetime import date

import pytest

from sessions.models import (
    Document,
    DocumentEntry,
    DocumentSymbol,
    Officer,
    ReportChapter,
    ReportFootnote,
    ReportParagraph,
    ReportParagraphText,
    ReportSection,
    SessionPart,
)
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def make_document(session, symbol, item=None, paragraph=None, **values):
    document = Document.objects.create(session=session, **values)
    DocumentSymbol.objects.create(document=document, symbol=symbol)
    return DocumentEntry.objects.create(
        document=document, position=Document.objects.count(), agenda_item=item, paragraph=paragraph, title_en="a paper"
    )


def make_officer(session, name, position, body="CCPCJ", **values):
    person = make.make_person(name)
    return Officer.objects.create(session=session, person=person, position=position, body=body, **values)


def act(resolution, meeting, number):
    paragraph = make.make_report_paragraph(meeting.session, number)
    return make.make_action(resolution, meeting=meeting, paragraph=paragraph, method="consensus")


@pytest.mark.parametrize("address", ["/sessions/99/", "/sessions/99/report/", "/sessions/99/meetings/1/"])
def test_an_unknown_session_is_not_there(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["", "report/", "meetings/1/"])
def test_a_draft_session_has_no_page(client, page):
    make.make_meeting(make.make_session(61, release="draft"))

    assert client.get(f"/sessions/61/{page}").status_code == 404


def test_attendance_tells_what_is_stated_and_nothing_else(client):
    make.make_session(61, members=38, ngos=1, igos=0)

    page = html(client, "/sessions/61/")

    assert "38 members of the Commission" in page
    assert "1 non-governmental organization<" in page
    assert "0 intergovernmental organizations" in page
    assert "institute" not in page


def test_attendance_that_is_not_stated_is_said_so(client):
    make.make_session(61)

    assert "Attendance is not stated." in html(client, "/sessions/61/")


def test_the_agenda_leads_to_the_statements_on_an_item_and_its_sub_items(client):
    session = make.make_session(61)
    item, part = make.make_item(session, 4), make.make_item(session, 4, letter="a", title_en="A part")
    make.make_item(session, 5, agenda="next", title_en="What comes next")
    make.make_statement(session, agenda_item=item)
    make.make_statement(session, agenda_item=part)

    page = html(client, "/sessions/61/")

    assert 'id="item-4-a"' in page
    assert '<a href="/sessions/61/statements/?item=4">2 statements</a>' in page
    assert '<a href="/sessions/61/statements/?item=4-a">1 statement</a>' in page
    assert 'id="item-5"' not in page
    assert "What comes next" in page


def test_officers_of_the_commission_stand_before_those_of_its_groups(client):
    session, state = make.make_session(61), make.make_state(name_en="Made-up Land")
    make_officer(session, "Second Person", 2, office_en="Rapporteur", office_code="rapporteur")
    make_officer(session, "First Person", 1, office_en="Chair", office_code="chair", state=state)
    make_officer(session, "Other Person", 1, body="A working group", office_en="Co-Chair", state_printed_en="Elsewhere")
    make_officer(session, "Money Person", 1, body="fingov", office_en="Chair")

    page = html(client, "/sessions/61/")

    assert page.index("First Person") < page.index("Second Person") < page.index("Other Person")
    assert "Made-up Land" in page
    assert "Elsewhere" in page
    assert "Working group on governance and finance (FINGOV)" in page


def test_documents_stand_under_their_item_with_links_to_the_documents(client):
    session = make.make_session(61)
    make_document(session, "E/CN.15/2052/3", title_en="A loose paper")
    make_document(session, "E/CN.15/2052/2", make.make_item(session, 4, title_en="Budget"), title_en="A paper on money")
    make_document(session, "E/2052/30", is_report=True)

    page = html(client, "/sessions/61/")

    assert "https://undocs.org/E/CN.15/2052/2" in page
    assert "https://undocs.org/E/2052/30" in page
    assert page.index("A paper on money") < page.index("Under no item") < page.index("A loose paper")


def test_texts_of_the_session_stand_there_without_drafts(client):
    session = make.make_session(61)
    make.make_resolution(session, "61/1", title_en="A public text")
    make.make_resolution(session, "61/2", title_en="A secret text", release="draft")
    make.make_resolution(make.make_session(60), "60/1", title_en="A text of another year")

    page = html(client, "/sessions/61/")

    assert "A public text" in page
    assert "A secret text" not in page
    assert "A text of another year" not in page


def test_meetings_lead_to_each_other_across_the_bodies(client):
    session = make.make_session(61)
    for number in (1, 2):
        make.make_meeting(session, number)
    make.make_meeting(session, 1, body="committee_of_the_whole")

    first, second = html(client, "/sessions/61/meetings/1/"), html(client, "/sessions/61/meetings/2/")

    assert 'rel="prev"' not in first
    assert '<a rel="next" href="/sessions/61/meetings/2/">' in first
    assert '<a rel="next" href="/sessions/61/meetings/committee-1/">' in second
    assert "Committee of the Whole, meeting 1" in html(client, "/sessions/61/meetings/committee-1/")


def test_a_meeting_without_statements_leads_to_those_that_may_belong_to_it(client):
    session = make.make_session(61)
    meeting = make.make_meeting(session)
    meeting.items.add(make.make_item(session, 5), make.make_item(session, 6))

    page = html(client, "/sessions/61/meetings/1/")

    assert "/sessions/61/statements/?meeting=not_stated&amp;item=5&amp;item=6" in page


@pytest.mark.parametrize("slug", ["3", "committee-1", "0"])
def test_an_unknown_meeting_is_not_there(client, slug):
    make.make_meeting(make.make_session(61), 1)

    assert client.get(f"/sessions/61/meetings/{slug}/").status_code == 404


def test_a_meeting_tells_its_day_items_statements_and_actions(client):
    session = make.make_session(61)
    meeting = make.make_meeting(session, date=date(2052, 5, 20))
    meeting.items.add(make.make_item(session, 7, title_en="Standards"))
    act(make.make_resolution(session, "61/1", title_en="A public text"), meeting, 98)
    act(make.make_resolution(session, "61/2", title_en="A secret text", release="draft"), meeting, 99)
    make.make_statement(session, printed_en="second", order=2, meeting=meeting)
    make.make_statement(session, printed_en="first", order=1, meeting=meeting)
    make.make_statement(session, printed_en="at another time")

    page = html(client, "/sessions/61/meetings/1/")

    assert "20 May 2052" in page
    assert "Standards" in page
    assert "A public text" in page
    assert "by consensus" in page
    assert "report/#p-98" in page
    assert "A secret text" not in page
    assert page.index("first</span>") < page.index("second</span>")
    assert "at another time" not in page


def make_words(session, number, text, language="zh", **values):
    paragraph = make.make_report_paragraph(session, number)
    ReportParagraphText.objects.create(paragraph=paragraph, text=text, language=language, **values)
    return paragraph


def test_the_report_gives_its_words_under_chapter_and_section(client):
    session = make.make_session(61)
    chapter = ReportChapter.objects.create(session=session, number=5, title_en="Standards")
    section = ReportSection.objects.create(chapter=chapter, key="B", position=2, title_en="Action")
    paragraph = make_words(session, 98, "捏造的文字", items=["第一项"])
    ReportFootnote.objects.create(paragraph=paragraph, number=7, language="zh", text="脚注")
    paragraph.chapter, paragraph.section = chapter, section
    paragraph.save()

    page = html(client, "/sessions/61/report/")

    assert page.index("5. ") < page.index("B. ") < page.index('id="p-98"') < page.index("捏造的文字")
    assert '<div lang="zh" dir="ltr"> <p>捏造的文字</p> <ul><li>第一项</li></ul>' in page
    assert '<p lang="zh" dir="ltr"><sup>7</sup> <bdi dir="ltr">脚注</bdi></p>' in page
    assert "Only the facts" not in page


def test_the_report_is_read_in_the_readers_language_where_it_is_held(client):
    paragraph = make_words(make.make_session(61), 1, "捏造的文字")
    ReportParagraphText.objects.create(paragraph=paragraph, text="Des mots inventés", language="fr")
    ReportFootnote.objects.create(paragraph=paragraph, number=1, language="zh", text="脚注")
    ReportFootnote.objects.create(paragraph=paragraph, number=1, language="fr", text="Une note")

    page = " ".join(client.get("/sessions/61/report/", headers={"accept-language": "fr"}).content.decode().split())

    assert "Des mots inventés" in page
    assert "Une note" in page
    assert "捏造的文字" not in page
    assert "脚注" not in page


def test_a_report_of_facts_says_so_and_tells_them(client):
    session = make.make_session(61)
    meeting = make.make_meeting(session)
    act(make.make_resolution(session, "61/1", title_en="A public text"), meeting, 98)
    act(make.make_resolution(session, "61/2", title_en="A secret text", release="draft"), meeting, 98)
    make.make_statement(session, paragraph=make.make_report_paragraph(session, 99))
    make_document(session, "E/CN.15/2052/2", paragraph=make.make_report_paragraph(session, 100), title_en="A paper")

    page = html(client, "/sessions/61/report/")

    assert "Only the facts of this report are recorded" in page
    assert "A public text" in page
    assert "A secret text" not in page
    assert '<a href="/sessions/61/statements/?paragraph=99">1 statement</a>' in page
    assert "https://undocs.org/E/CN.15/2052/2" in page


def test_a_session_without_a_report_says_so(client):
    make.make_session(61)

    assert "No paragraph of this report is recorded." in html(client, "/sessions/61/report/")


def fill(session, n):
    state = make.make_state()
    item = make.make_item(session, n)
    meeting = make.make_meeting(session, n)
    meeting.items.add(item)
    make_officer(session, f"Person {n}", n, state=state, regional_group=state.regional_group, office_en="Chair")
    paragraph = make_words(session, n, "text")
    make_document(session, f"E/{n}", item, paragraph)
    make.make_statement(session, state, agenda_item=item, meeting=make_first(session), paragraph=paragraph)
    act(make.make_resolution(session, f"61/{n}", agenda_item=item), make_first(session), n)


def make_first(session):
    return session.meetings.get(number=1)


@pytest.mark.parametrize("page", ["", "meetings/1/", "report/"])
def test_three_of_everything_ask_no_more_than_one(client, page):
    session = make.make_session(61)
    fill(session, 1)
    before = queries(client, f"/sessions/61/{page}")
    fill(session, 2)
    fill(session, 3)

    assert queries(client, f"/sessions/61/{page}") == before


@pytest.mark.parametrize("page", ["", "report/", "statements/", "meetings/1/"])
def test_the_pages_of_a_session_say_why_they_are_not_in_the_reader_s_language(client, page):
    session = make.make_session(theme_zh="猫头鹰")
    make.make_meeting(session)
    make.make_item(session, title_en=None, title_zh="百灵")
    said = "The record of this session is available in Chinese only; what is not translated is shown in Chinese."

    assert said in html(client, f"/en/sessions/61/{page}")
    assert "仅存有" not in html(client, f"/zh/sessions/61/{page}")
    make.make_item(session, 4, title_en="Owls")
    assert said not in html(client, f"/en/sessions/61/{page}")
    assert "en anglais, chinois" in html(client, f"/fr/sessions/61/{page}").replace("qu’en", "en")


def reconvene(session):
    """A part in December with an agenda, a meeting, a paragraph of its report, a statement and a text of its own."""
    part = SessionPart.objects.create(
        session=session, starts_on=date(2052, 12, 5), ends_on=date(2052, 12, 6), place_en="Nairobi", members=31
    )
    item = make.make_item(session, number=3, part=2, title_en="Budget of December")
    meeting = make.make_meeting(session, number=14, part=2, date=date(2052, 12, 5))
    meeting.items.set([item])
    paragraph = ReportParagraph.objects.create(session=session, part=2, number=8)
    make.make_statement(session, part=2, paragraph=paragraph, meeting=meeting, agenda_item=item, order=1)
    make.make_resolution(session, number="61/9", part=2, title_en="Text of December")
    return part


def test_a_reconvened_part_has_its_own_page(client):
    session = make.make_session(61)
    make.make_item(session, number=3, title_en="Budget of May")
    reconvene(session)

    page, part = html(client, "/sessions/61/"), html(client, "/sessions/61/reconvened/")

    assert '<a href="/sessions/61/reconvened/">Reconvened part</a>' in page
    assert "5 December 2052" in page
    assert ("Budget of May" in page, "Budget of December" in page, "Text of December" in page) == (True, False, False)
    assert ("Budget of May" in part, "Budget of December" in part, "Text of December" in part) == (False, True, True)
    assert "<h1>Session 61 (2052), reconvened part</h1>" in part
    assert "Nairobi" in part
    assert "31 members of the Commission" in part
    assert '<a class="row" href="/sessions/61/reconvened/meetings/14/">Meeting 14, reconvened part</a>' in part


def test_what_belongs_to_a_reconvened_part_has_addresses_within_it(client):
    session = make.make_session(61)
    reconvene(session)

    meeting = html(client, "/sessions/61/reconvened/meetings/14/")

    assert 'href="/sessions/61/reconvened/#item-reconvened-3"' in meeting
    assert 'href="/sessions/61/reconvened/report/#p-8"' in meeting
    assert 'id="reconvened-p8-1"' in meeting
    assert "Report of session 61 (2052), reconvened part" in html(client, "/sessions/61/reconvened/report/")
    assert client.get("/sessions/61/statements/reconvened-p8-1/").status_code == 302


def test_a_former_address_of_a_meeting_leads_to_the_reconvened_part(client):
    session = make.make_session(61)
    reconvene(session)

    assert client.get("/sessions/61/meetings/14/").url == "/sessions/61/reconvened/meetings/14/"
    assert client.get("/sessions/61/meetings/15/").status_code == 404


def test_a_session_of_one_part_says_nothing_of_parts(client):
    make.make_session(61)

    assert "part" not in html(client, "/sessions/61/").lower().partition("<h1>")[2].partition("</main>")[0]
    assert client.get("/sessions/61/reconvened/").status_code == 404


def test_statements_are_filtered_by_part_where_there_are_two(client):
    session = make.make_session(61)
    make.make_statement(session)
    assert "Part of the session" not in html(client, "/sessions/61/statements/")

    reconvene(session)
    page = html(client, "/sessions/61/statements/?part=2")

    assert "Part of the session" in page
    assert "1 of 2 statements" in page
    assert "1 of 2 statements" in html(client, "/sessions/61/statements/?paragraph=reconvened-8")
