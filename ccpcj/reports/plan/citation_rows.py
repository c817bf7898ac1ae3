"""The rows of the citations, in texts and in the report."""

from collections import Counter
from collections.abc import Iterator

from resolutions.models import Citation
from sessions.models import ReportParagraph

from .plan_row import PlanRow, Ref, ref
from .row_keys import Json, PartKey, to_date, version_ref
from .text_rows import anchored, paragraph_ref


def plan_citations(within: PartKey, citations: list[Json], texts: list[Json]) -> Iterator[PlanRow]:
    """Each citation in its paragraph, in the order printed; those of a footnote come with its paragraph."""
    positions = Counter[Ref]()
    by_key = {text["key"]: text for text in texts}
    for citation in citations:
        location = citation["in"]
        paragraph = cited_in(within, by_key, location)
        positions[paragraph] += 1
        side: Json = {"paragraph": None, "report_paragraph": None}
        side["report_paragraph" if "paragraph" in location else "paragraph"] = paragraph
        values = {
            "kind": citation["kind"], "body": citation["body"] or "",
            "number": citation["number"] or citation["symbol"] or "", "symbol": citation["symbol"] or "",
            "date": to_date(citation["date"]),
        }  # fmt: skip
        yield PlanRow(Citation, {**side, "position": positions[paragraph]}, values)


def cited_in(within: PartKey, texts: dict[str, Json], location: Json) -> Ref:
    """The paragraph of the report or of a text in which a citation stands."""
    if "paragraph" in location:
        return ref(ReportParagraph, **within.key, number=location["paragraph"])
    text = texts[location["text"]]
    prefix = "pp" if location["part"] == "preamble" else "op"
    tops = [anchor for anchor, _, parent in anchored(text[location["part"]], prefix) if parent is None]
    return paragraph_ref(version_ref(within, text), text, tops[location["index"] - 1])
