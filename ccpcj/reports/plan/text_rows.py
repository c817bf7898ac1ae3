"""The rows of a text: work, versions, paragraphs, action and sponsors."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from resolutions.models import (
    Action,
    Footnote,
    Paragraph,
    ParagraphText,
    Resolution,
    ResolutionText,
    Sponsorship,
    Version,
)

from ..reading.report import TextParagraph
from .row_keys import (
    Json,
    Keys,
    day,
    group,
    stage_of,
    state,
)
from .rows import Ref, Row, ref

LETTERED = re.compile(r"-([a-z])(?:-bis)*$")


def text_rows(keys: Keys, text: Json) -> Iterator[Row]:
    """A work, its versions and paragraphs, the action on it and its sponsors."""
    work = Row(Resolution, keys.work_key(text), work_values(keys, text), {"slug": slug(keys, text)})
    yield work
    action = text["action"] or {}
    draft = tabled(text, work.ref, action)
    version = Row(
        Version,
        {"resolution": work.ref, "stage": stage_of(text)},
        {**keys.as_printed(text, "printed"), "body": text["body"] or "", "date": day(action.get("date"))},
        {"position": 2},
    )
    yield from ([draft, version] if draft else [version])
    words = {"title": text["title"], "chapeau": text["chapeau"] or "", "source": keys.source}
    yield Row(ResolutionText, {"version": version.ref, "language": keys.language}, words)
    yield from text_paragraphs(keys, text, version.ref)
    yield from action_rows(keys, work.ref, action)
    yield from sponsors(keys, text, work.ref, (draft or version).ref)


def tabled(text: Json, work: Ref, action: Json) -> Row | None:
    """The draft that was before the Commission, by its symbol."""
    if not text["draft_symbol"]:
        return None
    initial = {"resolution": work, "stage": "tabled", "body": "CCPCJ", "position": 1}
    return Row(Version, {"symbol": text["draft_symbol"]}, {"revised": action.get("revised", False)}, initial)


def action_rows(keys: Keys, work: Ref, action: Json) -> Iterator[Row]:
    if action:
        key = {"resolution": work, "paragraph": keys.paragraph(action["paragraph"])}
        values = {"meeting": keys.meeting(action["meeting"]), "date": day(action["date"])}
        yield Row(Action, key, {**values, "method": action["method"] or ""})


def work_values(keys: Keys, text: Json) -> Json:
    action = text["action"] or {}
    return {
        keys.named("title"): text["title"],
        "status": stage_of(text) if action or text["stage"] == "adopted" else "tabled",
        "agenda_item": keys.item(action.get("agenda_item")),
    }


def slug(keys: Keys, text: Json) -> str:
    """ "31-1" for resolution 31/1, "decision-31-1" for the decision, "31-draft-resolution-1" for a draft."""
    if text["stage"] == "draft":
        return f"{keys.report['session']['number']}-{text['key']}"
    key: str = text["key"]
    return key.removeprefix("resolution-")


def text_paragraphs(keys: Keys, text: Json, version: Ref) -> Iterator[Row]:
    parts = (("preambular", "pp", text["preamble"]), ("operative", "op", text["operative"]),
             ("annex", "annex", annexed(text)))  # fmt: skip
    position = 0
    for part, prefix, found in parts:
        for anchor, paragraph, parent in anchored(found, prefix):
            position += 1
            yield from text_paragraph(keys, version, part, anchor, parent, position, paragraph)


def annexed(text: Json) -> list[Json]:
    """All annexes in a row, each under its label and its title as headings."""
    found: list[Json] = []
    for annex in text["annexes"]:
        found += [heading(words) for words in (annex["label"], annex["title"]) if words]
        found += annex["paragraphs"]
    return found


def heading(words: str) -> Json:
    return asdict(TextParagraph(words, None, [], (0, 0), heading=1))


def text_paragraph(
    keys: Keys, version: Ref, part: str, anchor: str, parent: str | None, position: int, found: Json
) -> Iterator[Row]:
    number, printed = number_of(found, anchor), found["number"] or ""
    values = {
        "part": part, "position": position, "number": number, "verb": found["verb"] or "",
        "more_verbs": found["more_verbs"], "addressees": found["addressees"], "heading": found["heading"],
        "parent": ref(Paragraph, version=version, anchor=parent) if parent else None,
    }  # fmt: skip
    row = Row(Paragraph, {"version": version, "anchor": anchor}, values)
    yield row
    if found["text"]:
        words = {"text": found["text"], "phrase": found["phrase"] or "", "number": "" if printed == number else printed}
        yield Row(ParagraphText, {"paragraph": row.ref, "language": keys.language}, words)
    yield from keys.footnotes(Footnote, row.ref, found["footnotes"], found.get("marks", ()))


def sponsors(keys: Keys, text: Json, work: Ref, version: Ref) -> Iterator[Row]:
    for position, sponsor in enumerate(text["sponsors"], 1):
        values = {
            keys.named("printed"): sponsor["name"],
            "role": "additional" if sponsor.get("joined") else "sponsor",
            "state": state(sponsor["state"]),
            "group": group(sponsor["group"]),
            "version": version,
        }
        yield Row(Sponsorship, {"resolution": work, "position": position, "entry": None}, values)


def number_of(paragraph: Json, anchor: str) -> str:
    """The number as it is in any language: a letter of another script is the Latin one that the anchor ends with."""
    number = bare(paragraph)
    letter = None if number.isascii() else LETTERED.search(anchor)
    return f"({letter[1]})" if letter else paragraph["number"] or ""


def bare(paragraph: Json) -> str:
    return (paragraph["number"] or "").strip("()")


def label_of(paragraph: Json, index: int, prefix: str) -> str:
    """The last part of an anchor: the number printed; a letter by its place, for each language has its own letters.

    What has no number is counted: a heading as h1, a paragraph of an annex as p1.
    """
    number = bare(paragraph)
    if paragraph["heading"]:
        return f"h{index}"
    if prefix == "pp" or not number:
        return f"p{index}" if prefix == "annex" else str(index)
    return chr(ord("a") + index - 1) if len(number) == 1 and number.isalpha() and index <= 26 else number


def anchored(paragraphs: list[Json], prefix: str, parent: str | None = None) -> Iterator[tuple[str, Json, str | None]]:
    """Each paragraph with the anchor that its address has: op-3, op-3-a, pp-2; an unnumbered one counts."""
    taken: set[str] = set()
    counts: Counter[bool] = Counter()
    for paragraph in paragraphs:
        counts[bool(paragraph["heading"])] += 1
        label = label_of(paragraph, counts[bool(paragraph["heading"])], prefix)
        while label in taken:  # a number that the document prints twice
            label += "-bis"
        taken.add(label)
        anchor = f"{parent or prefix}-{label}"
        yield anchor, paragraph, parent
        yield from anchored(paragraph["children"], prefix, anchor)
