"""The terms in SQLite: one FTS5 table, each term behind the code of its language ("frla" is the French "la").

With a column for each language FTS5 would read what all languages have of a term to find that of one.
Its ASCII tokenizer takes every character beyond ASCII for a letter, so that it cuts at our spaces and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np
from django.db import connection

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import (
    Any,
    Asked,
    Every,
    Phrase,
)

from .shared import Terms, clear

LARGE, USUAL = 1 << 27, 1 << 20  # bytes of terms that FTS5 gathers before it writes them
TABLE = """CREATE VIRTUAL TABLE IF NOT EXISTS search_terms
    USING fts5(terms, tokenize="ascii tokenchars '/.-_'", columnsize=0)"""


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute(TABLE)


@contextmanager
def anew() -> Iterator[Callable[[Iterable[Terms]], None]]:
    """Gives what puts entries into the emptied table, in larger pieces that need less merging."""
    clear()
    set_option("hashsize", LARGE)
    yield put
    set_option("hashsize", USUAL)


def set_option(name: str, value: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_terms (search_terms, rank) VALUES (%s, %s)", [name, value])


def put(rows: Iterable[Terms]) -> None:
    """Adds entries: a key, and the terms in each language."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_terms (rowid, terms) VALUES (%s, %s)", [(key, as_held(terms)) for key, terms in rows]
        )


def remove(keys: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_terms WHERE rowid = %s", [(key,) for key in keys])


def tidy() -> None:
    """After many changes: one piece out of many."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_terms (search_terms) VALUES ('optimize')")


def size() -> int:
    """Bytes of the terms with their index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_terms%%' AND aggregate = TRUE")
        return int(cursor.fetchone()[0] or 0)


def held(keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The terms of entries as they are held, in a form to compare with `as_held`."""
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, terms FROM search_terms WHERE rowid IN ({marks})", list(keys))
        yield from cursor.fetchall()


def as_held(terms: Mapping[str, Sequence[str]]) -> str:
    return " ".join(lang + term for lang in LANGUAGES for term in terms.get(lang, ()))


def keys() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM search_terms")
        return {key for (key,) in cursor.fetchall()}


def matching(language: str, asked: Asked) -> np.ndarray:
    """The keys of the entries that have what is asked in a language, lowest first."""
    with connection.cursor() as cursor:  # one long text is read much faster than as many rows
        cursor.execute(
            "SELECT group_concat(rowid, ' ') FROM search_terms WHERE search_terms MATCH %s", [said(language, asked)]
        )
        (found,) = cursor.fetchone()
    return np.sort(np.fromstring(found or "", dtype=np.int64, sep=" "))


def newest(language: str, asked: Asked, most: int) -> list[int]:
    """The keys of the newest entries that have what is asked in a language."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM search_terms WHERE search_terms MATCH %s ORDER BY rowid DESC LIMIT %s",
            [said(language, asked), most],
        )
        return [key for (key,) in cursor.fetchall()]


def said(language: str, asked: Asked) -> str:
    """A query in the language of FTS5."""
    match asked:
        case Phrase(terms, prefix):
            words = " ".join(language + term.replace('"', '""') for term in terms)
            return f'"{words}" *' if prefix else f'"{words}"'
        case Any(parts):
            return " OR ".join(f"({said(language, part)})" for part in parts)
        case Every(parts):
            return " AND ".join(f"({said(language, part)})" for part in parts)
