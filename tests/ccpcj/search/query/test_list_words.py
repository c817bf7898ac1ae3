"""The field for words of a list, of the public or of staff, finds what the search finds, however a word is typed."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from ccpcj.lib import word_filter
from ccpcj.search.filters import Search
from ccpcj.search.index.entry_keys import record_of_key
from ccpcj.search.models import IndexedTable
from resolutions.filters import ResolutionFilterSet
from resolutions.models import Paragraph, ParagraphText, Resolution
from sessions.models import Session
from sessions.statements.filters import StatementFilter
from tests import factories as make

pytestmark = pytest.mark.django_db
TEXTS = {
    "61/1": {"ru": "Просит бороться с наркотиками и преступностью;", "en": "Requests States to register narcotics;"},
    "61/2": {"fr": "Prie l’Organisation d’assurer l’éducation de l’enfant;", "es": "Pide que se eduque al niño;"},
    "61/3": {"ar": "يطلب إلى الدول مكافحة الجريمة المنظمة؛", "zh": "请会员国打击有组织犯罪；"},
    "61/4": {"en": "Encourages education, as in A/RES/98/76, and sport;", "fr": "Encourage l’œuvre éducative;"},
}
QUERIES = [
    "НАРКОТИК", "наркотики", "Éducation", "education", "EDUCATIVE", "l'enfant", "l’enfant", "enfants", "niños", "NINO",
    "œuvre", "oeuvre", "الجريمه", "犯罪", "组织犯罪", "98/76", "A/RES/98/76", "61/3", "narcot*", '"register narcotics"',
    "education -sport", "education OR narcotics", "education sport", "narcotics sport", "Zebrastan", "zèbres",
]  # fmt: skip


@pytest.fixture
def session() -> Session:
    session = make.make_session()
    for number, texts in TEXTS.items():
        paragraph = make.make_paragraph(make.make_version(make.make_resolution(session, number, title_en="Made up")))
        paragraph.texts.all().delete()
        ParagraphText.objects.bulk_create(
            ParagraphText(paragraph=paragraph, language=lang, text=text) for lang, text in texts.items()
        )
    state = make.make_state("QQZ", name_en="Zebrastan", name_fr="Pays des zèbres")
    make.make_statement(session, state, printed_en="The Minister for education", printed_ru="Министр")
    make.make_statement(session, make.make_state(), printed_fr="Pour l’enfant", printed_en="An envoy")
    return session


def data(query: str) -> QueryDict:
    address = QueryDict(mutable=True)
    address["q"] = query
    return address


def searched(query: str) -> tuple[set[int], set[int]]:
    """The works and the statements among the hits of the search that have all that is asked."""
    search = Search(data(query))
    complete = search.mask & search.best.complete
    works = {search.arrays.works[code] for code in search.arrays.work_codes[complete] if code >= 0}
    records = map(record_of_key, map(int, search.arrays.keys[complete]))
    return works, {record for table, record in records if table == IndexedTable.STATEMENT}


def hits(query: str) -> list[tuple[int, int]]:
    """The hits of the search that have all that is asked, each by its table and record."""
    search = Search(data(query))
    return [record_of_key(int(key)) for key in search.arrays.keys[search.mask & search.best.complete]]


def listed(query: str, session: Session) -> tuple[set[int], set[int]]:
    """The works and the statements that their lists show."""
    works = ResolutionFilterSet(data(query), Resolution.objects.public()).qs
    return {work.pk for work in works}, {statement.pk for statement in StatementFilter(data(query), session).qs}


@pytest.mark.parametrize("query", QUERIES)
def test_a_list_finds_what_the_search_finds(session, query):
    assert listed(query, session) == searched(query)


def test_most_of_these_queries_find_something(session):
    assert [query for query in QUERIES if searched(query) == (set(), set())] == ["narcotics sport"]


def test_a_text_is_found_by_words_of_public_versions_alone(session):
    Resolution.objects.get(number="61/1").versions.update(release="draft")

    assert listed("наркотики", session) == (set(), set())


def staff_list(staff: Client, model: str, query: str) -> set[int]:
    """The records that a list of the admin shows."""
    page = staff.get(reverse(f"admin:{model}_changelist"), {"q": query})
    return set(page.context["cl"].queryset.values_list("pk", flat=True))


@pytest.mark.parametrize("query", QUERIES)
def test_a_list_of_staff_finds_what_the_search_finds(session, staff, query):
    works, statements = searched(query)
    paragraphs = {record for table, record in hits(query) if table == IndexedTable.PARAGRAPH}

    assert staff_list(staff, "resolutions_resolution", query) >= works
    assert staff_list(staff, "ccpcj_sessions_statement", query) >= statements
    assert staff_list(staff, "resolutions_paragraph", query) == paragraphs


@pytest.mark.parametrize("query", ["НАРКОТИКАМИ", "нар\u200bкотиками", "Register Narcotics", "A/CN/61/1", "op-1"])
def test_staff_find_the_words_of_drafts_too(session, staff, query):
    draft = Paragraph.objects.get(version__resolution__number="61/1")
    draft.version.resolution.versions.update(release="draft", symbol="A/CN/61/1")

    assert draft.pk in staff_list(staff, "resolutions_paragraph", query)
    assert (IndexedTable.PARAGRAPH, draft.pk) not in hits(query)


def test_staff_find_a_record_by_its_number_typed_whole(session, staff):
    _meeting, other = (make.make_meeting(session, number) for number in (1, 11))

    assert staff_list(staff, "ccpcj_sessions_meeting", "11") == {other.pk}
    assert staff_list(staff, "ccpcj_sessions_meeting", f"{session.number} 11") == {other.pk}


@pytest.mark.parametrize("query", ['"open', "sponsor:nobody", "-", "(", "’"])
def test_a_list_of_staff_answers_what_the_search_does_not_understand(session, staff, query):
    assert staff_list(staff, "resolutions_resolution", query) == set()


@pytest.mark.parametrize("query", ['"open', "a:b", "(", "-", "sponsor:nobody"])
def test_what_the_search_does_not_understand_the_list_refuses_in_the_same_words(session, query):
    works = ResolutionFilterSet(data(query), Resolution.objects.public())

    assert not works.qs.exists()
    assert works.complaints == [f"Words: {complaint}" for complaint in Search(data(query)).complaints]


def test_a_list_takes_more_keys_than_a_statement_has_parameters(session):
    keys = [*range(10**6, 10**6 + 300_000), *Resolution.objects.values_list("pk", flat=True)]

    assert Resolution.objects.filter(pk__in=word_filter.rows_of_keys(keys)).count() == len(TEXTS)
