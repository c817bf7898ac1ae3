"""The readings of reports: to read, to download, to settle."""

import json

import pytest
from django.contrib.auth.models import Permission

from ccpcj.reports.merge.load_report import load_report
from ccpcj.review.finding_context import passages_near
from ccpcj.review.models import Finding, ReportImport
from sessions.states.services import load_reference
from tests import factories as make
from tests.ccpcj.reports.made_up import report
from tests.history import written_by_people

pytestmark = pytest.mark.django_db
READING = {
    "texts": [{"title": "A title", "operative": [{"text": "Operative words", "lines": [10, 12]}]}],
    "statements": [{"printed": "A speaker", "speaker": "x", "lines": [20, 20]}],
    "findings": [{"message": "?", "lines": [15, 16]}],
    "coverage": {"lines": 400, "values": 390, "furniture": 2, "findings": 6},
}


@pytest.fixture
def reading():
    reading = ReportImport.objects.create(
        session=make.make_session(), source="report.txt", sha256="0", language="en", report=READING,
        lines=400, accounted=398,
    )  # fmt: skip
    for words in ("One", "Another", "A third"):
        Finding.objects.create(
            report_import=reading,
            level="warning",
            code="unread",
            first_line=11,
            last_line=11,
            message=f"{words} is unread",
        )  # fmt: skip
    return reading


def test_a_reading_says_how_many_lines_it_accounts_for_and_what_is_to_settle(staff, reading):
    page = staff.get("/admin/review/reportimport/").content.decode()

    assert "398 of 400 (99.50%)" in page
    assert f'report_import__id__exact={reading.pk}&amp;settled__exact=0">3</a>' in page


def test_the_reading_is_downloaded_as_it_was_read(staff, reading):
    response = staff.get(f"/admin/review/reportimport/{reading.pk}/json/")

    assert json.loads(response.content) == READING
    assert response["Content-Disposition"] == 'attachment; filename="session-61-en.json"'


def test_the_reading_is_not_for_everyone(client, django_user_model, reading):
    client.force_login(django_user_model.objects.create(username="new", is_staff=True))

    assert client.get(f"/admin/review/reportimport/{reading.pk}/json/").status_code == 403
    assert client.get("/admin/review/reportimport/999/json/").status_code in (403, 404)


def test_the_findings_of_a_reading_are_listed(staff, reading):
    listed = staff.get(f"/admin/review/finding/?report_import__id__exact={reading.pk}&settled__exact=0")

    assert listed.context["cl"].result_count == 3


def test_findings_are_settled_together_and_the_history_knows(staff, reading):
    chosen = {"action": "settle", "_selected_action": [finding.pk for finding in reading.findings.all()[:2]]}

    response = staff.post("/admin/review/finding/", chosen, follow=True)

    assert [str(message) for message in response.context["messages"]] == ["2 findings settled."]
    assert reading.findings.filter(settled=True).count() == 2
    assert written_by_people() == 2


def test_who_only_reads_cannot_settle(client, django_user_model, reading):
    reader = django_user_model.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_finding"))
    client.force_login(reader)
    chosen = {"action": "settle", "_selected_action": [reading.findings.first().pk]}

    client.post("/admin/review/finding/", chosen)

    assert not reading.findings.filter(settled=True).exists()


def test_a_finding_shows_what_was_read_on_its_lines(staff, reading):
    page = staff.get(f"/admin/review/finding/{reading.findings.first().pk}/change/").content.decode()

    assert "Operative words" in page
    assert "A speaker" not in page


def test_lines_left_unread_show_their_neighbours():
    assert [(passage.place, passage.text) for passage in passages_near(READING, 15, 16)] == [
        ("texts › operative", "Operative words"),
        ("statements", "A speaker"),
    ]
    assert [passage.text for passage in passages_near(READING, 30, 30)] == ["A speaker"]


def test_what_a_person_settled_stays_settled_in_a_corrected_file():
    load_reference()
    finding = {"level": "warning", "code": "unread", "lines": [4, 4], "message": "Line 4 was not read."}
    data = {**report(), "findings": [finding]}
    load_report(data, "first.txt", "a")
    Finding.objects.update(settled=True)
    load_report({**data, "findings": [finding, {**finding, "message": "Line 5 was not read."}]}, "second.txt", "b")

    assert [row.settled for row in Finding.objects.filter(report_import__source="second.txt")] == [True, False]


def test_a_finding_about_a_text_leads_to_its_version_and_paragraph(staff):
    version = make.make_version(make.make_resolution(make.make_session(), "61/1"))
    paragraph = make.make_paragraph(version, "operative")
    finding = Finding.objects.create(
        version=version, level="warning", code="numbers-differ", message="?", place=paragraph.anchor
    )
    page = staff.get(f"/admin/review/finding/{finding.pk}/change/").content.decode()

    assert f'href="/admin/resolutions/version/{version.pk}/change/"' in page
    assert f'href="/admin/resolutions/paragraph/{paragraph.pk}/change/"' in page


@pytest.mark.parametrize(("importer", "message"), [("reports", "One is unread"), ("texts", "No text")])
def test_findings_are_listed_by_importer(staff, reading, importer, message):
    Finding.objects.create(source="broken.xml", level="error", code="unread", message="No text")
    page = staff.get("/admin/review/finding/", {"importer": importer}).content.decode()

    assert (message in page, "No text" in page) == (True, importer == "texts")
