"""What stood in the database before printed lines had languages goes to the language of the session's first report."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from sessions.models import Session
from tests import factories as make

pytestmark = pytest.mark.django_db
NAME = "0003_printed_in_each_language"


@pytest.fixture
def apps():
    """The models as the migration sees them, without languages of their own."""
    return MigrationLoader(connection).project_state(("reports", NAME)).apps


def move(apps):
    import_module(f"ccpcj.reports.migrations.{NAME}").move(apps, None)


def imported(apps, session, *languages):
    for language in languages:
        apps.get_model("reports.ReportImport").objects.create(
            session_id=session.pk, language=language, sha256=language, source="made-up", report={}, lines=1, accounted=1
        )


def put(apps, name, **values):
    return apps.get_model(name).objects.create(**values)


def line(apps, record, field):
    held = apps.get_model(record._meta.label).objects.get(pk=record.pk)
    return {lang: found for lang in ("en", "zh", "fr") if (found := getattr(held, f"{field}_{lang}"))}


def test_lines_go_to_the_language_of_the_first_report_of_their_session(apps):
    chinese, typed = make.make_session(61), make.make_session(62)
    imported(apps, chinese, "zh", "fr")
    imported(apps, make.make_session(63), "fr")
    person = put(apps, "ccpcj_sessions.Person", printed="安妮")
    spoken = [
        put(apps, "ccpcj_sessions.Statement", session_id=one.pk, order=1, kind="item", printed="日本", speaker="日", title="大使",
            person=person)
        for one in (chinese, typed)
    ]  # fmt: skip
    officer = put(apps, "ccpcj_sessions.Officer", session_id=chinese.pk, body="虚构工作组", position=1, office="主席",
                  person=person)  # fmt: skip
    nobody = put(apps, "ccpcj_sessions.Person", printed="Anne")
    move(apps)

    assert [line(apps, one, "printed") for one in spoken] == [{"zh": "日本"}, {"en": "日本"}]
    assert [line(apps, spoken[0], field) for field in ("speaker", "title")] == [{"zh": "日"}, {"zh": "大使"}]
    assert (line(apps, officer, "office"), line(apps, officer, "body_printed")) == (
        {"zh": "主席"},
        {"zh": "虚构工作组"},
    )
    assert (line(apps, person, "name"), line(apps, nobody, "name")) == ({"zh": "安妮"}, {"en": "Anne"})


def test_texts_and_sponsors_of_the_assembly_are_in_english_whatever_their_session(apps):
    session = make.make_session()
    imported(apps, session, "zh")
    work = make.make_resolution(Session.objects.get())
    tabled, adopted = (
        put(apps, "resolutions.Version", resolution_id=work.pk, position=place, stage=stage, body=body, printed=printed)
        for place, (stage, body, printed) in enumerate((("tabled", "CCPCJ", "决议草案"), ("adopted", "GA", "")), 1)
    )
    sponsors = [
        put(apps, "resolutions.Sponsorship", resolution_id=work.pk, position=place, version=version, printed=printed)
        for place, (version, printed) in enumerate(((tabled, "日本"), (adopted, "Japan")), 1)
    ]
    alone = put(
        apps, "resolutions.Sponsorship", resolution_id=make.make_resolution(None, "77/1").pk, position=1, printed="Peru"
    )
    move(apps)

    assert line(apps, tabled, "printed") == {"zh": "决议草案"}
    assert [line(apps, one, "printed") for one in (*sponsors, alone)] == [
        {"zh": "日本"},
        {"en": "Japan"},
        {"en": "Peru"},
    ]
