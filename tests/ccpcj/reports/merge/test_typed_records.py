"""A session that people kept by hand before its report came: nothing comes twice, nothing that they typed is lost."""

from datetime import date

import pytest

from ccpcj.lib.services import create_record, update_record
from ccpcj.reports.merge.load_report import load_report
from ccpcj.review.models import Finding
from resolutions.models import Resolution, Sponsorship, Version
from sessions.models import AgendaItem, Document, DocumentSymbol, Meeting, Session, State, Statement
from sessions.states.services import load_reference
from tests import factories as make
from tests.ccpcj.reports.made_up import report, statement

pytestmark = pytest.mark.django_db
CONFLICT = "staff-and-report-differ"


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


@pytest.fixture
def session(reference):
    return create_record(Session, {"number": 61, "year": 2052})


def load(data=None, sha="a"):
    return load_report(data or report(), "made-up.txt", sha)[0]


def conflicts():
    return list(Finding.objects.filter(code=CONFLICT).values_list("message", flat=True))


def type_draft(session, symbol=None, **values):
    """A draft as a person enters it while it is tabled: without number, address and stage."""
    work = create_record(Resolution, {"session": session, **values})
    create_record(Version, {"resolution": work, "symbol": symbol, "position": 1, "stage": "tabled"})
    return work


def state(code):
    return State.objects.get(iso3=code)


def drafts_of_report():
    data = report()
    data["texts"][0].update(stage="draft", number="3", body="ECOSOC", key="draft-resolution-3",
                            draft_symbol="E/CN.15/2052/L.5")  # fmt: skip
    data["citations"] = []
    return data


def test_a_tabled_draft_is_the_text_that_the_report_prints(session):
    work = type_draft(session, "E/CN.15/2052/L.5", title_en="Counting registers")
    former = work.slug

    outcome = load(drafts_of_report())

    work.refresh_from_db()
    assert Resolution.objects.get() == work
    assert (work.number, work.stage, work.body, work.status) == ("3", "draft", "ECOSOC", "recommended")
    assert [(v.stage, v.symbol) for v in work.versions.all()] == [
        ("tabled", "E/CN.15/2052/L.5"), ("recommended", None),
    ]  # fmt: skip
    assert (work.slug, work.former_slugs.get().slug) == ("61-draft-resolution-3", former)
    assert (work.title_en, work.title_zh) == ("Counting registers", "清点虚构的登记册")
    assert len(outcome.joined) == 1
    assert conflicts() == []


def test_a_revision_is_of_the_draft_that_was_typed_and_comes_after_it(session):
    work = type_draft(session, "E/CN.15/2052/L.2", title_en="Counting registers")
    load()

    assert Resolution.objects.get() == work
    assert [v.symbol for v in work.versions.all()] == ["E/CN.15/2052/L.2", "E/CN.15/2052/L.2/Rev.1", None]


def test_a_text_is_met_by_its_number_without_an_adopting_body(session):
    work = make.make_resolution(session, "61/1", body="", title_en="Counting")
    load()

    work.refresh_from_db()
    assert Resolution.objects.get() == work
    assert (work.body, work.title_zh) == ("CCPCJ", "清点虚构的登记册")


def test_a_text_is_met_by_its_title_last(session):
    data = report()
    data["texts"].append(
        {**data["texts"][0], "number": "61/2", "key": "resolution-61-2", "title": "另一清点", "draft_symbol": None}
    )
    work = type_draft(session, title_zh="另一清点")
    load(data)

    work.refresh_from_db()
    assert work.number == "61/2"
    assert Resolution.objects.count() == 2


def french(title="Compter les registres"):
    data = report() | {"language": "fr"}
    data["texts"][0]["title"] = title
    return data


def test_a_text_whose_title_another_language_prints_first_is_one(session):
    work = type_draft(session, title_fr="Compter les registres")
    theme = make.make_theme("counting")
    work.themes.add(theme)
    former = work.slug
    load()
    assert Resolution.objects.count() == 2, "nothing tells yet that they are one"
    assert "Compter les registres was typed without a number" in Finding.objects.get(code="typed-not-met").message

    outcome = load(french(), "fr")

    joined = Resolution.objects.get()
    assert (joined.number, joined.title_fr, joined.title_zh) == ("61/1", "Compter les registres", "清点虚构的登记册")
    assert [v.stage for v in joined.versions.all()] == ["tabled", "tabled", "adopted"]
    assert [v.position for v in joined.versions.all()] == [1, 2, 3]
    assert outcome.unmet == []
    assert (joined.themes.get(), joined.former_slugs.get().slug) == (theme, former)
    assert len(outcome.joined) == 1
    assert conflicts() == []
    assert load().changed == load(french(), "fr").changed == 0


def test_a_text_whose_title_is_nearly_that_of_the_report_is_told(session):
    typed = type_draft(session, title_zh="清点虚构的登记册一")
    load()

    assert Resolution.objects.count() == 2
    message = Finding.objects.get(code="typed-not-met").message
    assert message.startswith(f"{typed} was typed without a number. It may be Resolution 61/1")
    assert message.endswith("清点虚构的登记册: the titles are alike (94%).")


def test_what_was_typed_of_a_text_beside_its_report_stands(session):
    load()
    item = AgendaItem.objects.get(number=2, letter="a")
    type_draft(session, title_fr="Compter les registres", title_zh="点", agenda_item=item)
    load(french(), "fr")

    joined = Resolution.objects.get()
    assert (joined.title_zh, joined.agenda_item) == ("点", item)
    assert [sum(name in message for message in conflicts()) for name in ("the title [zh]", "the agenda item")] == [1, 1]


def test_a_text_that_may_be_another_is_left_and_told(session):
    load()
    typed = type_draft(session, title_fr="Compter les registres", release="published")
    load(french(), "fr")
    assert Resolution.objects.filter(pk=typed.pk).exists()
    assert ["They are left two" in message for message in conflicts()] == [True]

    type_draft(session, title_fr="Compter les registres")
    outcome = load(french("Compter  les registres"), "fr again")
    assert (Resolution.objects.count(), outcome.joined) == (3, [])


def test_a_number_that_a_person_typed_otherwise_stands_and_is_found_again(session):
    work = type_draft(session, "E/CN.15/2052/L.5", number="2", stage="draft")
    load(drafts_of_report())
    corrected = drafts_of_report()
    corrected["texts"][0]["operative"][1]["text"] = "鼓励各国每年交换清单。"
    load(corrected, "b")

    work.refresh_from_db()
    assert (Resolution.objects.get(), work.number) == (work, "2")
    assert (
        work.versions.get(stage="recommended").paragraphs.get(anchor="op-2").texts.get().text.endswith("每年交换清单。")
    )
    assert any("number is 2 here, 3 in the report" in message for message in conflicts())


def test_what_was_typed_of_a_session_stands_and_the_report_fills_the_rest(session):
    update_record(session, {"place_zh": "旧地", "starts_on": date(2052, 5, 12)})
    item = create_record(AgendaItem, {"session": session, "number": 2, "title_zh": "点数"})
    meeting = create_record(Meeting, {"session": session, "body": "plenary", "number": 2, "date": date(2052, 5, 13)})

    load()

    session.refresh_from_db(), item.refresh_from_db(), meeting.refresh_from_db()
    assert (session.place_zh, session.starts_on, session.ends_on) == ("旧地", date(2052, 5, 12), date(2052, 5, 17))
    assert (item.title_zh, meeting.date) == ("点数", date(2052, 5, 13))
    assert list(meeting.items.all()) == [item]
    assert [
        sum(name in message for message in conflicts()) for name in ("place_zh", "starts_on", "title_zh", ": date")
    ] == [1] * 4
    assert load().changed == 0
    assert len(conflicts()) == 4


def test_a_statement_is_not_doubled(session):
    meeting = create_record(Meeting, {"session": session, "body": "plenary", "number": 2})
    values = {"session": session, "kind": "item", "speaker_zh": "日本", "printed_zh": "日本"}
    other = create_record(Statement, {**values, "order": 1, "state": state("FRA")})
    typed = create_record(Statement, {**values, "order": 2, "state": state("JPN"), "meeting": meeting, "mode": "video"})

    load()

    typed.refresh_from_db()
    assert Statement.objects.filter(state=state("JPN")).count() == 1
    assert (typed.paragraph.number, typed.order, typed.mode, typed.date) == (2, 1, "video", date(2052, 5, 14))
    assert any("mode is video here, online in the report" in message for message in conflicts())
    assert set(Statement.objects.filter(paragraph=None)) == {other}


def test_two_statements_of_a_state_are_met_each_at_its_meeting(session):
    first, second = (
        create_record(Meeting, {"session": session, "body": "plenary", "number": number}) for number in (2, 3)
    )
    values = {"session": session, "kind": "item", "speaker_zh": "日本", "printed_zh": "日本", "state": state("JPN")}
    open_one = create_record(Statement, {**values, "order": 1})
    late = create_record(Statement, {**values, "order": 2, "meeting": second})
    data = report()
    data["meetings"].append({"body": "plenary", "number": 3, "date": "2052-05-15", "items": []})
    data["statements"] = [
        statement(2, 1, "日本", state="JPN", meeting=3, meeting_body="plenary"),
        statement(2, 2, "日本", state="JPN", meeting=2, meeting_body="plenary"),
    ]
    load(data)

    late.refresh_from_db(), open_one.refresh_from_db()
    assert (late.order, open_one.order, Statement.objects.count()) == (1, 2, 2)
    assert open_one.meeting == first


def test_an_unresolved_speaker_is_met_by_the_line(session):
    create_record(
        Statement, {"session": session, "kind": "item", "order": 1, "printed_zh": "Qqq专员", "speaker_zh": "Qqq专员"}
    )
    load()

    assert Statement.objects.filter(printed__zh="Qqq专员").count() == 1


def test_a_document_is_met_by_its_second_symbol(session):
    document = create_record(Document, {"session": session, "title_zh": "说明"})
    create_record(DocumentSymbol, {"document": document, "symbol": "E/CN.15/2052/2"})
    load()

    assert {row.symbol for row in document.symbols.all()} == {"E/CN.7/2052/2", "E/CN.15/2052/2"}


def test_an_address_that_another_text_has_is_no_hindrance(session):
    make.make_resolution(session, "61/9", slug="61-1")
    load()

    assert Resolution.objects.get(number="61/1").slug == "61-1-2"


def test_where_staff_and_a_corrected_report_both_changed_a_value_staff_stand():
    load()
    Statement.objects.filter(order=1).update(mode="in_person")
    Meeting.objects.update(date=date(2052, 5, 13))
    corrected = report()
    corrected["statements"][0]["mode"] = "video"
    corrected["meetings"][0]["date"] = "2052-05-15"
    outcome = load(corrected, "b")

    assert Statement.objects.get(order=1).mode == "in_person"
    assert Meeting.objects.get().date == date(2052, 5, 13)
    assert len(outcome.conflicts) == len(conflicts()) == 2
    assert "mode is in_person here, video in the report" in " ".join(conflicts())


@pytest.mark.parametrize("language", ["zh", "fr"])
def test_what_staff_emptied_is_not_filled_by_what_a_report_says_anew(language):
    data = report() | {"language": language}
    load(data)
    update_record(Session.objects.get(), {f"place_{language}": "", "ends_on": None})
    data["session"] = data["session"] | {"place": "Ville", "ends_on": "2052-05-18"}
    load(data, "b")

    session = Session.objects.get()
    assert (getattr(session, f"place_{language}"), session.ends_on) == ("", None)
    assert len(conflicts()) == 2


def test_an_entry_whose_speaker_is_in_conflict_is_kept_with_its_printed_line():
    load()
    Statement.objects.filter(order=1).update(state=state("FRA"))
    corrected = report()
    corrected["statements"][0].update(state="KOR", printed="韩国", speaker="韩国", mode="video")
    outcome = load(corrected, "b")

    entry = Statement.objects.get(order=1)
    assert (entry.printed_zh, entry.state, entry.mode) == ("韩国", state("FRA"), "video")
    assert "state is France here, Republic of Korea in the report" in outcome.conflicts[0]
    assert load(corrected, "b").changed == 0


def test_a_sponsor_in_conflict_is_kept_with_its_printed_line():
    load()
    Sponsorship.objects.filter(position=2).update(state=state("KOR"))
    corrected = report()
    corrected["texts"][0]["sponsors"][1].update(name="德国", state="DEU")
    load(corrected, "b")

    entry = Sponsorship.objects.get(position=2, entry=None)
    assert (entry.printed_zh, entry.state) == ("德国", state("KOR"))
    assert len(conflicts()) == 1


def test_what_a_further_language_says_otherwise_than_staff_typed_is_put_before_a_person():
    load()
    Session.objects.update(place_fr="Ancienne ville")
    data = report() | {"language": "fr"}
    data["session"]["place"] = "Nouvelle ville"
    load(data, "fr")

    assert Session.objects.get().place_fr == "Ancienne ville"
    assert any("place_fr is Ancienne ville here" in message for message in conflicts())


def test_where_languages_disagree_what_staff_say_otherwise_than_both_is_put_before_a_person(session):
    load()
    update_record(Session.objects.get(), {"members": 38})
    Statement.objects.filter(order=1).update(mode="video")
    data = report() | {"language": "fr"}
    data["session"]["attendance"]["members"] = 39
    data["statements"][0]["mode"] = "in_person"
    load(data, "fr")

    assert Session.objects.get().members == 38
    assert Statement.objects.get(order=1).mode == "video"
    assert any("members is 38 here, 39 in the report" in message for message in conflicts())
    assert any("mode is video here, in_person in the report" in message for message in conflicts())
    before = len(conflicts())
    assert load(data, "fr").changed == 0
    assert len(conflicts()) == before
