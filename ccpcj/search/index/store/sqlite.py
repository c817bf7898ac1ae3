"""The terms in SQLite: one FTS5 table, each term behind the code of its language ("frla" is the French "la").

With a column for each language FTS5 would read what all languages have of a term to find that of one.
Its ASCII tokenizer takes every character beyond ASCII for a letter, so that it cuts at our spaces and nowhere else.
`TermStore` in shared.py tells what each function does.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from django.db import connection

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import AllOf, AnyOf, Phrase, Question

from .shared import EntryTerms, TermsByLanguage
from .shared import clear as clear

PAGES_MERGED = 500  # at once, while everybody who writes waits
CREATE_TABLE = """CREATE VIRTUAL TABLE IF NOT EXISTS search_terms
    USING fts5(terms, tokenize="ascii tokenchars '/.-_'", columnsize=0)"""


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CREATE_TABLE)


def add(entries: Iterable[EntryTerms]) -> None:
    rows = [(key, stored_form(terms)) for key, terms in entries]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_terms (rowid, terms) VALUES (%s, %s)", rows)


def remove(keys: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_terms WHERE rowid = %s", [(key,) for key in keys])


def optimize() -> None:
    """Merge the many pieces of the index into one, step by step, so that others write in between."""
    if merge_pages(-PAGES_MERGED):  # the minus begins a merge of all pieces
        while merge_pages(PAGES_MERGED):
            pass


def merge_pages(pages: int) -> bool:
    """Take one step of a merge; return whether there was anything to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        (before,) = cursor.fetchone()
        cursor.execute("INSERT INTO search_terms (search_terms, rank) VALUES ('merge', %s)", [pages])
        cursor.execute("SELECT total_changes()")
        return bool(cursor.fetchone()[0] - before >= 2)  # as FTS5 says that it did something


def size_in_bytes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_terms%%' AND aggregate = TRUE")
        return int(cursor.fetchone()[0] or 0)


def stored_keys() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM search_terms")
        return {key for (key,) in cursor.fetchall()}


def stored_terms(keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    placeholders = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, terms FROM search_terms WHERE rowid IN ({placeholders})", list(keys))
        yield from cursor.fetchall()


def stored_form(terms: TermsByLanguage) -> str:
    return " ".join(lang + term for lang in LANGUAGES for term in terms.get(lang, ()))


def matching_keys(language: str, question: Question) -> np.ndarray:
    query = to_fts5(language, question)
    with connection.cursor() as cursor:  # one long text is read much faster than as many rows
        cursor.execute("SELECT group_concat(rowid, ' ') FROM search_terms WHERE search_terms MATCH %s", [query])
        (keys,) = cursor.fetchone()
    return np.sort(np.fromstring(keys or "", dtype=np.int64, sep=" "))


def to_fts5(language: str, question: Question) -> str:
    """Return a question in the query language of FTS5."""
    match question:
        case Phrase(terms, prefix):
            words = " ".join(language + term.replace('"', '""') for term in terms)
            return f'"{words}" *' if prefix else f'"{words}"'
        case AnyOf(parts):
            return " OR ".join(f"({to_fts5(language, part)})" for part in parts)
        case AllOf(parts):
            return " AND ".join(f"({to_fts5(language, part)})" for part in parts)
