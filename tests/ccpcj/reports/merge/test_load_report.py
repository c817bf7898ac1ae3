"""Loading a report: all of it or nothing, the same again changes nothing, and what staff changed is kept."""

from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from ccpcj.reports.merge.load_report import load_report
from ccpcj.review.models import ReportImport
from resolutions.adoption.services import record_adoption, record_vote
from resolutions.models import (
    Adoption,
    Citation,
    Footnote,
    Paragraph,
    ParagraphText,
    Resolution,
    ResolutionText,
    Sponsorship,
    Version,
)
from sessions.models import AgendaItem, DocumentSymbol, Organization, Session, State, Statement
from sessions.states.services import load_reference
from tests import factories as make
from tests.ccpcj.reports.made_up import report
from tests.ccpcj.reports.readings import made_up, read_specimen
from tests.history import changed_fields

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def load(data=None, sha="a", **options):
    return load_report(data or report(), "made-up.txt", sha, **options)


def test_a_report_becomes_records():
    load()

    work = Resolution.objects.get()
    assert (work.slug, work.title_zh, work.status) == ("61-1", "清点虚构的登记册", "adopted")
    assert [v.stage for v in work.versions.all()] == ["tabled", "adopted"]
    assert [p.anchor for p in work.versions.get(stage="adopted").paragraphs.all()] == ["pp-1", "op-1", "op-1-a", "op-2"]
    assert Paragraph.objects.get(anchor="op-1-a").parent.anchor == "op-1"
    assert Footnote.objects.get().paragraph.anchor == "pp-1"
    assert {c.symbol for c in Citation.objects.all()} == {"A/RES/99/1", "E/CN.15/2052/2"}
    assert [i.label for i in AgendaItem.objects.filter(agenda="current")] == ["1", "2", "2 (a)"]
    assert DocumentSymbol.objects.get(symbol="E/CN.15/2052/2").document.title_zh == "清点说明"


def test_statements_keep_what_was_printed_beside_what_it_was_resolved_to():
    load()

    japan, union, society, garbled = Statement.objects.order_by("order")
    assert (japan.state.iso3, japan.mode, japan.meeting.number) == ("JPN", "online", 2)
    assert {s.iso3 for s in union.on_behalf_states.all()} == {"UKR", "NOR"}
    assert (society.organization.name_zh, society.person.name) == ("虚构协会", "Ann Example")
    assert (garbled.speaker_zh, garbled.state, garbled.organization) == ("Qqq专员", None, None)
    assert (union.mode, union.meeting) == ("", None)


def test_a_group_formula_stands_for_the_members_as_of_the_day():
    load()

    entry = Sponsorship.objects.printed_entries().get(position=1)
    assert (entry.state.iso3, entry.group.code, entry.members.count()) == ("FRA", "EU", 26)
    assert not entry.members.filter(state__iso3="GBR").exists()
    assert Sponsorship.objects.printed_entries().get(position=3).printed_zh == "无名国"


def test_the_same_report_again_changes_nothing():
    load()
    outcome, _ = load()

    assert outcome.changed == 0
    assert ReportImport.objects.count() == 1


def test_what_staff_corrected_survives_the_same_report():
    load()
    Statement.objects.filter(order=1).update(mode="in_person")
    Statement.objects.filter(order=4).delete()
    Resolution.objects.update(title_zh="另一标题")
    outcome, _ = load()

    assert outcome.changed == 0
    assert Statement.objects.get(order=1).mode == "in_person"
    assert not Statement.objects.filter(order=4).exists()


def test_a_corrected_report_changes_what_it_corrects_and_nothing_else():
    load()
    make.set_lines(Statement.objects.filter(order=2), title_zh="staff's own words")
    changed = report()
    changed["statements"][0]["mode"] = "video"
    changed["texts"][0]["operative"][1]["text"] = "鼓励各国每年交换清单。"
    changed["texts"][0]["title"] = "清点所有虚构的登记册"
    outcome, _ = load(changed, "b")

    assert outcome.updated.total() == 4  # the statement, the words, the title of the work and of its text
    assert Statement.objects.get(order=1).mode == "video"
    assert Statement.objects.get(order=2).title_zh == "staff's own words"
    assert ParagraphText.objects.get(paragraph__anchor="op-2").text == "鼓励各国每年交换清单。"
    assert Resolution.objects.get().slug == "61-1"


def test_an_earlier_file_that_changes_nothing_is_the_last_import_too():
    load()
    changed = report()
    changed["texts"][0]["title"] = "清点所有虚构的登记册"
    load(changed, "b")
    Resolution.objects.update(title_zh="清点虚构的登记册")
    ResolutionText.objects.update(title="清点虚构的登记册")
    assert load()[0].changed == 0
    Resolution.objects.update(title_zh="另一标题")

    assert load()[0].changed == 0
    assert Resolution.objects.get().title_zh == "另一标题"


def test_a_changed_slug_is_not_set_back():
    load()
    Resolution.objects.update(slug="kept-address")
    changed = report()
    changed["texts"][0]["title"] = "清点所有虚构的登记册"
    load(changed, "b")

    assert Resolution.objects.get().slug == "kept-address"


def test_what_a_later_report_leaves_out_is_kept_and_named():
    load()
    changed = report()
    del changed["statements"][3]
    _, report_import = load(changed, "b")

    assert Statement.objects.filter(order=4).exists()
    assert [f.code for f in report_import.findings.filter(code="held-not-in-report")] == ["held-not-in-report"]


def test_what_a_report_does_not_say_erases_nothing_that_is_held():
    Session.objects.create(number=61, year=2052, theme_zh="旧主题")
    load()

    assert Session.objects.get().theme_zh == "旧主题"


def test_a_failure_leaves_no_trace():
    broken = report()
    broken["statements"].append({**broken["statements"][0], "order": 5, "kind": None})
    with pytest.raises(IntegrityError):
        load(broken)

    assert (Session.objects.count(), Statement.objects.count(), Version.objects.count()) == (0, 0, 0)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_an_import_waits_for_another_of_its_session():
    load()
    with CaptureQueriesContext(connection) as sent:
        load()

    selects = [query["sql"] for query in sent if query["sql"].startswith("SELECT ") and " FROM " in query["sql"]]
    assert 'FROM "ccpcj_sessions_session"' in selects[0]
    assert selects[0].endswith("FOR NO KEY UPDATE")


def test_a_session_is_a_draft_until_it_is_published():
    load()
    assert (Session.objects.public().count(), Statement.objects.public().count()) == (0, 0)

    load(publish=True)
    assert (Session.objects.public().count(), Resolution.objects.public().count()) == (1, 1)


def test_the_history_says_which_import_published_the_session_and_its_texts():
    load(publish=True)
    load(publish=True)

    for record in (Session.objects.get(), Resolution.objects.get()):
        assert ("release", None, "published") in changed_fields(record, "an import (made-up.txt)")


def test_a_settled_finding_stays_settled():
    _, report_import = load()
    report_import.findings.update(settled=True)
    changed = report()
    changed["statements"][0]["mode"] = "video"
    _, again = load(changed, "a")

    assert again.findings.get(code="unknown-speaker").settled


def test_an_unknown_institution_is_made_once():
    load()
    before = Organization.objects.count()
    load(sha="b")

    assert Organization.objects.count() == before


def test_a_draft_symbol_found_later_comes_before_the_text():
    without = report()
    without["texts"][0]["draft_symbol"] = None
    load(without)
    load(sha="b")

    assert [v.symbol for v in Version.objects.order_by("position")] == ["E/CN.15/2052/L.2/Rev.1", None]


def test_a_draft_comes_before_the_text_that_staff_recorded_first():
    work = make.make_resolution(make.make_session(), "61/1")
    version = make.make_version(work)
    adoption = record_adoption(version=version, body="CCPCJ", method="vote", date=date(2052, 5, 15))

    outcome, _ = load()

    assert [v.symbol for v in work.versions.order_by("position")] == ["E/CN.15/2052/L.2/Rev.1", None]
    adoption.refresh_from_db()
    assert sum(message.startswith("Adoption") for message in outcome.conflicts) == 2
    assert adoption.meeting is not None
    assert (adoption.version, adoption.method, adoption.date) == (version, "vote", date(2052, 5, 15))


def test_a_method_that_a_recorded_vote_contradicts_is_put_before_a_person():
    by_vote = report()
    by_vote["texts"][0]["action"]["method"] = "vote"
    load(by_vote)
    adoption = Adoption.objects.get()
    record_vote(adoption=adoption, tally={"in_favour": 35, "against": 1, "abstaining": 0}, ballots={})
    changed = report()
    changed["texts"][0]["action"].update(method="acclamation", date="2052-05-15")

    outcome, _ = load(changed, "b")

    adoption.refresh_from_db()
    assert (adoption.method, adoption.date) == ("vote", date(2052, 5, 15))
    assert any("method is vote here, acclamation in the report" in message for message in outcome.conflicts)
    assert not load(changed, "b")[0].changed


def test_a_number_printed_twice_gives_two_paragraphs():
    twice = report()
    twice["texts"][0]["operative"][1]["number"] = "1"
    load(twice)

    assert {p.anchor for p in Paragraph.objects.filter(part="operative")} == {"op-1", "op-1-a", "op-1-bis"}


def test_a_sponsor_that_joined_later_is_an_additional_one():
    joined = report()
    joined["texts"][0]["sponsors"][1]["joined"] = True
    load(joined)

    assert [s.role for s in Sponsorship.objects.printed_entries()] == ["sponsor", "additional", "sponsor"]


def other_language():
    french = report()
    french |= {"language": "fr"}
    french["texts"][0] |= {"title": "Inventaire de registres imaginaires", "printed": "Résolution 61/1"}
    french["texts"][0]["operative"][0]["text"] = "Prie les États de compter leurs registres ;"
    for statement in french["statements"]:
        statement["printed"] = statement["speaker"] = f"orateur {statement['order']}"
    return french


def test_a_further_language_adds_its_words_and_overrules_nothing():
    load()
    before = (Statement.objects.count(), Paragraph.objects.count(), Organization.objects.count())
    _, report_import = load(other_language(), "f")

    work = Resolution.objects.get()
    assert (work.title_zh, work.title_fr) == ("清点虚构的登记册", "Inventaire de registres imaginaires")
    assert {t.language for t in Paragraph.objects.get(anchor="op-1").texts.all()} == {"zh", "fr"}
    assert Statement.objects.get(order=1).printed_zh == "日本"
    assert (Statement.objects.count(), Paragraph.objects.count(), Organization.objects.count()) == before
    assert not report_import.findings.filter(code="languages-differ").exists()
    assert load(other_language(), "f")[0].changed == 0


def test_where_two_languages_disagree_a_finding_says_so():
    load()
    french = other_language()
    french["statements"][0]["mode"] = "video"
    del french["texts"][0]["sponsors"][1:]
    _, report_import = load(french, "f")

    messages = [finding.message for finding in report_import.findings.filter(code="languages-differ")]
    assert any("mode is online in another language, video in this one" in message for message in messages)
    assert [message for message in messages if message.startswith("Sponsor ")] == [
        "Sponsor “日本” (JPN) of resolution 61/1 is missing in this language.",
        "Sponsor “无名国” of resolution 61/1 is missing in this language.",
    ]
    assert Statement.objects.get(order=1).mode == "online"


def resolved_to_a_body(language):
    data = report() | {"language": language}
    data["statements"][3]["organization"] = "unodc"
    return data


def test_whom_staff_resolved_a_speaker_to_is_kept_when_a_further_language_says_otherwise():
    load()
    Statement.objects.filter(order=4).update(state=State.objects.get(iso3="KOR"))
    load(report() | {"language": "fr"}, "f")
    load(resolved_to_a_body("fr"), "f, corrected")

    assert Statement.objects.values_list("state__iso3", "organization").get(order=4) == ("KOR", None)


def test_a_speaker_whom_a_corrected_report_resolves_is_that_one_alone():
    load()
    load(resolved_to_a_body("zh"), "b")

    assert Statement.objects.values_list("state", "organization__slug").get(order=4) == (None, "unodc")


def test_whom_staff_resolved_a_speaker_to_stands_when_a_corrected_report_says_otherwise():
    load()
    Statement.objects.filter(order=4).update(state=State.objects.get(iso3="KOR"))
    outcome, _ = load(resolved_to_a_body("zh"), "b")

    assert Statement.objects.values_list("state__iso3", "organization").get(order=4) == ("KOR", None)
    assert len(outcome.conflicts) == 1


@pytest.mark.parametrize("letters", [("(a)", "(b)"), ("(а)", "(б)"), ("(أ)", "(ب)")])
def test_lettered_items_have_the_same_address_in_every_language(letters):
    lettered = report()
    lettered["texts"][0]["operative"][0]["children"] = [
        {**lettered["texts"][0]["operative"][0]["children"][0], "number": letter} for letter in letters
    ]
    load(lettered)

    assert [p.anchor for p in Paragraph.objects.filter(parent__isnull=False)] == ["op-1-a", "op-1-b"]


def test_six_languages_of_a_report_become_one_record():
    counts, differences = [], []
    for language in ("zh", "fr", "ru", "ar", "en", "es"):
        reading = read_specimen(language=language).to_json()
        outcome, _ = load(reading, language)
        counts.append([model.objects.count() for model in (Statement, Paragraph, Sponsorship, Citation, Organization)])
        differences += outcome.differences

    assert differences == []
    assert counts == counts[:1] * 6
    languages = {text.language for text in Paragraph.objects.filter(part="operative").first().texts.all()}
    assert languages == {"zh", "fr", "ru", "ar", "en", "es"}


@pytest.mark.parametrize(("language", "name"), made_up())
def test_every_made_up_report_loads_and_again_changes_nothing(language, name):
    reading = read_specimen(language=language, name=name).to_json()
    load(reading, name)
    outcome, _ = load(reading, name)

    assert (outcome.changed, outcome.differences) == (0, [])
