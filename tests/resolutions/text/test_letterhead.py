"""What is printed around a text that was read from the report of a session."""

from datetime import date

import pytest

from resolutions.text.letterhead import (
    FORMS,
    letterhead,
    ordinal,
    printed_day,
)
from tests import factories as make

pytestmark = pytest.mark.django_db


def commission_text(**values: object):
    session = make.make_session(31)
    item = make.make_item(session, 5, title_fr="Le crime inventé")
    resolution = make.make_resolution(session, "31/1", agenda_item=item, **values)
    version = make.make_version(resolution)
    make.make_adoption(version, meeting=make.make_meeting(session, 13), date=date(2022, 5, 20))
    return version


@pytest.mark.parametrize(
    ("language", "session", "meeting", "adopted"),
    [
        ("en", "31st session", "13th meeting", "20 May 2022"),
        ("fr", "31e session", "13e séance", "20 mai 2022"),
        ("es", "31º período de sesiones", "13ª sesión", "20 de mayo de 2022"),
        ("ru", "31-я сессия", "13-е заседание", "20 мая 2022 года"),
        ("zh", "第31届会议", "第13次会议", "2022年5月20日"),
        ("ar", "الدورة 31", "الجلسة 13", "20 أيار/مايو 2022"),
    ],
)
def test_the_session_meeting_and_day_are_printed_in_each_language(language, session, meeting, adopted):
    lines = letterhead(commission_text(), language)

    assert (lines["session"], lines["meeting"], lines["adopted"]) == (session, meeting, adopted)


def test_an_adopted_text_has_its_number():
    lines = letterhead(commission_text(), "en")

    assert lines["number"] == "31/1."
    assert lines["body"] == "Commission on Crime Prevention and Criminal Justice"


def test_a_title_of_an_item_stands_only_in_its_own_language():
    version = commission_text()

    assert letterhead(version, "fr")["agenda_item_title"] == "Le crime inventé"
    assert "agenda_item_title" not in letterhead(version, "zh")


@pytest.mark.parametrize(
    ("language", "number"),
    [("en", "Draft resolution II"), ("zh", "决议草案二"), ("ar", "مشروع القرار الثاني"), ("ru", "Проект резолюции II")],
)
def test_a_draft_is_numbered_as_reports_number_it(language, number):
    resolution = make.make_resolution(make.make_session(), "2", stage="draft", status="recommended", body="GA")

    assert letterhead(make.make_version(resolution, stage="recommended", body="GA"), language)["number"] == number


def test_a_text_recommended_to_the_assembly_comes_from_the_session_of_the_commission():
    resolution = make.make_resolution(make.make_session(31), "2", stage="draft", status="recommended", body="GA")

    lines = letterhead(make.make_version(resolution, stage="recommended", body="GA"), "en")

    assert lines["body"] == "Commission on Crime Prevention and Criminal Justice"
    assert lines["session"] == "31st session"


def test_a_text_of_the_assembly_has_the_day_of_its_version_and_no_session_of_the_commission():
    resolution = make.make_resolution(make.make_session(31), "2", stage="draft", body="GA")
    version = make.make_version(resolution, body="GA", symbol="A/RES/77/9", date=date(2022, 12, 15))

    lines = letterhead(version, "en")

    assert lines["adopted"] == "15 December 2022"
    assert lines["number"] == "77/9."
    assert "session" not in lines


def test_a_tabled_draft_is_of_limited_distribution():
    resolution = make.make_resolution(make.make_session())

    lines = letterhead(make.make_version(resolution, stage="tabled", symbol="E/CN.15/2052/L.4"), "fr")

    assert lines["distribution"] == "Distr. limitée"
    assert "number" not in lines


@pytest.mark.parametrize(
    ("number", "printed"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (21, "21st"), (112, "112th")]
)
def test_english_ordinals(number, printed):
    assert ordinal(number, "en", feminine=False) == printed


def test_the_first_of_a_month_in_french():
    assert printed_day(date(2022, 5, 1), "fr") == "1er mai 2022"
    assert printed_day(date(2022, 5, 21), "fr") == "21 mai 2022"


def test_every_language_has_every_form():
    optional = {"drafts"}

    assert len(FORMS) == 6
    assert len({frozenset(set(forms) - optional) for forms in FORMS.values()}) == 1
    assert len({frozenset(forms["bodies"]) for forms in FORMS.values()}) == 1
