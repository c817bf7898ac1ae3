"""The secretariat types sessions, speakers and reference data."""

from datetime import date

import pytest

from sessions.models import (
    Document,
    DocumentEntry,
    Membership,
    Officer,
    Organization,
    Person,
    ReportParagraphText,
    Session,
    Spelling,
    State,
    Statement,
    StateName,
)
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.history import written_by_people

pytestmark = pytest.mark.django_db


def page_of(record, page: str = "change") -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/{page}/"


def save(staff, record, **changes):
    return staff.post(page_of(record), filled_in(staff.get(page_of(record)), **changes))


def choices(staff, model: str, field: str, term: str, app: str = "ccpcj_sessions") -> list[str]:
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return [one["text"] for one in staff.get("/admin/autocomplete/", asked).json()["results"]]


@pytest.fixture
def states():
    make.make_state("CIV", name_en="Côte d’Ivoire", name_ru="Кот-д’Ивуар", formal_name_en="The Republic")
    make.make_state("RUS", name_en="Russian Federation", name_ru="Российская Федерация", name_ar="الاتحاد الروسي")
    make.make_state("EGY", name_en="Egypt", name_ar="مصر", name_es="Egipto")
    us = make.make_state("USA", name_en="United States of America", name_zh="美利坚合众国")
    Spelling.objects.create(state=us, language="zh", text="美国")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cote d'ivoire", "Côte d’Ivoire"),
        ("COTE D IVOIRE", "Côte d’Ivoire"),
        ("кот-д'ивуар", "Côte d’Ivoire"),
        ("the republic", "Côte d’Ivoire"),
        ("российская", "Russian Federation"),
        ("federation russian", "Russian Federation"),
        ("الإتحاد", "Russian Federation"),
        ("egipto", "Egypt"),
        ("egy", "Egypt"),
        ("美国", "United States of America"),
        ("合众国", "United States of America"),
    ],
)
def test_a_state_is_found_by_any_name_in_any_language_or_by_code(staff, states, typed, found):
    assert choices(staff, "statement", "state", typed) == [found]


def test_nothing_is_found_by_a_name_of_nobody(staff, states):
    assert choices(staff, "statement", "state", "Atlantis") == []
    assert choices(staff, "statement", "state", "’") == []


def test_an_exact_code_comes_first(staff):
    make.make_state("QAT", name_en="Aaa mentions MAR in its name")
    make.make_state("MRX", name_en="Marble")
    make.make_state("MAR", name_en="Zzz")

    assert choices(staff, "statement", "state", "mar") == ["Zzz", "Marble", "Aaa mentions MAR in its name"]


def test_groups_organizations_persons_and_items_are_found_too(staff):
    make.make_group("EU", "political", name_en="European Union", name_fr="Union européenne")
    Organization.objects.create(slug="unodc", acronym="UNODC", name_en="Office", name_ru="Управление")
    make.make_person("Zoë Müller")
    make.make_item(make.make_session(61), 4, letter="a", title_en="Made-up crime")

    assert choices(staff, "statement", "group", "EUROPEENNE") == ["European Union"]
    assert choices(staff, "statement", "organization", "управление") == ["Office"]
    assert choices(staff, "statement", "person", "muller zoe") == ["Zoë Müller"]
    assert choices(staff, "statement", "agenda_item", "4(a)") == ["61: 4 (a) Made-up crime"]


def test_a_search_in_the_list_keeps_the_order_of_the_list(staff, states):
    response = staff.get("/admin/ccpcj_sessions/state/", {"q": "e", "o": "-2"})

    assert [state.iso3 for state in response.context["cl"].result_list] == ["USA", "RUS", "EGY", "CIV"]


def test_a_session_that_ends_before_it_starts_is_explained_beside_the_day(staff):
    response = save(staff, make.make_session(), ends_on="1999-01-01")

    assert errors_of(response) == {"ends_on": ["A session ends on or after the day it starts."]}


def test_a_speaker_who_is_two_is_explained_beside_the_state(staff):
    session = make.make_session()
    statement = make.make_statement(session, make.make_state())

    response = save(staff, statement, group=make.make_group("EU", "political").pk)

    assert errors_of(response) == {"state": ["A statement is made by one state, one group or one organization."]}


def test_two_speakers_at_one_place_are_explained_beside_the_place(staff):
    session = make.make_session()
    first, second = (make.make_statement(session, make.make_state()) for _ in range(2))

    response = save(staff, second, order=first.order)

    assert errors_of(response) == {"order": ["This paragraph already has a speaker at that place."]}


def test_two_statements_without_a_paragraph_at_one_place_are_refused(staff):
    session = make.make_session()
    first, second = (make.make_statement(session, make.make_state(), paragraph=None) for _ in range(2))

    assert list(errors_of(save(staff, second, order=first.order))) == ["order"]


def test_a_document_may_stand_under_two_paragraphs(staff):
    session = make.make_session()
    document = Document.objects.create(session=session, title_en="A document")
    paragraphs = [make.make_report_paragraph(session, number) for number in (3, 4)]
    for position, paragraph in enumerate(paragraphs, 1):
        DocumentEntry.objects.create(document=document, paragraph=paragraph, position=position, title_en="As listed")

    assert save(staff, document, title_en="Another title").status_code == 302
    response = save(staff, document, **{"entries-1-paragraph": paragraphs[0].pk})
    assert errors_of(response) == {"entries-1-paragraph": ["This paragraph already lists the document."]}


def test_a_state_joins_a_group_once_a_day_even_on_one_screen(staff):
    state, group = make.make_state(), make.make_group("EU", "political")
    row = {"group": group.pk, "since": "2004-05-01"}
    rows = {f"memberships-{index}-{name}": value for index in (0, 1) for name, value in row.items()}

    response = save(staff, state, **{"memberships-TOTAL_FORMS": 2, **rows})

    assert errors_of(response) == {"memberships-1-since": ["This state already joined this group on that day."]}


def test_an_undated_membership_is_held_once(staff):
    state, group = make.make_state(), make.make_group("G77", "political")
    make.make_member(group, state)

    response = save(staff, state, **{"memberships-TOTAL_FORMS": 2, "memberships-1-group": group.pk})

    assert list(errors_of(response)) == ["memberships-1-since"]


def test_a_membership_that_ends_before_it_starts_is_explained(staff):
    state, group = make.make_state(), make.make_group("EU", "political")
    make.make_member(group, state, since=date(2004, 5, 1))

    response = save(staff, state, **{"memberships-0-until": "2003-01-01"})

    assert list(errors_of(response).values()) == [["A membership ends on or after the day it starts."]]


def test_officers_exchange_their_places(staff):
    session = make.make_session()
    for position in (1, 2):
        person = make.make_person(f"Person {position}")
        Officer.objects.create(session=session, body="CCPCJ", position=position, office_en="Chair", person=person)

    response = save(staff, session, **{"officers-0-position": 2, "officers-1-position": 1})

    assert response.status_code == 302, errors_of(response)
    assert list(Officer.objects.values_list("person__name", flat=True)) == ["Person 2", "Person 1"]


def test_a_constraint_of_fields_that_cannot_be_changed_is_still_explained(staff):
    session = make.make_session()
    make.make_item(session, 3)

    response = save(staff, make.make_item(session, 4), number=3)

    assert errors_of(response) == {"number": ["This agenda already has an item with that number and letter."]}


def test_a_person_with_a_name_taken_is_explained_beside_it(staff):
    make.make_person("Taken")

    response = staff.post("/admin/ccpcj_sessions/person/add/", {"name_fr": "Taken"})

    assert errors_of(response) == {"printed": ["Person with this Name as first printed already exists."]}


def test_a_state_that_others_point_to_is_not_deleted(staff):
    state = make.make_state()
    make.make_sponsor(make.make_resolution(make.make_session()), state)

    page = staff.post(page_of(state, "delete"), {"post": "yes"}).content.decode()

    assert "nothing is deleted that others point to" in page
    assert "/admin/resolutions/sponsorship/" in page
    assert State.objects.filter(pk=state.pk).exists()


def test_states_that_others_point_to_are_not_deleted_from_the_list(staff):
    state = make.make_state()
    make.make_statement(make.make_session(), state)
    chosen = {"action": "delete_selected", "_selected_action": [state.pk, make.make_state().pk], "post": "yes"}

    page = staff.post("/admin/ccpcj_sessions/state/", chosen).content.decode()

    assert "nothing is deleted that others point to" in page
    assert State.objects.count() == 2


def test_a_meeting_that_others_point_to_is_not_deleted_with_a_row(staff):
    session = make.make_session()
    make.make_statement(session, make.make_state(), meeting=make.make_meeting(session))

    response = save(staff, session, **{"meetings-0-DELETE": "on"})

    assert "protected related objects" in str(errors_of(response))


def test_what_nobody_points_to_is_deleted(staff):
    person = make.make_person("Nobody")

    staff.post(page_of(person, "delete"), {"post": "yes"})

    assert not Person.objects.exists()


@pytest.mark.parametrize("make_one", [make.make_session, make.make_state, make.make_group], ids=lambda f: f.__name__)
def test_what_an_address_is_made_of_cannot_be_changed(staff, make_one):
    record = make_one()
    name = {"session": "number", "state": "iso3", "group": "code"}[record._meta.model_name]

    response = save(staff, record, **{name: "99"})

    assert response.status_code == 302
    assert getattr(type(record).objects.get(pk=record.pk), name) == getattr(record, name)


def test_a_list_is_typed_one_a_line_and_line_ends_stay(staff):
    paragraph = make.make_report_paragraph(make.make_session(), 8)
    ReportParagraphText.objects.create(paragraph=paragraph, language="en", text="One\nTwo", items=["a"])

    save(staff, paragraph, **{"texts-0-text": "One\r\nTwo\r\nThree", "texts-0-items": "a\r\n\r\nb "})

    text = ReportParagraphText.objects.get()
    assert (text.text, text.items) == ("One\nTwo\nThree", ["a", "b"])


def test_line_ends_alone_are_no_change(staff):
    session = make.make_session(theme_en="One\nTwo")

    save(staff, session, theme_en="One\r\nTwo")

    assert written_by_people() == 0


def test_a_session_leads_to_what_is_kept_elsewhere(staff):
    session = make.make_session()
    make.make_statement(session, make.make_state())
    address = f"/admin/ccpcj_sessions/statement/?session__id__exact={session.pk}"

    assert f'<a href="{address}">1 statements</a>' in staff.get(page_of(session)).content.decode()
    assert staff.get(address).status_code == 200


def test_names_are_typed_in_their_language_and_direction(staff):
    page = staff.get(page_of(make.make_item(make.make_session()))).content.decode()

    assert 'lang="ar"' in page
    assert "Title, العربية" in page


def test_the_session_screen_takes_as_many_queries_for_three_rows_as_for_one(staff, django_assert_max_num_queries):
    def fill(number: int, rows: int) -> Session:
        session = make.make_session(number)
        for n in range(1, rows + 1):
            make.make_meeting(session, n)
            person = make.make_person(f"Person {number} {n}")
            Officer.objects.create(session=session, body="CCPCJ", position=n, office_en="Chair", person=person,
                                   state=make.make_state(), regional_group=make.make_group(f"G{n}"))  # fmt: skip
        return session

    short, three = fill(61, 1), fill(62, 3)
    staff.get(page_of(short))
    with django_assert_max_num_queries(100) as queries:
        staff.get(page_of(short))
    with django_assert_max_num_queries(len(queries)):
        staff.get(page_of(three))


def test_a_group_of_many_members_is_one_query(staff, django_assert_max_num_queries):
    group = make.make_group("EU", "political")
    make.make_member(group, make.make_state())
    with django_assert_max_num_queries(100) as queries:
        staff.get(page_of(group))
    for _ in range(3):
        make.make_member(group, make.make_state())

    with django_assert_max_num_queries(len(queries)):
        staff.get(page_of(group))
    assert Membership.objects.count() == 4


def test_the_year_of_a_session_is_the_one_it_starts_in(staff):
    page = save(staff, make.make_session(61), year="20522")

    assert errors_of(page)["year"] == ["The session starts in 2052."]


@pytest.mark.parametrize("name", ["meeting", "agenda_item", "paragraph"])
def test_a_statement_names_nothing_of_another_session(staff, name):
    session, other = make.make_session(61), make.make_session(62)
    statement = make.make_statement(session)
    made = {"meeting": make.make_meeting, "agenda_item": make.make_item, "paragraph": make.make_report_paragraph}[name]

    [error] = errors_of(save(staff, statement, **{name: made(other, 7).pk}))[name]
    assert error.endswith("belongs to session 62.")
    assert save(staff, statement, **{name: made(session, 7).pk}).status_code == 302


def test_a_meeting_takes_up_items_of_its_own_session(staff):
    meeting = make.make_meeting(make.make_session(61))
    own, other = make.make_item(meeting.session, 3), make.make_item(make.make_session(62), 4)

    assert errors_of(save(staff, meeting, items=[own.pk, other.pk]))["items"] == ["4 Item 4 belongs to session 62."]
    assert save(staff, meeting, items=[own.pk]).status_code == 302


def test_a_statement_keeps_its_lines_in_six_languages(staff):
    speech = make.make_statement(
        make.make_session(), printed_en="", printed_zh="日本", speaker_en="", speaker_zh="日本"
    )

    response = save(staff, speech, printed_fr="Japon")

    assert response.status_code == 302, errors_of(response)
    speech.refresh_from_db()
    assert (speech.printed_zh, speech.printed_fr, speech.printed_en) == ("日本", "Japon", "")
    assert errors_of(save(staff, speech, printed_fr="", printed_zh="")) == {
        "printed_en": ["Name the speaker, or type the line as printed."]
    }


def test_officers_of_a_session_are_kept_as_each_language_prints_them(staff):
    session = make.make_session()
    officer = Officer.objects.create(
        session=session, body="CCPCJ", position=1, office_zh="主席", person=make.make_person("A. Person")
    )
    page = f"/fr/admin/ccpcj_sessions/session/{session.pk}/change/"
    typed = filled_in(staff.get(page))

    assert staff.post(page, typed).status_code == 302
    officer.refresh_from_db()
    assert (officer.office_zh, officer.office_fr or "", officer.office_en or "") == ("主席", "", "")
    assert staff.post(page, {**typed, "officers-0-office_fr": "Présidente"}).status_code == 302
    officer.refresh_from_db()
    assert (officer.office_zh, officer.office_fr) == ("主席", "Présidente")
    typed = filled_in(staff.get(page))
    assert staff.post(page, {**typed, "officers-0-office_fr": ""}).status_code == 302
    officer.refresh_from_db()
    assert officer.office_fr == ""  # emptied, not unknown: the same report again leaves it so


def test_a_person_is_known_by_the_name_typed_first(staff):
    staff.post("/admin/ccpcj_sessions/person/add/", {"name_fr": "Anne Exemple", "name_zh": "安妮"})

    anne = Person.objects.get()
    assert (anne.printed, str(anne)) == ("安妮", "安妮")
    assert "printed" not in filled_in(staff.get(f"/admin/ccpcj_sessions/person/{anne.pk}/change/"))


def add_statement(staff, session, **values):
    place = "/admin/ccpcj_sessions/statement/add/"
    given = {"session": session.pk, "part": 1, "kind": "general_debate"}
    return staff.post(place, filled_in(staff.get(place), **given, **values))


def test_a_statement_needs_a_session_and_a_speaker_until_a_report_prints_it(staff):
    session = make.make_session(40, year=1990, starts_on=date(1990, 5, 1), ends_on=date(1990, 5, 9))
    state = make.make_state("COD", name_en="Democratic Republic of the Congo")
    StateName.objects.create(state=state, name_en="Zaire", since=date(1971, 10, 27), until=date(1997, 5, 16))

    for speaker in (state, make.make_state(name_en="Egypt")):
        response = add_statement(staff, session, state=speaker.pk)
        assert response.status_code == 302, errors_of(response)

    statements = Statement.objects.order_by("order")
    assert [(one.order, one.speaker_en, one.printed_en) for one in statements] == [
        (1, "Zaire", "Zaire"),
        (2, "Egypt", "Egypt"),
    ]
    assert "Name the speaker" in errors_of(add_statement(staff, session))["speaker_en"][0]


def test_a_state_that_was_none_on_the_day_does_not_speak(staff):
    session = make.make_session(40, year=1990, starts_on=date(1990, 5, 1), ends_on=date(1990, 5, 9))
    later = make.make_state(name_en="Serbia and Montenegro", since=date(1992, 4, 27), until=date(2006, 6, 2))

    response = add_statement(staff, session, state=later.pk)

    assert errors_of(response)["state"] == ["Serbia and Montenegro did not exist on 1 May 1990."]
