"""The terms in PostgreSQL: a row an entry, a tsvector a language, a GIN index on each.

The vectors are made here, term by term, because PostgreSQL's own parser reads symbols as paths and decimals.
`TermStore` in shared.py tells what each function does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from django.db import connection

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import AllOf, AnyOf, Phrase, Question
from ccpcj.search.models import IndexEntry, PendingChange

from .shared import EntryTerms, TermsByLanguage
from .shared import clear as clear

COLUMNS = ", ".join(LANGUAGES)
MAX_PLACES = 256  # of a term that a tsvector holds
LAST_PLACE = 16383
# The vectors are kept beside the rows, so that counting hits reads few pages.
CREATE_TABLE = f"""CREATE TABLE IF NOT EXISTS search_terms
    (id bigint PRIMARY KEY, {", ".join(f"{lang} tsvector" for lang in LANGUAGES)})
    WITH (toast_tuple_target = 128)"""

# The planner does not know what it costs to unpack a vector, and would rather read the whole table for common words.
CREATE_FUNCTION = """CREATE OR REPLACE FUNCTION search_keys(lang text, asked tsquery) RETURNS bytea
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off AS $$
    DECLARE found bytea;
    BEGIN
        EXECUTE format($q$SELECT string_agg(int8send(id), ''::bytea) FROM search_terms WHERE %I @@ $1 $q$, lang)
            INTO found USING asked;
        RETURN found;
    END $$"""


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CREATE_TABLE)
        cursor.execute(CREATE_FUNCTION)
        for lang in LANGUAGES:
            cursor.execute(f"CREATE INDEX IF NOT EXISTS search_terms_{lang} ON search_terms USING gin ({lang})")


def add(entries: Iterable[EntryTerms]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY search_terms (id, {COLUMNS}) FROM STDIN") as copy:
        for key, terms in entries:
            copy.write_row((key, *(to_tsvector(terms[lang]) if terms.get(lang) else None for lang in LANGUAGES)))


def to_tsvector(terms: Sequence[str]) -> str:
    """Return terms with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(terms, 1):
        if len(places[term]) < MAX_PLACES:
            places[term].append(min(place, LAST_PLACE))
    return " ".join(
        f"{quote(term)}:{','.join(map(str, dict.fromkeys(places[term])))}" for term in sorted(places, key=str.encode)
    )


def quote(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


def remove(keys: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_terms WHERE id = ANY(%s)", [list(keys)])


def optimize() -> None:
    """Tell the planner what it should know, and leave no page of removed rows to be read."""
    statement = "ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)"
    tables = ", ".join(["search_terms", PendingChange._meta.db_table, IndexEntry._meta.db_table])
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} {tables}")


def size_in_bytes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('search_terms')")
        return int(cursor.fetchone()[0])


def stored_keys() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM search_terms")
        return {key for (key,) in cursor.fetchall()}


def stored_terms(keys: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
    texts = ", ".join(f"{lang}::text" for lang in LANGUAGES)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {texts} FROM search_terms WHERE id = ANY(%s)", [list(keys)])
        for key, *columns in cursor.fetchall():
            yield key, {lang: terms for lang, terms in zip(LANGUAGES, columns, strict=True) if terms}


def stored_form(terms: TermsByLanguage) -> dict[str, str]:
    return {lang: to_tsvector(in_language) for lang, in_language in terms.items() if in_language}


def matching_keys(language: str, question: Question) -> np.ndarray:
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_keys(%s, %s::tsquery)", [language, to_tsquery(question)])
        (keys,) = cursor.fetchone()
    return np.sort(np.frombuffer(keys or b"", dtype=">i8").astype(np.int64))


def to_tsquery(question: Question) -> str:
    """Return a question as PostgreSQL writes a tsquery."""
    match question:
        case Phrase(terms, prefix):
            words = [quote(term) for term in terms]
            return " <-> ".join([*words[:-1], f"{words[-1]}:*" if prefix else words[-1]])
        case AnyOf(parts):
            return " | ".join(f"({to_tsquery(part)})" for part in parts)
        case AllOf(parts):
            return " & ".join(f"({to_tsquery(part)})" for part in parts)
