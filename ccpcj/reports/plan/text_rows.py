"""The rows of a text: work, versions, paragraphs, action and sponsors."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from ccpcj.reports.reading.printed_report import TextParagraph
from resolutions.models import (
    Adoption,
    Footnote,
    Paragraph,
    ParagraphText,
    Resolution,
    ResolutionText,
    Sponsorship,
    Version,
)
from sessions.models.session import in_part

from .plan_row import PlanRow, Ref, ref
from .row_keys import (
    Json,
    PartKey,
    agenda_item_ref,
    column,
    group_ref,
    meeting_ref,
    plan_footnotes,
    printed_columns,
    report_paragraph_ref,
    stage_of,
    state_ref,
    to_date,
    work_key,
)

LETTERED = re.compile(r"-([a-z])(?:-bis)*$")


def plan_text(within: PartKey, text: Json, notes: Mapping[int, str], source: str, language: str) -> Iterator[PlanRow]:
    """A work, its versions and paragraphs, the action on it and its sponsors; `source` is the report's symbol."""
    action = text["action"] or {}
    initial = {"slug": slug_of(within, text), "part": within.part}
    work = PlanRow(Resolution, work_key(within, text), work_values(within, text, language), initial)
    yield work
    draft = plan_draft(work.ref, text["draft_symbol"], action)
    version = PlanRow(
        Version,
        {"resolution": work.ref, "stage": stage_of(text)},
        {
            **printed_columns(text, language, "printed"),
            "body": text["body"] or "",
            "date": to_date(action.get("date")),
        },
        {"position": 2},
    )
    yield from ([draft, version] if draft else [version])
    words = {"title": text["title"], "chapeau": text["chapeau"] or "", "source": source}
    yield PlanRow(ResolutionText, {"version": version.ref, "language": language}, words)
    yield from plan_text_paragraphs(version.ref, text, notes, language)
    yield from plan_adoption(within, version.ref, action)
    yield from plan_sponsors(work.ref, (draft or version).ref, text["sponsors"], language)


def work_values(within: PartKey, text: Json, language: str) -> Json:
    action = text["action"] or {}
    return {
        column("title", language): text["title"],
        "number": text["number"],  # also where another report of the session knows the text under another
        "status": stage_of(text) if action or text["stage"] == "adopted" else "tabled",
        "agenda_item": agenda_item_ref(within, action.get("agenda_item")),
    }


def slug_of(within: PartKey, text: Json) -> str:
    """ "31-1" for resolution 31/1, "decision-31-1" for the decision, "31-draft-resolution-1" for a draft."""
    key: str = text["key"]
    is_draft = text["stage"] == "draft"
    return f"{within.session_number}-{in_part(key, within.part)}" if is_draft else key.removeprefix("resolution-")


def plan_draft(work: Ref, symbol: str | None, action: Json) -> PlanRow | None:
    """The draft that was before the Commission, by its symbol."""
    if not symbol:
        return None
    initial = {"resolution": work, "stage": "tabled", "body": "CCPCJ", "position": 1}
    return PlanRow(Version, {"symbol": symbol}, {"revised": action.get("revised", False)}, initial)


def plan_adoption(within: PartKey, version: Ref, action: Json) -> Iterator[PlanRow]:
    """The action of the Commission on the version whose words the report prints."""
    if action:
        values = {
            "paragraph": report_paragraph_ref(within, action["paragraph"]),
            "meeting": meeting_ref(within, action["meeting"]),
            "date": to_date(action["date"]),
            "method": action["method"] or "",
        }
        yield PlanRow(Adoption, {"version": version, "body": "CCPCJ"}, values)


def plan_text_paragraphs(version: Ref, text: Json, notes: Mapping[int, str], language: str) -> Iterator[PlanRow]:
    """The paragraphs of a version, with their words and footnotes; they are counted through all its parts."""
    for position, (part, place, paragraph, parent) in enumerate(paragraphs_in_order(text), 1):
        values = {
            "part": part,
            "position": position,
            "number": latin_number(paragraph, place),
            "verb": paragraph["verb"] or "",
            **{name: paragraph[name] for name in ("more_verbs", "addressees", "heading")},
            "parent": paragraph_ref(version, text, parent) if parent else None,
        }
        row = PlanRow(Paragraph, dict(paragraph_ref(version, text, place).key), values)
        yield row
        if paragraph["text"]:
            words = words_of_paragraph(paragraph, values["number"])
            yield PlanRow(ParagraphText, {"paragraph": row.ref, "language": language}, words)
        marks = paragraph.get("marks", ())
        yield from plan_footnotes(Footnote, row.ref, paragraph["footnotes"], notes, language, marks)


def paragraph_ref(version: Ref, text: Json, place: str) -> Ref:
    """The paragraph that is printed at a place of a text; an import gave it the anchor, where that is another."""
    return ref(Paragraph, version=version, anchor=text.get("anchors", {}).get(place, place))


def paragraphs_in_order(text: Json) -> Iterator[tuple[str, str, Json, str | None]]:
    """Each paragraph of a text with its part, its place and that of the paragraph it hangs from: op-3-a, op-3."""
    parts = (("preambular", "pp", text["preamble"]), ("operative", "op", text["operative"]),
             ("annex", "annex", annex_paragraphs(text["annexes"])))  # fmt: skip
    for part, prefix, paragraphs in parts:
        for place, paragraph, parent in anchored(paragraphs, prefix):
            yield part, place, paragraph, parent


def words_of_paragraph(paragraph: Json, number: str) -> Json:
    """The words of a paragraph; its number as printed, where that is another than `number`."""
    printed = paragraph["number"] or ""
    return {
        "text": paragraph["text"],
        "phrase": paragraph["phrase"] or "",
        "number": "" if printed == number else printed,
    }


def annex_paragraphs(annexes: list[Json]) -> list[Json]:
    """The paragraphs of all annexes in a row, each annex under its label and its title as headings."""
    paragraphs: list[Json] = []
    for annex in annexes:
        paragraphs += [heading_paragraph(words) for words in (annex["label"], annex["title"]) if words]
        paragraphs += annex["paragraphs"]
    return paragraphs


def heading_paragraph(words: str) -> Json:
    return asdict(TextParagraph(words, None, [], (0, 0), heading=1))


def plan_sponsors(work: Ref, version: Ref, sponsors: list[Json], language: str) -> Iterator[PlanRow]:
    """The printed entries of the list of sponsors of a version."""
    for position, sponsor in enumerate(sponsors, 1):
        values = {
            column("printed", language): sponsor["name"],
            "role": "additional" if sponsor.get("joined") else "sponsor",
            "state": state_ref(sponsor["state"]),
            "group": group_ref(sponsor["group"]),
            "version": version,
        }
        yield PlanRow(Sponsorship, {"resolution": work, "position": position, "entry": None}, values)


def latin_number(paragraph: Json, anchor: str) -> str:
    """The number as it is in any language: a letter of another script is the Latin one that the anchor ends with."""
    number = number_without_brackets(paragraph)
    letter = None if number.isascii() else LETTERED.search(anchor)
    return f"({letter[1]})" if letter else paragraph["number"] or ""


def number_without_brackets(paragraph: Json) -> str:
    return (paragraph["number"] or "").strip("()")


def label_of(paragraph: Json, index: int, prefix: str) -> str:
    """The last part of an anchor: the number printed; a letter by its place, for each language has its own letters.

    What has no number is counted: a heading as h1, a paragraph of an annex as p1.
    """
    number = number_without_brackets(paragraph)
    if paragraph["heading"]:
        return f"h{index}"
    if prefix == "pp" or not number:
        return f"p{index}" if prefix == "annex" else str(index)
    return chr(ord("a") + index - 1) if len(number) == 1 and number.isalpha() and index <= 26 else number


def anchored(paragraphs: list[Json], prefix: str, parent: str | None = None) -> Iterator[tuple[str, Json, str | None]]:
    """Each paragraph with its place, which is its anchor if it is new: op-3, op-3-a, pp-2; an unnumbered one counts."""
    labels: set[str] = set()
    counts: Counter[bool] = Counter()
    for paragraph in paragraphs:
        counts[bool(paragraph["heading"])] += 1
        label = label_of(paragraph, counts[bool(paragraph["heading"])], prefix)
        while label in labels:  # a number that the document prints twice
            label += "-bis"
        labels.add(label)
        anchor = f"{parent or prefix}-{label}"
        yield anchor, paragraph, parent
        yield from anchored(paragraph["children"], prefix, anchor)
