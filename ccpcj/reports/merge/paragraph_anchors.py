"""Which paragraphs of a text are known already: they keep their anchors, whatever numbers a report gives them now.

A corrected report that leaves out the first paragraph prints the second as the first. It is the same paragraph, with
its address, its words in other languages and what staff made of it. So the paragraphs of a version are paired as a
list, by the words in the language of the report; where these do not tell, as in a language that comes first, by their
action, then by number and place. The anchors are kept with the import, and so every later one knows them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from ccpcj.lib.alignment import PartWords, pair_labels, pair_wordings
from ccpcj.reports.plan import Json
from ccpcj.reports.plan.plan_row import PlanRow, Ref, ref
from resolutions.models import Paragraph, ParagraphText, ResolutionText, Version
from resolutions.services import free_anchor

from .language_merge import RecordRows
from .record_lookup import RecordLookup


class VersionParagraph(NamedTuple):
    """A paragraph of a version; `imported` and `typed` are its words in the language of the report, if it has any."""

    row: PlanRow
    imported: str = ""
    typed: str = ""
    is_own: bool = False  # whether staff alone have it

    @property
    def anchor(self) -> str:
        return str(self.row.key["anchor"])

    @property
    def part(self) -> str:
        return str(self.row.values["part"])


Paragraphs = list[VersionParagraph]


def with_anchors(report: Json, rows: Sequence[PlanRow], record: RecordRows, lookup: RecordLookup) -> Json:
    """The report with the anchors of known paragraphs; `rows` are its own, `record` is what imports said until now."""
    language = report["language"]
    printed, known = (paragraphs_by_version(side, language) for side in (rows, record.values()))
    versions = (row.key["version"] for row in rows if row.model is ResolutionText)
    texts = []
    for text, version in zip(report["texts"], versions, strict=True):
        here = with_typed(known[version], version, lookup, language)
        anchors = anchors_of(here, printed[version]) if here else {}
        texts.append({**text, "anchors": anchors} if anchors else text)
    return {**report, "texts": texts}


def paragraphs_by_version(rows: Iterable[PlanRow], language: str) -> dict[Ref, Paragraphs]:
    """The paragraphs of each version, in their order."""
    words, paragraphs = dict[Ref, str](), list[PlanRow]()
    for row in rows:
        if row.model is ParagraphText and row.key["language"] == language:
            words[row.key["paragraph"]] = row.values["text"]
        elif row.model is Paragraph and "part" in row.values:
            paragraphs.append(row)
    by_version = defaultdict[Ref, Paragraphs](list)
    for row in sorted(paragraphs, key=lambda row: row.values["position"]):
        by_version[row.key["version"]].append(VersionParagraph(row, words.get(row.ref, "")))
    return by_version


def with_typed(paragraphs: Paragraphs, version: Ref, lookup: RecordLookup, language: str) -> Paragraphs:
    """The paragraphs with what staff made of their words, and those that staff alone have."""
    record = lookup.resolve(version)
    if not isinstance(record, Version):
        return paragraphs
    typed = dict(
        ParagraphText.objects.filter(paragraph__version=record, language=language)
        .order_by()
        .values_list("paragraph__anchor", "text")
    )
    known = [paragraph._replace(typed=typed.get(paragraph.anchor, "")) for paragraph in paragraphs]
    anchors = {paragraph.anchor for paragraph in paragraphs}
    for own in record.paragraphs.exclude(anchor__in=anchors).select_related("parent"):
        values = {name: getattr(own, name) for name in ("part", "position", "number", "heading")}
        parent = own.parent and ref(Paragraph, version=version, anchor=own.parent.anchor)
        row = PlanRow(Paragraph, {"version": version, "anchor": own.anchor}, {**values, "parent": parent})
        known.append(VersionParagraph(row, typed=typed.get(own.anchor, ""), is_own=True))
    return sorted(known, key=lambda paragraph: int(paragraph.row.values["position"]))


def anchors_of(known: Paragraphs, printed: Paragraphs) -> dict[str, str]:
    """The anchors of the printed paragraphs, by their places, where they are others than these."""
    known_of = {j: i for i, j in pair_paragraphs(known, printed).items()}
    used = {paragraph.anchor for paragraph in known}
    anchors: dict[str, str] = {}
    for j, paragraph in enumerate(printed):
        place, parent = paragraph.anchor, paragraph.row.values["parent"]
        if j in known_of:
            anchors[place] = known[known_of[j]].anchor
        else:
            above = dict(parent.key)["anchor"] if parent else ""
            anchors[place] = free_anchor(f"{anchors.get(above, above)}{place.removeprefix(above)}", used)
            used.add(anchors[place])
    return {place: anchor for place, anchor in anchors.items() if place != anchor}


def pair_paragraphs(known: Paragraphs, printed: Paragraphs) -> dict[int, int]:
    """Which of the printed each known one is: by the imported words, by those of staff, by action, then by number.

    What staff alone have in the language of the report is known by its words, and by nothing else.
    """
    pairs: dict[int, int] = {}
    for words in ("imported", "typed"):
        places = [i for i, paragraph in enumerate(known) if i not in pairs and getattr(paragraph, words)]
        new_places = [j for j, paragraph in enumerate(printed) if j not in pairs.values() and paragraph.imported]
        likely = pair_wordings(
            [PartWords(known[i].part, getattr(known[i], words)) for i in places],
            [PartWords(printed[j].part, printed[j].imported) for j in new_places],
        )
        pairs |= {places[i]: new_places[j] for i, j in likely.items()}
    unlike = {i for i, paragraph in enumerate(known) if paragraph.imported or paragraph.typed}
    for labels, by_words in ((actions_of, unlike), (labels_of, {i for i in unlike if known[i].is_own})):
        old = [("by words", i) if i in by_words else label for i, label in enumerate(labels(known))]
        pairs |= pair_labels(old, labels(printed), pairs)
    return pairs


def actions_of(paragraphs: Paragraphs) -> list[Hashable]:
    """The action of each paragraph, which is the same in every language, where no other has it; else what none has."""
    actions = [(paragraph.part, paragraph.row.values.get("verb")) for paragraph in paragraphs]
    is_telling = [bool(verb) and actions.count((part, verb)) == 1 for part, verb in actions]
    return [
        action if telling else ("of no one action", id(paragraph))
        for action, telling, paragraph in zip(actions, is_telling, paragraphs, strict=True)
    ]


def labels_of(paragraphs: Paragraphs) -> list[Hashable]:
    """The number of each paragraph, or its place among those that have none, behind the label of what it hangs from."""
    labels: dict[Ref | None, Hashable] = {None: None}
    counts = Counter[Hashable]()
    for paragraph in paragraphs:
        values = paragraph.row.values
        kind = (labels.get(values["parent"]), values["part"], bool(values["heading"]))
        counts[kind] += not values["number"]
        labels[paragraph.row.ref] = (*kind, values["number"] or counts[kind])
    return [labels[paragraph.row.ref] for paragraph in paragraphs]
