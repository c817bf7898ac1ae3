"""Every row that changes is noted by the database, under the act that changed it."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction

from ccpcj.history.models import Change, RowChange
from ccpcj.history.recorded_models import recorded_models
from ccpcj.history.row_triggers import create_row_triggers, drop_row_triggers, row_triggers
from ccpcj.history.services import change, current_change
from ccpcj.lib import services
from resolutions.models import Paragraph, Resolution, Version
from sessions.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
TOPS = ("ccpcj", "sessions", "resolutions")
# the history itself; rows that can be made again at any time; who has what open, and what waits to be written
WITHOUT_HISTORY = {"history", "search", "editing"}


def rows(model, **key):
    return list(RowChange.objects.filter(model=model._meta.label_lower, **key).values_list("action", "before"))


def test_every_app_of_ours_keeps_a_history_of_its_records():
    configs = [config for config in apps.get_app_configs() if config.name.split(".")[0] in TOPS]
    ours = {model for config in configs if config.label not in WITHOUT_HISTORY for model in config.get_models()}

    assert len(ours) > 35
    assert ours - {*recorded_models().values()} == set()


def test_every_model_has_its_triggers():
    tables = {model._meta.db_table for model in recorded_models().values()}

    assert len(tables) > 40
    assert "resolutions_resolution_themes" in tables
    assert sorted(row_triggers().values()) == sorted([*tables] * 3)


def test_a_change_of_a_row_keeps_what_it_said_in_every_language():
    with change(reason="Typing"):
        session = services.create_record(apps.get_model("ccpcj_sessions.Session"), {"number": 41, "year": 2032})
        services.update_record(session, {"theme_fr": "Thème", "theme_ru": "Тема"})
        services.update_record(session, {"theme_fr": "Autre thème", "place_en": "Vienna"})

    acts = rows(type(session), key=session.pk)
    assert acts[0] == ("+", None)
    assert acts[1] == ("~", {"theme_fr": None, "theme_ru": None})
    assert acts[2][1]["theme_fr"] == "Thème"
    assert "theme_ru" not in acts[2][1]


def test_bulk_writes_update_and_cascades_are_noted():
    version = make.make_version(make.make_resolution(make.make_session(41), "41/1"), symbol="E/CN.15/41/1")
    paragraphs = [make.make_paragraph(version, number=str(n), text=f"Notes {n}") for n in (1, 2)]
    with change(reason="Renumbering"):
        Paragraph.objects.filter(version=version).update(verb="notes")
        paragraphs[0].summary, paragraphs[1].summary = "A", "B"
        Paragraph.objects.bulk_update(paragraphs, ["summary"])
        services.delete_record(version)

    for paragraph, summary in zip(paragraphs, "AB", strict=True):
        (_, created), *updates, (action, before) = rows(Paragraph, key=paragraph.pk)
        assert created is None
        assert [set(values) for _, values in updates] == [{"verb"}, {"summary"}]
        assert (action, before["summary"], before["verb"]) == ("-", summary, "notes")
        assert before["more_verbs"] == []
    assert RowChange.objects.filter(model="resolutions.paragraphtext", action="-").count() == 2


def test_relations_of_many_to_many_are_noted():
    resolution, theme = make.make_resolution(make.make_session(41), "41/1"), make.make_theme("a")
    services.set_relations(resolution, {"themes": [theme]})
    services.set_relations(resolution, {"themes": []})

    (_, deleted) = rows(Resolution.themes.through)
    assert deleted[1]["theme_id"] == theme.pk


def test_an_update_that_changes_nothing_is_no_change():
    person = make.make_person("A")
    before = Change.objects.count()
    services.update_record(person, {"printed": "A"})

    assert Change.objects.count() == before
    assert len(rows(Person, key=person.pk)) == 1


def test_who_what_and_why_stand_once_an_act():
    ann = User.objects.create(username="ann")
    with change(user=ann, through=Change.Through.ADMIN):
        person = services.create_record(Person, {"printed": "A"})
        with change(through=Change.Through.IMPORT, reason="Because"):
            services.update_record(person, {"printed": "B"})

    act = Change.objects.get(user=ann)
    assert (act.through, act.reason) == ("admin", "Because")
    assert [row.change for row in RowChange.objects.filter(model="ccpcj_sessions.person", key=person.pk)] == [act, act]


def test_what_is_taken_back_leaves_no_act():
    @change(reason="Vain")
    def write_in_vain():
        services.create_record(Person, {"printed": "A"})
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        write_in_vain()

    assert current_change() is None
    assert not Change.objects.filter(reason="Vain").exists()
    assert not Person.objects.exists()


def test_what_is_written_past_the_services_is_noted_with_its_moment():
    with transaction.atomic(), connection.cursor() as cursor:
        person = make.make_person("A")
        cursor.execute("UPDATE ccpcj_sessions_person SET printed = 'B' WHERE id = %s", [person.pk])

    row = RowChange.objects.get(model="ccpcj_sessions.person", key=person.pk, action="~")
    assert (row.change, row.before["printed"]) == (None, "A")
    assert row.at is not None


def test_an_act_belongs_to_the_rows_of_its_transaction_alone():
    services.create_record(Person, {"printed": "A"})
    person = make.make_person("B")

    assert RowChange.objects.get(model="ccpcj_sessions.person", key=person.pk).change is None


def test_triggers_follow_the_columns_of_their_table():
    table = Person._meta.db_table
    drop_row_triggers()
    assert row_triggers() == {}
    create_row_triggers()
    before = {name for name, owner in row_triggers().items() if owner == table}
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ADD COLUMN rank text NULL")
    create_row_triggers()
    after = {name for name, owner in row_triggers().items() if owner == table}
    person = make.make_person("A")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET rank = 'Chair' WHERE id = %s", [person.pk])
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [person.pk])

    assert len(after) == len(before) == 3
    assert rows(Person, key=person.pk)[2][1]["rank"] == "Chair"


def test_a_version_of_a_text_is_among_the_records():
    assert recorded_models()["resolutions.version"] is Version
