"""Queries are read into a tree, and what is not understood is named."""

import random
from contextlib import suppress

import pytest

from ccpcj.search.query.grammar import (
    All,
    Either,
    Field,
    Not,
    QueryError,
    Words,
    parse,
    years,
)

CRIME, LAW = Words("crime"), Words("law")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", All(())),
        ("  　", All(())),
        ("crime", All((CRIME,))),
        ("crime law", All((CRIME, LAW))),
        ("crime OR law", All((Either((CRIME, LAW)),))),
        ("crime or law", All((CRIME, Words("or"), LAW))),
        ("crime -law", All((CRIME, Not(LAW)))),
        ("cross-border", All((Words("cross-border"),))),
        ('-"crime law"', All((Not(Words("crime law", exact=True)),))),
        ("«crime law»", All((Words("crime law", exact=True),))),
        ("“crime law”", All((Words("crime law", exact=True),))),
        ("extra*", All((Words("extra", prefix=True),))),
        ("罪*", All((Words("罪", prefix=True),))),
        ("sponsor:JPN", All((Field("sponsor", "JPN"),))),
        ('Theme:"made up" crime', All((Field("theme", "made up"), CRIME))),
        ("session：31", All((Field("session", "31"),))),
        ("-session:31", All((Not(Field("session", "31")),))),
        ("crime (law OR session:31)", All((CRIME, Either((LAW, Field("session", "31")))))),
        ("crime law OR law", All((Either((All((CRIME, LAW)), LAW)),))),
        ("E/CN.15/2022/L.2", All((Words("E/CN.15/2022/L.2"),))),
        ("crime - law", All((CRIME, Words("-"), LAW))),
    ],
)
def test_a_query_is_read_into_its_tree(query, tree):
    found = parse(query)

    assert (found if isinstance(found, All) else All((found,))) == tree


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
        parse(query)

    assert (error.value.fault, error.value.value) == (fault, value)


@pytest.mark.parametrize(
    ("value", "span"),
    [("2022", (2022, 2022)), ("2019..2022", (2019, 2022)), ("2019..", (2019, 9999)), ("..2022", (0, 2022)),
     ("2019-2022", (2019, 2022))],
)  # fmt: skip
def test_years(value, span):
    assert years(value) == span


@pytest.mark.parametrize("value", ["", "..", "22", "2022..2019", "last"])
def test_what_is_no_year_is_named(value):
    with pytest.raises(QueryError, match="year"):
        years(value)


def test_any_characters_give_a_tree_or_a_named_fault():
    chance, parts = random.Random(4), ['"', "(", ")", "-", "OR", " ", "*", ":", "a", "罪", "sponsor:", "«", "\0", "."]
    for _ in range(3000):
        with suppress(QueryError):
            parse("".join(chance.choices(parts, k=9)))
