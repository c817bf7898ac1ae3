"""What a record of the Assembly says about a resolution besides its words: meeting, report, sponsors, vote."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from ccpcj.lib.symbols import assembly_session
from resolutions.text.document import (
    ADOPTED,
    BY_VOTE,
    CHOICES,
    RECOMMENDED,
    SPONSORED_LATER,
    TABLED,
    WITHOUT_VOTE,
    AdoptionStep,
    Subject,
    TextDocument,
)

Json = dict[str, Any]
SILENT = ("", "N.A.", "0001-01-01")


@dataclass(frozen=True)
class AssemblyRecord:
    """The record of one resolution, in English as its source prints it; what the source does not say is empty."""

    source: str  # "metadata", or "file" where the text's own file says it
    session: str = ""
    adopted_on: date | None = None
    meeting: str = ""
    record: str = ""
    committee: str = ""
    report: str = ""
    report_paragraph: str = ""
    agenda_item: str = ""
    agenda_item_title: str = ""
    draft: str = ""
    draft_on: date | None = None
    method: str = ""
    sponsors: tuple[str, ...] = ()
    additional: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    ballots: dict[str, list[str]] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()

    @property
    def digest(self) -> str:
        """The same for the same facts: "metadata:5f2a…"."""
        content = json.dumps(asdict(self), sort_keys=True, default=str)
        return f"{self.source}:{sha256(content.encode()).hexdigest()}"


Metadata = Mapping[str, AssemblyRecord]  # by the symbol of the text


def stated_text(value: Any) -> str:
    """A value of the record; "N.A." says nothing."""
    text = str(value or "").strip()
    return "" if text in SILENT else text


def parse_day(printed: str) -> date | None:
    """ "16 December 2020" or "2019-10-10 00:00:00"; None for what is no day, such as one in the year 1."""
    for form in ("%d %B %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"):
        try:
            day = datetime.strptime(printed, form).date()
        except ValueError:
            continue
        return day if day.year > 1 else None
    return None


def from_metadata(line: Json) -> AssemblyRecord:
    """The record that one line of a metadata file holds."""
    method = {"By a recorded vote": BY_VOTE, "Without a vote": WITHOUT_VOTE}.get(
        stated_text(line.get("adoption_type")), ""
    )
    ballots = {choice: list(line.get(f"MS_{choice}") or ()) for choice in CHOICES}
    counts = {choice: int(n) for choice in CHOICES if (n := stated_text(line.get(f"MS_{choice}_count"))).isdecimal()}
    return AssemblyRecord(
        source="metadata",
        session=assembly_session(line["symbol"]),
        adopted_on=parse_day(stated_text(line.get("adoption_date"))),
        meeting=stated_text(line.get("adoption_meeting")),
        record=stated_text(line.get("pv")),
        committee=stated_text(line.get("committee")),
        report=report_symbol(stated_text(line.get("originating_document"))),
        report_paragraph=stated_text(line.get("report_paragraph")),
        agenda_item=item_number(stated_text(line.get("agenda_item"))),
        agenda_item_title=stated_text(line.get("agenda_item_name")),
        method=method,
        sponsors=tuple(line.get("sponsors") or ()),
        additional=tuple(line.get("additional_sponsors") or ()),
        counts=counts if method == BY_VOTE else {},
        ballots=ballots if method == BY_VOTE else {},
        subjects=tuple(read_subjects(line)),
    )


def read_subjects(line: Json) -> Iterator[Subject]:
    for goal in line.get("SDGs") or ():
        yield Subject("sdg", str(goal), f"sdg {goal}")
    schemes = {"UNBIS Thesaurus": "unbis", "DHLAUTH": "authority"}
    for name, source in line.get("subjects") or ():
        if source in schemes:
            yield Subject(schemes[source], "", name)


def report_symbol(document: str) -> str:
    """ "A/77/464" of "A/77/464, para. 31"."""
    return document.partition(",")[0].strip()


def item_number(printed: str) -> str:
    """ "71 (b)" of "Agenda item 71 (b)"."""
    return re.sub(r"^Agenda items?\s+", "", printed)


def from_texts(texts: Iterable[TextDocument]) -> AssemblyRecord:
    """The facts that the files themselves hold; the steps and votes are in English in every language's file."""
    text = min(texts, key=lambda text: (text.language != "en", text.language))
    steps = {step.outcome: step for step in text.steps}
    none = AdoptionStep("", "", "")
    draft, report = steps.get(TABLED, none), steps.get(RECOMMENDED, none)
    voted = text.voting == BY_VOTE
    front = text.front if text.language == "en" else {}
    return AssemblyRecord(
        source="file",
        session=text.session or assembly_session(text.symbol),
        adopted_on=text.adopted_on,
        meeting=front.get("meeting", ""),
        record=steps.get(ADOPTED, none).symbol,
        report=report.symbol,
        report_paragraph=report.paragraph,
        agenda_item=item_number(front.get("agenda_item", "")),
        agenda_item_title=front.get("agenda_item_title", ""),
        draft=draft.symbol,
        draft_on=draft.day,
        method=text.voting if text.voting in (BY_VOTE, WITHOUT_VOTE) else "",
        sponsors=split_printed_sponsors(draft.by),
        additional=split_printed_sponsors(steps.get(SPONSORED_LATER, none).by),
        counts={choice: text.counts[choice] for choice in CHOICES if voted and choice in text.counts},
        ballots={choice: text.voters.get(choice, []) for choice in CHOICES} if voted else {},
        subjects=tuple(text.subjects),
    )


def combine(metadata: AssemblyRecord | None, file: AssemblyRecord) -> AssemblyRecord:
    """The record's facts, with what only the file holds: the draft, and subjects with their codes."""
    if metadata is None:
        return file
    subjects = tuple(dict.fromkeys([*metadata.subjects, *file.subjects]))
    filled = {
        name: getattr(file, name)
        for name in ("adopted_on", "meeting", "record", "report", "agenda_item", "agenda_item_title", "method")
        if not getattr(metadata, name)
    }
    return replace(metadata, draft=file.draft, draft_on=file.draft_on, subjects=subjects, **filled)


def split_printed_sponsors(printed: str) -> tuple[str, ...]:
    """The entries of a list in one line: parted by commas outside brackets; the "and" before the last stays."""
    if re.match(r"(?i)submitted|introduced", printed):
        return (printed,)
    entries, depth, entry = [], 0, ""
    for char in printed:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and depth == 0:
            entries.append(entry.strip())
            entry = ""
        else:
            entry += char
    return tuple(filter(None, [*entries, entry.strip()]))
