"""Findings of every importer: recorded once, settled by a person, about one record or about one file."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError, Q
from django.urls import reverse

from ccpcj.lib import services
from ccpcj.review.models import Finding, ReportImport
from ccpcj.review.services import forget_unread, record_findings, settle, unsettle
from tests import factories as make

pytestmark = pytest.mark.django_db


def new(message: str = "?", **values) -> Finding:
    return Finding(**{"level": "warning", "code": "unread", "language": "en", "message": message, **values})


def report_import(**values) -> ReportImport:
    return ReportImport.objects.create(
        **{"source": "report.txt", "sha256": "0", "language": "en", "report": {}, "lines": 9, "accounted": 9, **values}
    )


def all_values() -> list:
    return list(Finding.objects.order_by("pk").values())


def test_recording_the_same_again_changes_nothing():
    version = make.make_version(make.make_resolution(make.make_session(), "61/1"))
    record_findings([new("A"), new("B", place="op-1")], version=version)
    before = all_values()

    assert record_findings([new("B", place="op-1"), new("A"), new("A")], version=version) == 2
    assert all_values() == before


def test_what_is_found_no_more_goes_but_only_of_those_that_are_replaced():
    version = make.make_version(make.make_resolution(make.make_session(), "61/1"))
    record_findings([new("A"), new("B", code="no-date"), new("C", code="no-date")], version=version)
    record_findings([new("B", code="no-date")], version=version, replaced=Q(code="no-date"))

    assert set(Finding.objects.values_list("message", flat=True)) == {"A", "B"}


def test_the_findings_of_another_record_stay():
    session = make.make_session()
    first, second = (make.make_version(make.make_resolution(session, number)) for number in ("61/1", "61/2"))
    record_findings([new()], version=first)
    record_findings([new()], source="broken.xml")
    record_findings([], version=second)
    record_findings([], source="other.xml")

    assert Finding.objects.count() == 2


def test_what_was_settled_in_a_report_stays_settled_on_other_lines_of_a_corrected_file():
    session = make.make_session()
    record_findings([new(first_line=4, last_line=4)], report_import=report_import(session=session))
    settle(Finding.objects.all())
    corrected = report_import(session=session, sha256="1")
    record_findings([new(first_line=7, last_line=8), new("Not seen before")], report_import=corrected)

    assert dict(corrected.findings.values_list("message", "settled")) == {"?": True, "Not seen before": False}


def test_what_was_settled_in_one_language_is_not_settled_in_another():
    session = make.make_session()
    record_findings([new()], report_import=report_import(session=session))
    settle(Finding.objects.all())
    french = report_import(session=session, language="fr")
    record_findings([new(language="fr")], report_import=french)

    assert not french.findings.get().settled


def test_settling_tells_what_it_changed():
    record_findings([new("A"), new("B")], source="broken.xml")

    assert len(settle(Finding.objects.filter(message="A"))) == 1
    assert len(settle(Finding.objects.all())) == 1
    assert len(unsettle(Finding.objects.all())) == 2


def test_a_file_that_is_read_now_is_no_finding_any_more():
    version = make.make_version(make.make_resolution(make.make_session(), "61/1"))
    record_findings([new()], source="broken.xml")
    record_findings([new(source="broken.xml")], version=version)
    forget_unread(["broken.xml"])

    assert [finding.version for finding in Finding.objects.all()] == [version]


@pytest.mark.parametrize(
    "values", [{}, {"source": "a.xml", "first_line": 3, "last_line": 3}], ids=["about nothing", "lines of no report"]
)
def test_the_database_refuses_a_finding_about_nothing_and_lines_of_no_report(values):
    with pytest.raises(IntegrityError):
        new(**values).save()


@pytest.mark.parametrize("lines", [{"first_line": 3}, {"last_line": 3}, {"first_line": 4, "last_line": 3}])
def test_the_lines_of_a_finding_have_a_first_and_a_last(lines):
    finding = new(report_import=report_import(session=make.make_session()), **lines)

    with pytest.raises(IntegrityError):
        finding.save()


def test_a_finding_is_about_one_record():
    session = make.make_session()
    version = make.make_version(make.make_resolution(session, "61/1"))

    with pytest.raises(IntegrityError):
        new(version=version, report_import=report_import(session=session)).save()


def test_nobody_deletes_where_records_come_from():
    reading = report_import(session=make.make_session())
    new_finding = new()
    record_findings([new_finding], report_import=reading)

    for delete in (
        lambda: services.delete_record(reading),
        lambda: services.delete_records(ReportImport.objects.all()),
        lambda: services.delete_record(reading.session),
    ):
        with pytest.raises((ValidationError, ProtectedError)):
            delete()
    assert ReportImport.objects.get().findings.count() == 1


def test_the_admin_offers_no_deletion_of_an_import(staff):
    reading = report_import(session=make.make_session())
    place = reverse("admin:review_reportimport_delete", args=[reading.pk])

    assert staff.post(place, {"post": "yes"}).status_code == 403
    session = reverse("admin:ccpcj_sessions_session_delete", args=[reading.session_id])
    assert "cannot be deleted" in staff.post(session, {"post": "yes"}).content.decode()
    assert ReportImport.objects.exists()
