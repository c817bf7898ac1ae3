"""The stores of both databases offer the same, and put a question into the words of their database."""

import inspect

import pytest

from ccpcj.search.index.question import AllOf, AnyOf, Phrase, all_of, any_of
from ccpcj.search.index.store import postgresql, sqlite, term_store
from ccpcj.search.index.store.postgresql import to_tsquery, to_tsvector
from ccpcj.search.index.store.shared import TermStore
from ccpcj.search.index.store.sqlite import stored_form, to_fts5

ZEBRA, STRIPES = Phrase(("zebra",)), Phrase(("strip", "count"))
OFFERED = [name for name, _function in inspect.getmembers(TermStore, inspect.isfunction) if not name.startswith("_")]


@pytest.mark.parametrize("store", [sqlite, postgresql])
@pytest.mark.parametrize("name", OFFERED)
def test_a_store_offers_what_the_index_asks_for(store, name):
    required = list(inspect.signature(getattr(TermStore, name)).parameters)[1:]  # without self
    parameters = inspect.signature(getattr(store, name)).parameters

    assert list(parameters)[: len(required)] == required
    assert all(parameters[more].default is not inspect.Parameter.empty for more in list(parameters)[len(required) :])


@pytest.mark.parametrize(
    ("question", "fts5", "tsquery"),
    [
        (ZEBRA, '"enzebra"', "'zebra'"),
        (STRIPES, '"enstrip encount"', "'strip' <-> 'count'"),
        (Phrase(("strip", "c"), prefix=True), '"enstrip enc" *', "'strip' <-> 'c':*"),
        (AllOf((ZEBRA, STRIPES)), '("enzebra") AND ("enstrip encount")', "('zebra') & ('strip' <-> 'count')"),
        (AnyOf((ZEBRA, STRIPES)), '("enzebra") OR ("enstrip encount")', "('zebra') | ('strip' <-> 'count')"),
        (
            AllOf((AnyOf((ZEBRA, ZEBRA)), ZEBRA)),
            '(("enzebra") OR ("enzebra")) AND ("enzebra")', "(('zebra') | ('zebra')) & ('zebra')",
        ),
        (Phrase(('a"b',)), '"ena""b"', "'a\"b'"),
        (Phrase(("a'b\\",)), '"ena\'b\\"', "'a''b\\\\'"),
    ],
)  # fmt: skip
def test_a_question_is_put_into_the_words_of_each_database(question, fts5, tsquery):
    assert (to_fts5("en", question), to_tsquery(question)) == (fts5, tsquery)


def test_questions_that_ask_nothing_are_passed_over():
    assert (all_of([None, ZEBRA]), any_of([ZEBRA, None])) == (ZEBRA, ZEBRA)
    assert (all_of([None]), any_of([])) == (None, None)
    assert (all_of([ZEBRA, STRIPES]), any_of([ZEBRA, STRIPES])) == (AllOf((ZEBRA, STRIPES)), AnyOf((ZEBRA, STRIPES)))


def test_terms_are_stored_with_their_places_and_their_language():
    assert to_tsvector(["zebra", "count", "zebra"]) == "'count':2 'zebra':1,3"
    assert stored_form({"fr": ["zebr"], "en": ["zebra", "count"]}) == "enzebra encount frzebr"


@pytest.mark.django_db
def test_both_ends_of_a_store_agree():
    store, terms = term_store(), {"en": ["zebra", "count"], "fr": ["zebr"]}
    store.add([(7, terms), (9, {"en": ["count", "zebra"]})])

    assert store.stored_keys() == {7, 9}
    assert dict(store.stored_terms([7])) == {7: store.stored_form(terms)}
    assert store.matching_keys("en", ZEBRA).tolist() == [7, 9]
    assert store.matching_keys("en", Phrase(("zebra", "count"))).tolist() == [7]
    assert store.matching_keys("fr", ZEBRA).tolist() == []
    store.remove([7, 8])
    assert store.stored_keys() == {9}
    store.clear()
    assert store.stored_keys() == set()
