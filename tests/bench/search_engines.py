"""The same searches by others, where they are installed: tantivy over our terms, and Datasette's full text.

Neither is a dependency. `pip install tantivy sqlite-utils datasette` in the environment makes them measured; the
tables that they need are kept beside the database for the next time.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from django.db import connection

from ccpcj.lib.analysis import analyse
from resolutions.models import ParagraphText

PER_PAGE = 25
Engine = Callable[[Any], int] | None


def engines(queries: Sequence[Any]) -> Iterator[tuple[str, Engine]]:
    """Give each by name, or in words why it cannot be measured."""
    for name, make in (("tantivy, our terms", tantivy_engine), ("Datasette's full-text search", datasette_engine)):
        try:
            yield name, make()
        except ImportError as error:
            yield f"{name}: not measured, {error}", None


def texts() -> Iterator[tuple[int, str, str]]:
    return ParagraphText.objects.order_by("pk").values_list("pk", "language", "text").iterator(chunk_size=5_000)


def tantivy_engine() -> Engine:
    """An index on disk of one document a text; a query asks its own language only, ranked, with the total."""
    import tantivy

    folder = Path(gettempdir()) / f"ccpcj-scratch-tantivy-{connection.vendor}"
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=True)
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="position")
    filled = folder.exists()
    folder.mkdir(exist_ok=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    if not filled:
        writer = index.writer(heap_size=500_000_000, num_threads=2)
        for key, lang, text in texts():
            terms = " ".join(f"{lang}{term.text}" for term in analyse(text, lang))
            writer.add_document(tantivy.Document(key=key, terms=terms))
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: Any) -> int:
        words = [f"{query.language}{term.text}" for term in analyse(query.text, query.language)]
        if query.language == "zh" and len(words) > 1:
            words = [word for word in words if len(word) > 3]
        question = f'"{" ".join(words)}"' if query.kind == "phrase" else " AND ".join(f'"{word}"' for word in words)
        hits = searcher.search(index.parse_query(question, ["terms"]), PER_PAGE)
        for _score, address in hits.hits:
            searcher.doc(address)
        return int(hits.count)

    return ask


def datasette_engine() -> Engine:
    """A table of the same texts with full text by sqlite-utils, asked in Datasette's own words, with its count.

    Datasette looks for hits in a sub-query, counts them in a second one, and orders by rowid.
    """
    import sqlite_utils

    path = Path(gettempdir()) / f"ccpcj-scratch-datasette-{connection.vendor}.db"
    filled = path.exists()
    database = sqlite_utils.Database(path)
    if not filled:
        rows = ({"id": key, "language": lang, "text": text} for key, lang, text in texts())
        database["texts"].insert_all(rows, pk="id")
        database["texts"].enable_fts(["text"], tokenize="porter")
    matching = "select rowid from texts_fts where texts_fts match escape_fts(:q)"
    database.conn.create_function("escape_fts", 1, escape_query)

    def ask(query: Any) -> int:
        parameters = {"q": query.text}
        list(database.execute(f"select * from texts where rowid in ({matching}) order by id limit 26", parameters))
        return int(
            database.execute(f"select count(*) from texts where rowid in ({matching})", parameters).fetchone()[0]
        )

    return ask


def escape_query(query: str) -> str:
    """As Datasette quotes what is typed: each word by itself, phrases as they are."""
    if query.startswith('"'):
        return query
    return " ".join(f'"{word}"' for word in query.split())
