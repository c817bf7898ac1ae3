"""The index is right after every kind of write, and only what is public is in it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.urls import reverse

from ccpcj.search.index import update
from ccpcj.search.index.entry_keys import record_of_key
from ccpcj.search.index.question import Phrase
from ccpcj.search.index.store import term_store
from ccpcj.search.index.triggers import install, installed_triggers
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexedTable, IndexEntry, PendingChange
from resolutions.models import Paragraph, ParagraphText, Resolution, Version
from sessions.models import Session
from tests import factories as make

pytestmark = pytest.mark.django_db


def records_with(word: str, language: str = "en") -> list[tuple[IndexedTable, int]]:
    bring_up_to_date()
    return [record_of_key(int(key)) for key in term_store().matching_keys(language, Phrase((word,)))]


@pytest.fixture
def paragraph() -> Paragraph:
    version = make.make_version(make.make_resolution(make.make_session()))
    return make.make_paragraph(version, text="Encourages the zebra to count its stripes;")


def test_what_is_saved_is_found(paragraph):
    assert records_with("zebra") == [(IndexedTable.PARAGRAPH, paragraph.pk)]


@pytest.mark.parametrize("how", ["save", "update", "bulk_update", "raw", "upsert"])
def test_a_text_written_in_any_way_is_found_by_its_new_words_alone(paragraph, how):
    records_with("zebra")
    text = paragraph.texts.get()
    text.text = "Urges the giraffe to bend;"
    if how == "save":
        text.save(update_fields=["text"])
    elif how == "update":
        ParagraphText.objects.filter(pk=text.pk).update(text=text.text)
    elif how == "bulk_update":
        ParagraphText.objects.bulk_update([text], ["text"])
    elif how == "upsert":
        ParagraphText.objects.bulk_create(
            [ParagraphText(paragraph=paragraph, language=text.language, text=text.text)],
            update_conflicts=True, update_fields=["text"], unique_fields=["paragraph", "language"],
        )  # fmt: skip
    else:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE resolutions_paragraphtext SET text = %s WHERE id = %s", [text.text, text.pk])

    assert records_with("zebra") == []
    assert records_with("giraff") == [(IndexedTable.PARAGRAPH, paragraph.pk)]


def test_texts_created_in_bulk_are_found(paragraph):
    ParagraphText.objects.bulk_create([ParagraphText(paragraph=paragraph, language="fr", text="Prie le zèbre;")])

    assert records_with("zebr", "fr") == [(IndexedTable.PARAGRAPH, paragraph.pk)]


@pytest.mark.parametrize("raw", [False, True])
def test_what_is_deleted_is_not_found(paragraph, raw):
    assert records_with("zebra")
    if raw:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM resolutions_paragraphtext")
    else:
        Resolution.objects.all().delete()

    assert records_with("zebra") == []
    assert not IndexEntry.objects.filter(table=IndexedTable.PARAGRAPH).exists()


@pytest.mark.parametrize("model", [Session, Resolution, Version])
def test_withdrawing_what_a_paragraph_hangs_from_hides_it_and_releasing_shows_it(paragraph, model):
    assert records_with("zebra")
    model.objects.update(release="draft")
    assert records_with("zebra") == []
    model.objects.update(release="published")
    assert records_with("zebra")


def test_what_is_rolled_back_leaves_no_trace(paragraph):
    bring_up_to_date()
    with transaction.atomic():
        ParagraphText.objects.update(text="Invites the walrus;")
        assert records_with("walrus")
        transaction.set_rollback(True)

    assert records_with("walrus") == []
    assert records_with("zebra")


def test_titles_numbers_and_symbols_of_texts_are_found(paragraph):
    paragraph.version.symbol = "A/RES/99/12"
    paragraph.version.save()
    work = paragraph.version.resolution

    assert records_with("99/12", "ru") == records_with("a/res/99/12") == [(IndexedTable.TITLE, work.pk)]
    assert records_with("61/1") == [(IndexedTable.TITLE, work.pk)]


def test_statements_are_found_by_the_name_of_the_state_in_any_language(paragraph):
    state = make.make_state("QQZ", name_en="Zealand of the Made-up", name_fr="Zélande inventée")
    statement = make.make_statement(Session.objects.get(), state)

    assert records_with("zeland", "fr") == [(IndexedTable.STATEMENT, statement.pk)]
    state.name_fr = "Autre"
    state.save()
    assert records_with("zeland", "fr") == []


def test_a_statement_is_found_by_what_each_language_prints_of_it(paragraph):
    statement = make.make_statement(
        Session.objects.get(), person=make.make_person("Zora Quill"), printed_en="Minister",
        printed_fr="Garde des sceaux", title_ar="سفير", on_behalf_of_ru="Группы семидесяти",
    )  # fmt: skip

    hit = [(IndexedTable.STATEMENT, statement.pk)]
    assert (records_with("sceau", "fr"), records_with("sceau", "en"), records_with("quill", "fr")) == (hit, [], hit)
    assert records_with("семидесят", "ru") == records_with("سفير", "ar") == hit
    statement.person.name_ru = "Зора Квилл"
    statement.person.save()
    statement.printed_fr = "Ambassadrice"
    statement.save()
    assert (records_with("sceau", "fr"), records_with("квилл", "ru")) == ([], hit)
    call_command("check_index")


def test_a_change_of_what_nobody_searches_is_not_noted(paragraph):
    bring_up_to_date()
    Session.objects.update(members=40)

    assert not PendingChange.objects.exists()


def test_triggers_that_a_migration_lost_come_back_with_all_that_was_written_meanwhile(paragraph):
    bring_up_to_date()
    with connection.cursor() as cursor:
        on = ' ON "resolutions_paragraphtext"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "search_resolutions_paragraphtext_update"{on}')
    ParagraphText.objects.update(text="Invites the walrus;")
    assert records_with("walrus") == []
    install()

    assert "search_resolutions_paragraphtext_update" in installed_triggers()
    assert records_with("walrus")


def test_check_index_finds_nothing_to_say_about_a_right_index(paragraph, capsys):
    call_command("check_index")

    assert "2 entries, right: 0 wrong" in capsys.readouterr().out


@pytest.mark.parametrize("fault", ["missing", "different", "left over"])
def test_check_index_names_what_is_wrong_and_repairs_it(paragraph, fault, capsys):
    bring_up_to_date()
    entry = IndexEntry.objects.get(table=IndexedTable.PARAGRAPH)
    if fault == "different":
        term_store().remove([entry.pk])
        term_store().add([(entry.pk, {"en": ["walrus"]})])
    elif fault == "missing":
        IndexEntry.objects.filter(pk=entry.pk).delete()
        term_store().remove([entry.pk])
    else:
        term_store().add([(entry.pk - 77, {"en": ["walrus"]})])

    with pytest.raises(CommandError, match="1 entries are not right"):
        call_command("check_index")
    assert fault in capsys.readouterr().out
    call_command("check_index", "--repair")
    call_command("check_index")
    assert records_with("zebra")
    assert records_with("walrus") == []


def test_the_index_is_built_anew(paragraph):
    for _twice in range(2):
        IndexEntry.objects.all().delete()
        call_command("check_index", "--rebuild")

        assert records_with("zebra")
        call_command("check_index")


def test_while_another_process_is_at_the_index_it_is_searched_as_it_is(paragraph, monkeypatch):
    def busy(patience):
        raise OperationalError("locked")

    assert records_with("zebra")
    ParagraphText.objects.update(text="A walrus.")
    with monkeypatch.context() as patched:
        patched.setattr(update, "lock_index", busy)
        assert records_with("zebra")

    assert (records_with("zebra"), len(records_with("walrus"))) == ([], 1)


def test_saving_in_the_admin_brings_the_index_up_to_date(paragraph, staff):
    page = reverse("admin:ccpcj_sessions_session_changelist")
    staff.post(page, {"action": "nothing"})

    assert not PendingChange.objects.exists()


def test_words_that_are_too_long_for_a_term_are_cut(paragraph):
    ParagraphText.objects.update(text="x" * 5000 + " ’`\"'\\ zebra:* & | !")

    assert records_with("zebra")
    call_command("check_index")


def test_after_a_flush_no_terms_are_left_over(paragraph):
    assert records_with("zebra")
    IndexEntry.objects.all().delete()  # as `flush` empties the tables of models, and no other
    install()

    assert term_store().stored_keys() == set()
