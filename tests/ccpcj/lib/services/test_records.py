"""Every caller writes a record by the rule of its room; where there is none, the record alone is written."""

import pytest

from ccpcj.lib import services
from ccpcj.lib.services import records
from sessions.models import AgendaItem, Meeting, Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(monkeypatch):
    """The rules, free of those that a test adds when it ends."""
    monkeypatch.setattr(records, "SAVING", {})
    monkeypatch.setattr(records, "DELETING", {})


@pytest.fixture
def calls(rules):
    """What a rule for persons was called with."""
    seen = []

    @services.saves(Person)
    def save_person(person, fields):
        person.save(update_fields=fields)
        seen.append((person.printed, fields and list(fields)))

    @services.deletes(Person)
    def delete_person(person):
        seen.append((person.printed, "deleted"))
        person.delete()

    return seen


def test_every_way_of_writing_follows_the_rule_of_the_room(calls):
    person = services.create_record(Person, {"printed": "A", "name_en": "A"})
    services.update_record(person, {"printed": "B"})
    person.printed = "C"
    services.save_record(person)
    services.delete_record(person)
    make.make_person("D")
    services.delete_records(Person.objects.all())

    assert calls == [("A", None), ("B", ["printed"]), ("C", None), ("C", "deleted"), ("D", "deleted")]
    assert not Person.objects.exists()


def test_only_the_fields_named_are_written(rules):
    person = make.make_person("A")
    stale = Person.objects.get()
    services.update_record(person, {"printed": "B"})
    services.update_record(stale, {"name_en": "New"})

    person.refresh_from_db()
    assert (person.printed, person.name_en) == ("B", "New")


def test_many_to_many_fields_are_written_with_the_record(rules):
    session = make.make_session()
    item, other = make.make_item(session, 3), make.make_item(session, 4)
    meeting = services.create_record(Meeting, {"session": session, "number": 1, "items": [item]})
    services.update_record(meeting, {"items": [other]})

    assert list(meeting.items.all()) == [other]


def test_records_exchange_their_numbers(rules):
    session = make.make_session()
    first, second = make.make_meeting(session, 1), make.make_meeting(session, 2)
    first.number, second.number = 2, 1
    services.renumber([first, second], "number")

    assert list(session.meetings.order_by("number")) == [second, first]


def test_a_rule_hears_of_each_number(rules):
    heard = []

    @services.saves(AgendaItem)
    def save_item(item, fields):
        item.save(update_fields=fields)
        heard.append((item.number, list(fields)))

    session = make.make_session()
    first, second = make.make_item(session, 1), make.make_item(session, 2)
    first.number, second.number = 2, 1
    services.renumber([first, second], "number")

    assert heard == [(2, ["number"]), (1, ["number"])]
