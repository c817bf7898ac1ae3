"""Queries are read into a tree, and what is not understood is named."""

import random
from contextlib import suppress

import pytest

from ccpcj.search.query.grammar import (
    And,
    Not,
    Or,
    QueryError,
    QueryField,
    QueryWords,
    parse_query,
    parse_years,
)

CRIME, LAW = QueryWords("crime"), QueryWords("law")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", And(())),
        ("  　", And(())),
        ("crime", And((CRIME,))),
        ("crime law", And((CRIME, LAW))),
        ("crime OR law", And((Or((CRIME, LAW)),))),
        ("crime or law", And((CRIME, QueryWords("or"), LAW))),
        ("crime -law", And((CRIME, Not(LAW)))),
        ("cross-border", And((QueryWords("cross-border"),))),
        ('-"crime law"', And((Not(QueryWords("crime law", exact=True)),))),
        ("«crime law»", And((QueryWords("crime law", exact=True),))),
        ("“crime law”", And((QueryWords("crime law", exact=True),))),
        ("extra*", And((QueryWords("extra", prefix=True),))),
        ("罪*", And((QueryWords("罪", prefix=True),))),
        ("sponsor:JPN", And((QueryField("sponsor", "JPN"),))),
        ('Theme:"made up" crime', And((QueryField("theme", "made up"), CRIME))),
        ("session：31", And((QueryField("session", "31"),))),
        ("-session:31", And((Not(QueryField("session", "31")),))),
        ("crime (law OR session:31)", And((CRIME, Or((LAW, QueryField("session", "31")))))),
        ("crime law OR law", And((Or((And((CRIME, LAW)), LAW)),))),
        ("E/CN.15/2022/L.2", And((QueryWords("E/CN.15/2022/L.2"),))),
        ("crime - law", And((CRIME, QueryWords("-"), LAW))),
    ],
)
def test_a_query_is_read_into_its_tree(query, tree):
    assert parse_query(query) == tree


@pytest.mark.parametrize(
    ("query", "fault", "value"),
    [
        ('crime "open', "open quotation", '"open'),
        ("(crime", "open parenthesis", "("),
        ("crime)", "stray parenthesis", ")"),
        ("OR crime", "empty side", "OR"),
        ("crime OR", "empty side", "OR"),
        ("sponsors:JPN", "unknown field", "sponsors"),
        ("c*", "short prefix", "c*"),
        ("*", "short prefix", "*"),
        ("sponsor:(JPN)", "nothing after field", "sponsor:"),
        ("a " * 31, "too many words", "30"),
    ],
)
def test_what_is_not_understood_is_named(query, fault, value):
    with pytest.raises(QueryError) as error:
        parse_query(query)

    assert (error.value.fault, error.value.value) == (fault, value)


@pytest.mark.parametrize(
    ("value", "span"),
    [("2022", (2022, 2022)), ("2019..2022", (2019, 2022)), ("2019..", (2019, 9999)), ("..2022", (0, 2022)),
     ("2019-2022", (2019, 2022))],
)  # fmt: skip
def test_years(value, span):
    assert parse_years(value) == span


@pytest.mark.parametrize("value", ["", "..", "22", "2022..2019", "last"])
def test_what_is_no_year_is_named(value):
    with pytest.raises(QueryError, match="year"):
        parse_years(value)


def test_any_characters_give_a_tree_or_a_named_fault():
    chance, parts = random.Random(4), ['"', "(", ")", "-", "OR", " ", "*", ":", "a", "罪", "sponsor:", "«", "\0", "."]
    for _ in range(3000):
        with suppress(QueryError):
            parse_query("".join(chance.choices(parts, k=9)))
