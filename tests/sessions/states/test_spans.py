"""States of their time: spans of existence, former names, and spellings that are no other state's name."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ccpcj.lib.services import save_record
from sessions.models import Group, Spelling, State, StateName
from sessions.states.names import Names
from sessions.states.names_in_database import names_from_database
from sessions.states.services import load_reference
from tests import factories as make
from tests.forms import errors_of, filled_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reference():
    load_reference()


def named(names: Names, text: str, day: date | None, language: str = "en") -> str | None:
    match = names.on(day).find(text, language, ("state",))
    return match.key if match else None


@pytest.mark.parametrize("source", [Names.from_files, names_from_database])
@pytest.mark.parametrize(
    ("text", "language", "day", "key"),
    [
        ("Yugoslavia", "en", date(1992, 4, 21), "YUG"),
        ("Yougoslavie", "fr", date(1998, 4, 21), "SCG"),
        ("塞尔维亚和黑山", "zh", date(2004, 5, 11), "SCG"),
        ("Serbia y Montenegro", "es", date(2022, 5, 16), None),
        ("زائير", "ar", date(1996, 5, 21), "COD"),
        ("Турция", "ru", date(2011, 4, 11), "TUR"),
        ("Western Samoa", "en", date(1995, 5, 30), "WSM"),
        ("Soviet Union", "en", date(1991, 1, 1), "SUN"),
        ("Soviet Union", "en", None, None),
        ("Czechoslovakia", "en", date(1992, 4, 21), "CSK"),
        ("Swazilandia", "es", None, "SWZ"),
        ("Haute-Volta", "fr", date(1984, 1, 1), "BFA"),
    ],
)
def test_a_name_is_that_of_the_state_of_the_day(reference, source, text, language, day, key):
    assert named(source(), text, day, language) == key


def test_a_list_of_today_is_not_read_as_a_state_of_then(reference):
    names = names_from_database()

    assert names.on(date(2022, 5, 16)).longest_prefix("Serbia and Montenegro", "en")[0].key == "SRB"
    assert names.on(date(2004, 5, 11)).longest_prefix("Serbia and Montenegro", "en")[0].key == "SCG"
    assert "did not exist" in names.why("Serbia and Montenegro", "en", ("state",))


def test_former_states_are_not_counted_among_those_of_today(reference):
    eastern = Group.objects.get(code="EEG")
    today, then = date(2022, 5, 16), date(1990, 1, 1)

    assert State.objects.of_day(today).filter(status="member").count() == 193
    assert {state.iso3 for state in State.objects.ended_before(today)} == {"CSK", "DDR", "SCG", "SUN", "YMD", "YUG"}
    assert State.objects.members_of(eastern, today).count() == Group.objects.with_size(today).get(code="EEG").size == 23
    assert {"CSK", "SUN", "YUG"} <= {state.iso3 for state in State.objects.members_of(eastern, then)}


def test_a_state_has_the_name_of_the_day(reference):
    congo = State.objects.get(iso3="COD")

    assert congo.named_on(date(1995, 5, 30)).name_zh == "扎伊尔"
    assert congo.named_on(date(1970, 1, 1)).name_en == congo.name_en
    assert congo.named_on(None) == congo.named_on(date(1997, 5, 17)) == congo


def test_every_former_name_and_state_is_in_six_languages(reference):
    records = [*StateName.objects.all(), *State.objects.exclude(until=None)]

    assert len(records) > 15
    assert all(getattr(record, f"name_{code}") for record in records for code in ("ar", "zh", "en", "fr", "ru", "es"))


@pytest.mark.parametrize("text", ["niger", "  NÍGER ", "Ni\u200bger", "the Niger", "Ni\u00adger"])
def test_a_spelling_that_is_the_name_of_another_state_is_refused_in_words(text):
    make.make_state("NER", name_en="Niger")
    nigeria = make.make_state("NGA", name_en="Nigeria")

    with pytest.raises(ValidationError, match="is the name of another state: Niger"):
        save_record(Spelling(state=nigeria, language="en", text=text))


def test_a_former_name_of_another_state_is_refused_as_a_spelling(reference):
    with pytest.raises(ValidationError, match="Democratic Republic of the Congo"):
        save_record(Spelling(state=State.objects.get(iso3="COG"), language="fr", text="ZAIRE"))


@pytest.mark.parametrize("text", ["usa", "U\u200bSA", " USA  ", "ÚSA", "the USA"])
def test_another_form_of_a_spelling_is_no_second_one_in_the_database(text):
    us = make.make_state("USA")
    Spelling.objects.create(state=us, language="en", text="USA")

    with pytest.raises(IntegrityError), transaction.atomic():
        Spelling.objects.create(state=us, language="en", text=text)
    with pytest.raises(IntegrityError), transaction.atomic():
        Spelling.objects.bulk_create([Spelling(state=make.make_state("GBR"), language="en", text=text)])


def test_the_admin_explains_both_beside_the_spelling(staff):
    us, niger = make.make_state("USA"), make.make_state("NER", name_en="Niger")
    Spelling.objects.create(state=us, language="en", text="USA")
    page = f"/admin/ccpcj_sessions/state/{us.pk}/change/"
    row = {"spellings-TOTAL_FORMS": 2, "spellings-1-language": "en", "spellings-1-state": us.pk}

    again = staff.post(page, {**filled_in(staff.get(page)), **row, "spellings-1-text": " u\u200bsa"})
    other = staff.post(page, {**filled_in(staff.get(page)), **row, "spellings-1-text": "NIGER"})

    assert errors_of(again)["spellings-1-text"] == ["This spelling is already there."]
    assert errors_of(other)["spellings-1-text"] == [f"“NIGER” is the name of another state: {niger} (NER)."]


def test_two_states_bear_one_name_one_after_the_other_and_not_at_once(reference):
    serbia = State.objects.get(iso3="SRB")

    with pytest.raises(ValidationError, match="Serbia and Montenegro"):
        save_record(StateName(state=serbia, since=date(1999, 1, 1), until=date(2000, 1, 1), name_en="Yugoslavia"))
    save_record(StateName(state=serbia, since=date(2003, 2, 4), until=date(2006, 6, 2), name_en="Yugoslavia"))


def test_a_state_is_not_renamed_to_another(staff):
    make.make_state("NER", name_en="Niger")
    other = make.make_state("NGA", name_en="Nigeria")
    page = f"/admin/ccpcj_sessions/state/{other.pk}/change/"

    response = staff.post(page, filled_in(staff.get(page), name_en="níger"))

    assert errors_of(response) == {"name_en": ["“níger” is a name of another state: Niger (NER)."]}
