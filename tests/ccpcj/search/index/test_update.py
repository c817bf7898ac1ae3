"""The index is right after every kind of write, and only what is public is in it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.urls import reverse

from ccpcj.lib import services
from ccpcj.search.index import index_rows, search_vocabulary, triggers, update
from ccpcj.search.index.entry_keys import record_of_key
from ccpcj.search.index.question import Phrase
from ccpcj.search.index.store import term_store
from ccpcj.search.index.title_trigger import create_title_trigger, drop_title_trigger
from ccpcj.search.index.triggers import drop_statement, install, installed_triggers
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.index.watched_tables import WatchedTable
from ccpcj.search.models import IndexedTable, IndexEntry, IndexStamp, PendingChange, TitleKey, VocabularyWord
from resolutions.models import Paragraph, ParagraphText, Resolution, Version
from sessions.models import Session, Spelling
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
    names = installed_triggers()
    (lost,) = [name for name in names if name.startswith("search_resolutions_paragraphtext_update")]
    with connection.cursor() as cursor:
        cursor.execute(drop_statement(lost, names[lost]))
    ParagraphText.objects.update(text="Invites the walrus;")
    assert records_with("walrus") == []
    install()

    assert lost in installed_triggers()
    assert records_with("walrus")


def test_a_trigger_of_an_earlier_release_gives_way(paragraph, monkeypatch):
    earlier = WatchedTable("ccpcj_sessions.Meeting", "work")
    with monkeypatch.context() as release:
        release.setattr(triggers, "WATCHED_TABLES", (earlier,))
        install()
        Session.objects.get().meetings.create(number=1)
        assert PendingChange.objects.filter(subject="work").exists()
    bring_up_to_date()
    install()

    assert not [name for name in installed_triggers() if "meeting" in name]
    assert PendingChange.objects.filter(subject="everything").exists()


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


def test_saving_in_the_admin_brings_the_index_up_to_date(paragraph, staff):
    page = reverse("admin:ccpcj_sessions_session_changelist")
    staff.post(page, {"action": "nothing"})

    assert not PendingChange.objects.exists()


@pytest.mark.index_as_it_is
@pytest.mark.parametrize("address", ["/en/search/?q=zebra", "/en/search/suggestions/?q=zebra", "/en/agreed/",
                                     "/en/resolutions/?q=zebra", "/en/search/hits.csv?q=zebra"])  # fmt: skip
def test_no_visitor_brings_the_index_up_to_date(paragraph, client, address):
    assert PendingChange.objects.exists()
    before = PendingChange.objects.count()

    assert client.get(address).status_code == 200
    assert PendingChange.objects.count() == before
    assert not IndexEntry.objects.exists()


@pytest.mark.index_as_it_is
def test_a_visitor_is_told_how_many_changes_are_not_searched_yet(paragraph, client):
    bring_up_to_date()
    Paragraph.objects.update(verb="urges")

    html = client.get("/en/search/?q=zebra").content.decode()
    assert "1 of 2 entries" in html
    assert "not searched yet: 1." in html


def change_many(count: int) -> None:
    """Give the one paragraph sisters, each with its own words."""
    version = Version.objects.get()
    for number in range(2, count + 1):
        make.make_paragraph(version, number=str(number), text=f"Notes the zebra of herd number{number};")


@pytest.mark.parametrize("batch", [1, 2, 3])
def test_changes_are_taken_up_batch_by_batch(paragraph, monkeypatch, batch):
    bring_up_to_date()
    monkeypatch.setattr(update, "BATCH_OF_CHANGES", batch)
    change_many(9)
    Session.objects.update(year=2050)
    steps = iter(update.IndexUpdate())
    left = [PendingChange.objects.count() for _ in steps]

    assert len(left) > 3
    assert left[-1] == 0
    call_command("check_index")


@pytest.mark.parametrize("batch", [1, 2, 3])
@pytest.mark.parametrize("killed_after", [0, 1, 2, 3])
def test_what_a_killed_update_leaves_the_next_takes_up(paragraph, monkeypatch, batch, killed_after):
    """It dies while it writes a batch, of which nothing stays."""
    bring_up_to_date()
    monkeypatch.setattr(update, "BATCH_OF_CHANGES", batch)
    change_many(9)
    written = []

    def write_or_die(entries):
        if len(written) == killed_after:
            raise KeyboardInterrupt
        written.append(entries)
        write_entries(entries)

    write_entries = update.write_entries
    with monkeypatch.context() as dying:
        dying.setattr(update, "write_entries", write_or_die)
        with pytest.raises(KeyboardInterrupt):
            bring_up_to_date()
    assert PendingChange.objects.exists()

    call_command("check_index")
    assert len(records_with("zebra")) == 9


def test_a_change_that_concerns_many_records_is_parted_among_batches(paragraph, monkeypatch):
    bring_up_to_date()
    monkeypatch.setattr(update, "BATCH_OF_CHANGES", 2)
    change_many(5)
    bring_up_to_date()
    Session.objects.update(release="draft")
    update.IndexUpdate().take_up_batch()

    assert sorted({subject for subject, _key in PendingChange.objects.values_list("subject", "key")}) == [
        "paragraph", "title",
    ]  # fmt: skip
    assert records_with("zebra") == []


def test_where_everything_has_changed_no_record_is_read_twice(paragraph, monkeypatch):
    change_many(5)
    bring_up_to_date()
    monkeypatch.setattr(update, "BATCH_OF_CHANGES", 3)
    PendingChange.objects.create(subject="everything", key=0)
    Paragraph.objects.update(verb="urges")

    assert bring_up_to_date() == IndexEntry.objects.count() == 6


def test_two_updates_at_once_never_take_up_a_change_twice(paragraph, monkeypatch):
    """The second has read its batch when the first commits; the words that it would write are old by then.

    PostgreSQL's lock alone would keep it from reading so early.
    """
    first_done, text = [], paragraph.texts.get()

    def other_process_is_faster(records):
        if not first_done:
            first_done.append(True)
            services.update_record(text, {"text": "A walrus."})
            bring_up_to_date()
            return old_entries
        return list(read_entries(records))

    read_entries = update.read_entries
    old_entries = list(read_entries({IndexedTable.PARAGRAPH: {paragraph.pk}}))
    monkeypatch.setattr(update, "read_entries", other_process_is_faster)
    monkeypatch.setattr(update.IndexUpdate, "take_up_batch", update.IndexUpdate.read_and_write)
    bring_up_to_date()

    assert (records_with("zebra"), len(records_with("walrus"))) == ([], 1)
    assert VocabularyWord.objects.filter(word="walrus").count() == 1
    call_command("check_index")


def test_processes_read_the_index_again_after_few_batches_and_after_the_last(paragraph, monkeypatch):
    monkeypatch.setattr(update, "BATCH_OF_CHANGES", 1)
    bring_up_to_date()
    PendingChange.objects.bulk_create(PendingChange(subject="paragraph", key=paragraph.pk) for _ in range(7))
    stamps = [IndexStamp.objects.get().number for _ in update.IndexUpdate()]

    assert [stamps.index(stamp) + 1 for stamp in dict.fromkeys(stamps)] == [1, 2, 4, 7]


def test_an_import_that_leaves_the_index_behind_says_so(paragraph, monkeypatch):
    def locked(entries):
        raise OperationalError("database is locked")

    monkeypatch.setattr(update, "write_entries", locked)

    with pytest.raises(CommandError, match=r"does not find all of it yet: database is locked. Run: manage.py check_"):
        call_command("load_reference", verbosity=0)


def test_titles_follow_their_works_in_the_order_of_each_language(paragraph):
    work = Resolution.objects.get()
    bring_up_to_date()
    before = bytes(TitleKey.objects.get().fr)
    Resolution.objects.update(title_fr="Zèbres", release="draft")
    bring_up_to_date()
    assert bytes(TitleKey.objects.get(work=work).fr) != before
    TitleKey.objects.update(fr=b"")
    with pytest.raises(CommandError, match="1 entries are not right"):
        call_command("check_index")
    Resolution.objects.all().delete()
    bring_up_to_date()

    assert not TitleKey.objects.exists()


def test_a_work_that_a_migration_makes_stands_in_the_order_of_titles_too(paragraph):
    bring_up_to_date()
    drop_title_trigger()
    make.make_resolution(None, "1/1")
    assert TitleKey.objects.count() == 1
    create_title_trigger()

    assert TitleKey.objects.count() == 2


def test_a_statement_is_found_by_what_documents_call_its_speaker(paragraph):
    state, group = make.make_state("QQZ"), make.make_group("ZGROUP", kind="political")
    hit = [(IndexedTable.STATEMENT, make.make_statement(Session.objects.get(), state, on_behalf_group=group).pk)]
    assert records_with("qqz") == records_with("zgroup") == hit
    spelling = state.spellings.create(language="en", text="Quagga Land")
    assert records_with("quagga") == hit
    Spelling.objects.filter(pk=spelling.pk).update(text="Okapi Land")
    assert (records_with("quagga"), records_with("okapi")) == ([], hit)
    Spelling.objects.all().delete()

    assert records_with("okapi") == []


def test_a_paragraph_is_found_by_its_summary_and_by_what_it_cites(paragraph):
    hit = [(IndexedTable.PARAGRAPH, paragraph.pk)]
    Paragraph.objects.update(summary="Counts okapis")
    citation = paragraph.citations.create(position=1, kind="resolution", number="98/76", symbol="A/RES/98/76")
    assert records_with("okapi") == records_with("98/76", "fr") == hit
    citation.delete()

    assert records_with("98/76", "fr") == []


def test_words_that_are_too_long_for_a_term_are_cut(paragraph):
    ParagraphText.objects.update(text="x" * 5000 + " ’`\"'\\ zebra:* & | !")

    assert records_with("zebra")
    call_command("check_index")


def test_after_a_flush_no_terms_are_left_over(paragraph):
    assert records_with("zebra")
    IndexEntry.objects.all().delete()  # as `flush` empties the tables of models, and no other
    install()

    assert term_store().stored_keys() == set()


@pytest.mark.django_db(transaction=True)
def test_what_is_slow_is_done_before_people_who_save_have_to_wait(monkeypatch):
    """SQLite has one writer at a time; on PostgreSQL an update keeps off other updates alone, from the reading on."""
    make.make_paragraph(make.make_version(make.make_resolution(None, "1/1")))
    writing = set()
    for owner, name in ((index_rows, "analyse"), (search_vocabulary, "pieces")):
        slow = getattr(owner, name)
        monkeypatch.setattr(
            owner, name, lambda *given, slow=slow: writing.add(connection.in_atomic_block) or slow(*given)
        )
    bring_up_to_date()

    assert writing == {connection.vendor == "postgresql"}
