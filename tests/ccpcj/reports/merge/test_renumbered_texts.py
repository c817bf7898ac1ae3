"""A text that a corrected report, or another language, numbers otherwise: it is the same text with all that it has."""

import pytest

from ccpcj.lib.services import update_record
from ccpcj.reports.merge.load_report import load_report
from ccpcj.review.models import Finding
from resolutions.models import ParagraphText, Resolution, Version
from resolutions.sponsors.services import remove_entry
from sessions.states.services import load_reference
from tests.ccpcj.reports.made_up import report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def load(data, sha="a"):
    return load_report(data, "made-up.txt", sha)[0]


def renumbered(language="zh"):
    data = report() | {"language": language}
    data["texts"][0].update(number="61/4", key="resolution-61-4")
    data["citations"] = []
    return data


def messages(code):
    return list(Finding.objects.filter(code=code).values_list("message", flat=True))


@pytest.mark.parametrize("language", ["zh", "fr"])
def test_what_staff_removed_of_it_does_not_come_back(language):
    load(report())
    japan = Resolution.objects.get().sponsorships.get(state__iso3="JPN", entry=None)
    remove_entry(japan)
    before = Resolution.objects.get().sponsorships.count()
    load(renumbered(language), "b")

    text = Resolution.objects.get()
    assert text.sponsorships.count() == before
    assert Version.objects.filter(resolution=text).count() == 2
    assert ParagraphText.objects.filter(language=language).count() == 4


def test_a_corrected_number_is_written():
    load(report())
    outcome = load(renumbered(), "b")

    assert Resolution.objects.get().number == "61/4"
    assert outcome.created.total() == 0
    assert load(renumbered(), "b").changed == 0


def test_a_number_of_staff_stands_beside_a_corrected_one():
    load(report())
    update_record(Resolution.objects.get(), {"number": "61/7"})
    load(renumbered(), "b")

    assert Resolution.objects.get().number == "61/7"
    assert any("number is 61/7 here, 61/4 in the report" in message for message in messages("staff-and-report-differ"))


def test_another_language_overrules_no_number():
    load(report())
    load(renumbered("fr"), "fr")

    assert Resolution.objects.get().number == "61/1"
    assert any(
        "number is 61/1 in another language, 61/4 in this one" in message for message in messages("languages-differ")
    )
    assert not any("only" in message and "61/4" in message for message in messages("languages-differ"))
