"""What a record says besides the words, as it is to stand in the record of ours: names resolved, lines cut to fit.

It is plain data, for it is kept with the import: the next one is compared with it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from resolutions.models import Adoption, Sponsorship
from resolutions.sponsors.printed_entries import ResolvedEntry, resolve_entries
from resolutions.text.document import CHOICES, Problem
from sessions.models import Group, State
from sessions.states.names import Names

from .metadata import AssemblyRecord

Facts = dict[str, Any]
TEXTS = ("session", "record", "committee", "report", "report_paragraph", "agenda_item", "agenda_item_title",
         "method")  # fmt: skip


class ReferenceData:
    """States and groups by the names that records print: asked once for a whole import."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.states = {state.iso3: state for state in State.objects.all()}
        self.groups = {group.code: group for group in Group.objects.all()}
        self.resolved: dict[str, list[ResolvedEntry]] = {}

    def entries(self, printed: Iterable[str]) -> list[ResolvedEntry]:
        """The entries resolved; each spelling once an import."""
        entries = []
        for text in printed:
            if text not in self.resolved:
                self.resolved[text] = resolve_entries([text], self.names)
            entries += self.resolved[text]
        return entries

    def voter(self, printed: str) -> str | None:
        """The code of a state as votes print it."""
        name = self.names.find(printed, "en", ("state",))
        return name.key if name else None

    def why_no_voter(self, printed: str) -> str:
        return self.names.why(printed, "en", ("state",))


class StatedFacts:
    """The facts of one record, and what a person should look at in it.

    facts     adoption: values by field, the day in ISO form; sponsors: entries in order; vote: tally, ballots by code
              of state and why they differ, or nothing; keywords; draft: its symbol
    problems  what was not resolved or does not agree
    """

    def __init__(self, record: AssemblyRecord, reference: ReferenceData) -> None:
        sponsors = reference.entries(record.sponsors)
        additional = reference.entries(record.additional)
        submitted = dict.fromkeys(entry.printed for entry in (*sponsors, *additional) if entry.submitted)
        self.problems = [problem for entry in (*sponsors, *additional) for problem in sponsor_problems(entry)]
        self.facts: Facts = {
            "adoption": adoption_values(record, "; ".join(submitted)),
            "sponsors": [
                *sponsor_facts(sponsors, Sponsorship.Role.SPONSOR),
                *sponsor_facts(additional, Sponsorship.Role.ADDITIONAL),
            ],
            "vote": self.read_vote(record, reference) if record.counts else {},
            "keywords": [[subject.scheme, subject.code, subject.name] for subject in record.subjects],
            "draft": record.draft,
        }

    def read_vote(self, record: AssemblyRecord, reference: ReferenceData) -> Facts:
        """The recorded vote: the counts as printed, a ballot for each state; a difference between them is a problem."""
        tally: dict[str, int] = {}
        ballots: dict[str, str] = {}
        problems = []
        for choice in CHOICES:
            voters = record.ballots.get(choice, [])
            tally[choice] = record.counts.get(choice, len(voters))
            for printed in voters:
                state = reference.voter(printed)
                if state is None:
                    problems.append(Problem("unknown-voter", reference.why_no_voter(printed)))
                elif state in ballots:
                    message = f"{reference.states[state]} is listed twice in the vote; the first place counts."
                    problems.append(Problem("voted-twice", message))
                else:
                    ballots[state] = choice
            if len(voters) != tally[choice]:
                message = f"{tally[choice]} votes “{choice}” are counted, {len(voters)} states listed."
                problems.append(Problem("vote-count", message))
        differs = any(tally[choice] != list(ballots.values()).count(choice) for choice in CHOICES)
        self.problems += problems
        difference = " ".join(problem.message for problem in problems) if differs else ""
        return {"tally": tally, "ballots": ballots, "difference": difference}


def adoption_values(record: AssemblyRecord, submitted_by: str) -> Facts:
    values = {name: getattr(record, name) for name in TEXTS}
    values |= {"printed_meeting": record.meeting, "submitted_by": submitted_by}
    cut = {name: value[: Adoption._meta.get_field(name).max_length] for name, value in values.items()}
    return cut | {"date": record.adopted_on.isoformat() if record.adopted_on else ""}


def sponsor_facts(entries: Iterable[ResolvedEntry], role: str) -> Iterator[Facts]:
    for entry in entries:
        if not entry.submitted:
            yield {"printed": entry.printed, "state": entry.state, "group": entry.group, "role": str(role)}


def sponsor_problems(entry: ResolvedEntry) -> Iterator[Problem]:
    if entry.submitted:
        yield Problem("no-sponsor", f"Submitted by an officer or a body, not by a state: “{entry.printed}”.", "info")
    elif not entry.resolved or entry.problem:
        yield Problem("unknown-sponsor", entry.problem or f"“{entry.printed}” is not known.")
