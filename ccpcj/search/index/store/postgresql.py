"""The terms in PostgreSQL: a row an entry, a tsvector a language, a GIN index on each.

The vectors are made here, term by term, because PostgreSQL's own parser reads symbols as paths and decimals.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

import numpy as np
from django.db import connection

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import (
    Any,
    Asked,
    Every,
    Phrase,
)

from .shared import Terms
from .shared import clear as clear

NEW = "search_terms_new"
COLUMNS = ", ".join(LANGUAGES)
MOST_PLACES = 256  # of a term that a tsvector holds
LAST_PLACE = 16383
# The vectors are kept beside the rows, so that counting hits reads few pages.
TABLE = f"""CREATE TABLE IF NOT EXISTS %s
    (id bigint PRIMARY KEY, {", ".join(f"{lang} tsvector" for lang in LANGUAGES)})
    WITH (toast_tuple_target = 128)"""

# The planner does not know what it costs to unpack a vector, and would rather read the whole table for common words.
FUNCTION = """CREATE OR REPLACE FUNCTION search_keys(lang text, asked tsquery) RETURNS bytea
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off AS $$
    DECLARE found bytea;
    BEGIN
        EXECUTE format($q$SELECT string_agg(int8send(id), ''::bytea) FROM search_terms WHERE %I @@ $1 $q$, lang)
            INTO found USING asked;
        RETURN found;
    END $$"""


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute(TABLE % "search_terms")
        cursor.execute(FUNCTION)
    index("search_terms")


def index(table: str) -> None:
    with connection.cursor() as cursor:
        for lang in LANGUAGES:
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {table}_{lang} ON {table} USING gin ({lang})")


@contextmanager
def anew() -> Iterator[Callable[[Iterable[Terms]], None]]:
    """Gives what puts entries into a new table, which takes the place of the old one at the end.

    Until then the old one is searched; and an index that is made at the end is made much faster.
    """
    with connection.cursor() as cursor:
        cursor.execute(TABLE % NEW)
        yield partial(put, table=NEW)
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        index(NEW)
        cursor.execute(f"DROP TABLE search_terms; ALTER TABLE {NEW} RENAME TO search_terms")
        for name in (*LANGUAGES, "pkey"):
            cursor.execute(f"ALTER INDEX {NEW}_{name} RENAME TO search_terms_{name}")


def put(rows: Iterable[Terms], table: str = "search_terms") -> None:
    """Adds entries: a key, and the terms in each language."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} (id, {COLUMNS}) FROM STDIN") as copy:
        for key, terms in rows:
            copy.write_row((key, *(vector(terms[lang]) if terms.get(lang) else None for lang in LANGUAGES)))


def vector(terms: Sequence[str]) -> str:
    """Terms with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(terms, 1):
        if len(places[term]) < MOST_PLACES:
            places[term].append(min(place, LAST_PLACE))
    return " ".join(
        f"{quoted(term)}:{','.join(map(str, dict.fromkeys(places[term])))}" for term in sorted(places, key=str.encode)
    )


def quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


def remove(keys: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_terms WHERE id = ANY(%s)", [list(keys)])


def tidy() -> None:
    """After many changes: what the planner should know, and no page of rows that are gone left to be read."""
    order = "ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)"
    with connection.cursor() as cursor:
        cursor.execute(f"{order} search_terms, search_change, search_entry")


def size() -> int:
    """Bytes of the terms with their index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('search_terms')")
        return int(cursor.fetchone()[0])


def held(keys: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
    """The terms of entries as they are held, in a form to compare with `as_held`."""
    texts = ", ".join(f"{lang}::text" for lang in LANGUAGES)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {texts} FROM search_terms WHERE id = ANY(%s)", [list(keys)])
        for key, *columns in cursor.fetchall():
            yield key, {lang: terms for lang, terms in zip(LANGUAGES, columns, strict=True) if terms}


def as_held(terms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {lang: vector(held) for lang, held in terms.items() if held}


def keys() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM search_terms")
        return {key for (key,) in cursor.fetchall()}


def matching(language: str, asked: Asked) -> np.ndarray:
    """The keys of the entries that have what is asked in a language, lowest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_keys(%s, %s::tsquery)", [language, said(asked)])
        (found,) = cursor.fetchone()
    return np.sort(np.frombuffer(found or b"", dtype=">i8").astype(np.int64))


def newest(language: str, asked: Asked, most: int) -> list[int]:
    """The keys of the newest entries that have what is asked in a language."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM search_terms WHERE {language} @@ %s::tsquery ORDER BY id DESC LIMIT %s",
            [said(asked), most],
        )
        return [key for (key,) in cursor.fetchall()]


def said(asked: Asked) -> str:
    """A query in the language of PostgreSQL."""
    match asked:
        case Phrase(terms, prefix):
            words = [quoted(term) for term in terms]
            return " <-> ".join([*words[:-1], f"{words[-1]}:*" if prefix else words[-1]])
        case Any(parts):
            return " | ".join(f"({said(part)})" for part in parts)
        case Every(parts):
            return " & ".join(f"({said(part)})" for part in parts)
