"""What the record says besides the words, written: adoption, vote, sponsors, keywords, the tabled draft."""

import re
from collections.abc import Iterable, Iterator, Sequence

from resolutions.adoption.services import record_adoption, record_vote, remove_vote
from resolutions.models import Adoption, Sponsorship, Version
from resolutions.services import find_or_create_tabled_draft
from resolutions.sponsors.printed_entries import ResolvedEntry, resolve_entries
from resolutions.sponsors.services import replace_sponsors
from resolutions.text.document import CHOICES, Problem
from resolutions.themes.services import add_keywords
from sessions.models import Group, State
from sessions.states.names import Names

from .metadata import AssemblyRecord

TEXTS = ("session", "record", "committee", "report", "report_paragraph", "agenda_item", "agenda_item_title",
         "method")  # fmt: skip
DRAFT = re.compile(r"A/(?:C\.\d/)?[\w-]+/L\.\d+(?:/Rev\.\d+)?(?:/Add\.\d+)?")


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

    def voter(self, printed: str) -> State | None:
        name = self.names.find(printed, "en", ("state",))
        return self.states[name.key] if name else None

    def why_no_voter(self, printed: str) -> str:
        return self.names.why(printed, "en", ("state",))


def write_record(version: Version, record: AssemblyRecord, digest: str, reference: ReferenceData) -> list[Problem]:
    """Bring the version to what the record says; return what a person should look at."""
    sponsors, additional = reference.entries(record.sponsors), reference.entries(record.additional)
    submitted = dict.fromkeys(entry.printed for entry in (*sponsors, *additional) if entry.submitted)
    values = {name: getattr(record, name) for name in TEXTS}
    values |= {"printed_meeting": record.meeting, "submitted_by": "; ".join(submitted), "digest": digest}
    if not record.counts:
        remove_vote(version=version, body=version.body)
    day = version.date or record.adopted_on
    adoption = record_adoption(version=version, body=version.body, date=day, **values)
    add_keywords(version.resolution, record.subjects)
    return [
        *write_draft(version, record),
        *write_sponsors(version, sponsors, additional, reference),
        *(write_vote(adoption, record, reference) if record.counts else ()),
    ]


def write_draft(version: Version, record: AssemblyRecord) -> Iterator[Problem]:
    """The draft that was before the body, by its symbol: a version before the adopted one, without words."""
    if DRAFT.fullmatch(record.draft):
        draft = find_or_create_tabled_draft(version, record.draft, record.draft_on)
        if draft.resolution_id != version.resolution_id:
            yield Problem("draft-of-another", f"{record.draft} is the draft of {draft.resolution} here.")


def write_sponsors(
    version: Version, sponsors: Sequence[ResolvedEntry], additional: Sequence[ResolvedEntry], reference: ReferenceData
) -> Iterator[Problem]:
    """The sponsors of the draft, then those that joined later."""
    rows = []
    for role, entries in ((Sponsorship.Role.SPONSOR, sponsors), (Sponsorship.Role.ADDITIONAL, additional)):
        for entry in entries:
            yield from sponsor_problems(entry)
            if not entry.submitted:
                state, group = reference.states.get(entry.state), reference.groups.get(entry.group)
                rows.append(Sponsorship(printed_en=entry.printed, state=state, group=group, role=role))
    repeated = {row.printed_en for row in replace_sponsors(version, rows)}
    for printed in sorted(repeated):
        yield Problem("sponsor-twice", f"“{printed}” is a sponsor already.", "info")


def sponsor_problems(entry: ResolvedEntry) -> Iterator[Problem]:
    if entry.submitted:
        yield Problem("no-sponsor", f"Submitted by an officer or a body, not by a state: “{entry.printed}”.", "info")
    elif not entry.resolved or entry.problem:
        yield Problem("unknown-sponsor", entry.problem or f"“{entry.printed}” is not known.")


def write_vote(adoption: Adoption, record: AssemblyRecord, reference: ReferenceData) -> Iterator[Problem]:
    """The recorded vote: the counts as printed, a ballot for each state; a difference between them is a problem."""
    counts: dict[str, int] = {}
    ballots: dict[State, str] = {}
    problems = []
    for choice in CHOICES:
        voters = record.ballots.get(choice, [])
        counts[choice] = record.counts.get(choice, len(voters))
        for printed in voters:
            state = reference.voter(printed)
            if state is None:
                problems.append(Problem("unknown-voter", reference.why_no_voter(printed)))
            elif state in ballots:
                problems.append(Problem("voted-twice", f"{state} is listed twice in the vote; the first place counts."))
            else:
                ballots[state] = choice
        if len(voters) != counts[choice]:
            message = f"{counts[choice]} votes “{choice}” are counted, {len(voters)} states listed."
            problems.append(Problem("vote-count", message))
    differs = any(counts[choice] != list(ballots.values()).count(choice) for choice in CHOICES)
    difference = " ".join(problem.message for problem in problems) if differs else ""
    record_vote(adoption=adoption, tally=counts, ballots=ballots, difference=difference)
    yield from problems
