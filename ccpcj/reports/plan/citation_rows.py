"""The rows of the citations, in texts and in the report."""

from collections.abc import Iterator

from resolutions.models import Citation, Paragraph
from sessions.models import ReportParagraph

from .row_keys import Json, Keys, day
from .rows import Ref, Row, ref
from .text_rows import anchored


def citation_rows(keys: Keys) -> Iterator[Row]:
    """Each citation in its paragraph, in the order printed; those of a footnote come with its paragraph."""
    places: dict[Ref, int] = {}
    texts = {text["key"]: text for text in keys.report["texts"]}
    for citation in keys.report["citations"]:
        where = citation["in"]
        owner = cited_in(keys, texts, where)
        places[owner] = places.get(owner, 0) + 1
        side: Json = {"paragraph": None, "report_paragraph": None}
        side["report_paragraph" if "paragraph" in where else "paragraph"] = owner
        values = {
            "kind": citation["kind"], "body": citation["body"] or "",
            "number": citation["number"] or citation["symbol"] or "", "symbol": citation["symbol"] or "",
            "date": day(citation["date"]),
        }  # fmt: skip
        yield Row(Citation, {**side, "position": places[owner]}, values)


def cited_in(keys: Keys, texts: dict[str, Json], where: Json) -> Ref:
    if "paragraph" in where:
        return ref(ReportParagraph, session=keys.session, number=where["paragraph"])
    text = texts[where["text"]]
    prefix = "pp" if where["part"] == "preamble" else "op"
    tops = [anchor for anchor, _, parent in anchored(text[where["part"]], prefix) if parent is None]
    return ref(Paragraph, version=keys.text_version(text), anchor=tops[where["index"] - 1])
