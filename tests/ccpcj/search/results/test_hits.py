"""A hit says what it is, where it leads and in which language its words stand."""

from datetime import date

import pytest
from django.utils.translation import override

from ccpcj.search.index.entry_keys import entry_key
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexedTable, IndexEntry
from ccpcj.search.query.grammar import QueryWords
from ccpcj.search.results.hits import Hit, hits_of_keys
from resolutions.models import ParagraphText
from sessions.models import Document, Organization, ReportParagraph, Session
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make.make_session(61)


def key_of(table: IndexedTable, record: int) -> int:
    bring_up_to_date()
    return IndexEntry.objects.get(table=table, record=record).pk


def hit_of(table: IndexedTable, record: int, *words: str, lang: str = "en", languages: tuple[str, ...] = ()) -> Hit:
    key = key_of(table, record)
    with override(lang):
        [hit] = hits_of_keys([key], [QueryWords(word) for word in words], {key: languages})
    return hit


def words_of(hit: Hit) -> str:
    return "".join(part.text for part in hit.excerpt.parts)


def highlighted(excerpt) -> list[str]:
    return [part.text for part in excerpt.parts if part.highlighted]


def make_document(session: Session, *symbols: str, **titles: str) -> Document:
    document = Document.objects.create(session=session, **titles)
    for position, symbol in enumerate(symbols, 1):
        document.symbols.create(symbol=symbol, position=position)
    return document


def test_a_statement_is_a_state_with_what_is_printed_of_its_speaker(session):
    state = make.make_state("QQZ", name_en="Zealand", name_fr="Zélande")
    statement = make.make_statement(session, state, printed_en="Minister of Stripes", printed_fr="Ministre des rayures")
    hit = hit_of(IndexedTable.STATEMENT, statement.pk, "stripes", languages=("en",))

    assert (hit.kind, hit.kind_name, hit.label) == ("statement", "Statement", "Statement at session 61")
    assert (hit.address, hit.year, hit.body) == (statement.get_absolute_url(), session.year, "CCPCJ")
    assert words_of(hit) == "Zealand · Minister of Stripes"
    assert highlighted(hit.excerpt) == ["Stripes"]
    assert hit.texts["fr"] == "Zélande · Ministre des rayures"
    assert (hit.sponsors, hit.paragraph, hit.number) == (0, "", "")


def test_a_statement_names_the_person_and_for_whom_they_speak(session):
    statement = make.make_statement(
        session,
        person=make.make_person("Zora Quill"),
        printed_en="",
        title_en="Chair",
        on_behalf_of_en="Group of Zebras",
    )

    assert words_of(hit_of(IndexedTable.STATEMENT, statement.pk)) == "Zora Quill · Chair Group of Zebras"


@pytest.mark.parametrize("speaker", ["group", "organization"])
def test_a_statement_names_the_group_or_organization(session, speaker):
    body = {
        "group": lambda: make.make_group("QQG", name_en="Zebra Group"),
        "organization": lambda: Organization.objects.create(slug="zebras", name_en="Zebra Group"),
    }[speaker]()
    statement = make.make_statement(session, printed_en="Observer", **{speaker: body})

    assert words_of(hit_of(IndexedTable.STATEMENT, statement.pk)) == "Zebra Group · Observer"


def test_words_that_stand_in_another_language_are_shown_beside_the_reader_s(session):
    state = make.make_state("QQZ", name_en="Zealand", name_fr="Zélande")
    statement = make.make_statement(session, state, printed_en="Minister", printed_fr="Ministre des rayures")
    hit = hit_of(IndexedTable.STATEMENT, statement.pk, "rayures", languages=("fr",))

    assert words_of(hit) == "Zealand · Minister"
    assert [(excerpt.lang, highlighted(excerpt)) for excerpt in hit.matches_elsewhere] == [("fr", ["rayures"])]


def test_words_in_the_reader_s_language_are_shown_there_alone(session):
    state = make.make_state("QQZ", name_en="Zealand", name_fr="Zélande")
    statement = make.make_statement(session, state)
    hit = hit_of(IndexedTable.STATEMENT, statement.pk, "Zélande", lang="fr", languages=("fr", "en"))

    assert hit.excerpt.lang == "fr"
    assert hit.matches_elsewhere == []


def test_a_document_is_its_title_under_its_symbols_and_leads_to_its_place(session):
    document = make_document(session, "E/CN.15/2052/4", "E/CN.15/2052/4/Add.1", title_en="Note on zebras")
    hit = hit_of(IndexedTable.DOCUMENT, document.pk, "zebras", languages=("en",))

    assert (hit.kind, hit.label) == ("document", "Document before session 61")
    assert hit.symbol == "E/CN.15/2052/4 · E/CN.15/2052/4/Add.1"
    assert hit.address == document.symbols.first().get_absolute_url()
    assert (words_of(hit), highlighted(hit.excerpt)) == ("Note on zebras", ["zebras"])


def test_a_document_without_a_symbol_leads_to_its_session(session):
    document = make_document(session, title_en="Note on zebras")

    assert hit_of(IndexedTable.DOCUMENT, document.pk).address == session.get_absolute_url()


def test_a_title_that_is_not_in_the_reader_s_language_is_shown_in_that_of_the_words(session):
    document = make_document(
        session, "E/CN.15/2052/4", title_fr="Note sur les zèbres", title_es="Nota sobre las cebras"
    )
    hit = hit_of(IndexedTable.DOCUMENT, document.pk, "cebras", lang="ru", languages=("es",))

    assert (hit.excerpt.lang, hit.matches_elsewhere) == ("es", [])


def test_a_paragraph_of_a_report_has_its_number_and_the_items_of_its_list(session):
    paragraph = ReportParagraph.objects.create(session=session, number=8)
    paragraph.texts.create(language="en", text="The zebras were:", items=["Plains", "Mountains"])
    hit = hit_of(IndexedTable.REPORT, paragraph.pk)

    assert (hit.kind, hit.label, hit.number) == ("report", "Report of session 61", "8")
    assert (hit.address, words_of(hit)) == (paragraph.get_absolute_url(), "The zebras were: Plains Mountains")


def test_a_paragraph_names_its_version_where_there_are_several_and_counts_sponsors(session):
    work = make.make_resolution(session, number="61/7", title_en="Rights of zebras")
    make.make_version(work, 1, stage="tabled", symbol="E/CN.15/2052/L.7")
    version = make.make_version(work, 2, symbol="A/RES/107/7", date=date(2052, 12, 15))
    make.make_sponsor(work, make.make_state("QQJ"))
    paragraph = make.make_paragraph(version, number="4", text="Urges the zebra;")
    hit = hit_of(IndexedTable.PARAGRAPH, paragraph.pk)

    assert hit.address == "/resolutions/61-7/?version=2#op-4"
    assert (hit.number, hit.paragraph, hit.symbol) == ("4", "61-7/2/op-4", "A/RES/107/7")
    assert (hit.day, hit.year, str(hit.title)) == (date(2052, 12, 15), 2052, "Rights of zebras")
    assert (hit.sponsors, hit.sponsors_address) == (1, "/resolutions/61-7/#sponsors")


def test_a_title_has_the_symbols_of_all_its_versions(session):
    work = make.make_resolution(session, number="61/7", title_en="Rights of zebras")
    make.make_version(work, 1, stage="tabled", symbol="E/CN.15/2052/L.7")
    make.make_version(work, 2, symbol="A/RES/107/7", date=date(2052, 12, 15))
    make.make_version(work, 3, symbol="A/RES/107/9", release="draft")
    hit = hit_of(IndexedTable.TITLE, work.pk, "zebras", languages=("en",))

    assert (hit.kind, hit.address, hit.year) == ("title", "/resolutions/61-7/", 2052)
    assert hit.symbol == "E/CN.15/2052/L.7 · A/RES/107/7"
    assert highlighted(hit.excerpt) == ["zebras"]


def test_hits_stand_in_the_order_of_their_keys_and_what_is_no_longer_public_is_passed_over(session):
    version = make.make_version(make.make_resolution(session))
    paragraphs = [make.make_paragraph(version, number=str(number)) for number in range(1, 4)]
    keys = [key_of(IndexedTable.PARAGRAPH, paragraph.pk) for paragraph in paragraphs]
    paragraphs[1].delete()
    unknown = entry_key(None, IndexedTable.STATEMENT, 77)

    assert [hit.number for hit in hits_of_keys([keys[2], unknown, keys[1], keys[0]], ())] == ["3", "1"]


def test_a_hit_without_words_in_any_language_has_no_excerpt(session):
    paragraph = make.make_paragraph(make.make_version(make.make_resolution(session)))
    key = key_of(IndexedTable.PARAGRAPH, paragraph.pk)
    ParagraphText.objects.all().delete()
    [hit] = hits_of_keys([key], [QueryWords("zebra")])

    assert (hit.excerpt, hit.matches_elsewhere) == (None, [])


def test_statements_and_documents_are_read_with_as_many_queries_whatever_their_number(client, session):
    def one_more(number):
        statement = make.make_statement(
            session, make.make_state(name_en=f"Zebraland {number}"), person=make.make_person(f"Zebra {number}")
        )
        document = Document.objects.create(session=session, title_en=f"Note {number} on the zebra")
        document.symbols.create(symbol=f"E/CN.15/2052/{number}", position=1)
        return statement

    one_more(1)
    client.get("/en/search/?q=zeb*")
    count = queries(client, "/en/search/?q=zeb*")
    for number in (2, 3):
        one_more(number)
    client.get("/en/search/?q=zeb*")

    assert queries(client, "/en/search/?q=zeb*") == count
