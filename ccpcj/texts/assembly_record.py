"""What the record says besides the words into the database: adoption, vote, sponsors, keywords, the tabled draft."""

import re
from collections.abc import Iterator, Sequence

from django.db.models import Max

from resolutions.models import Adoption, Ballot, Keyword, Resolution, Sponsorship, Version, Vote
from resolutions.sponsors.printed_entries import Entry, resolve
from resolutions.sponsors.services import stand_for_members
from resolutions.text.document import CHOICES, Problem, Subject
from sessions.models import Group, State
from sessions.states.names import Names

from .metadata import Facts

TEXTS = ("session", "meeting", "record", "committee", "report", "report_paragraph", "agenda_item", "agenda_item_title",
         "method")  # fmt: skip
DRAFT = re.compile(r"A/(?:C\.\d/)?[\w-]+/L\.\d+(?:/Rev\.\d+)?(?:/Add\.\d+)?")


class Register:
    """States, groups and keywords by what names them: asked once for a whole import."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.states = {state.iso3: state for state in State.objects.all()}
        self.groups = {group.code: group for group in Group.objects.all()}
        self.keywords = {(k.scheme, k.code, k.name): k for k in Keyword.objects.all()}
        self.known: dict[str, list[Entry]] = {}

    def entries(self, printed: Sequence[str]) -> list[Entry]:
        """The entries resolved; each spelling once an import."""
        found = []
        for text in printed:
            if text not in self.known:
                self.known[text] = resolve([text], self.names)
            found += self.known[text]
        return found

    def keyword(self, subject: Subject) -> Keyword:
        key = (subject.scheme, subject.code, subject.name[:400])
        if key not in self.keywords:
            self.keywords[key] = Keyword.objects.create(scheme=key[0], code=key[1], name=key[2])
        return self.keywords[key]


def write_record(version: Version, facts: Facts, digest: str, register: Register) -> list[Problem]:
    """Bring the version to these facts; what a person should look at."""
    entries = register.entries(facts.sponsors), register.entries(facts.additional)
    write_adoption(version, facts, digest, [entry for listed in entries for entry in listed])
    write_keywords(version.resolution, facts, register)
    return [
        *write_draft(version, facts),
        *write_sponsors(version, entries, register),
        *write_vote(version, facts, register),
    ]


def write_adoption(version: Version, facts: Facts, digest: str, entries: Sequence[Entry]) -> None:
    submitted = "; ".join(dict.fromkeys(entry.printed for entry in entries if entry.submitted))
    values = {name: getattr(facts, name) for name in TEXTS}
    values |= {"submitted_by": submitted, "digest": digest}
    for name, value in values.items():
        longest = Adoption._meta.get_field(name).max_length
        values[name] = value[:longest] if longest else value
    Adoption.objects.update_or_create(version=version, defaults=values)
    if version.date is None and facts.adopted_on:
        version.date = facts.adopted_on
        version.save(update_fields=["date"])


def write_keywords(resolution: Resolution, facts: Facts, register: Register) -> None:
    """Add the keywords that the work does not have; those that staff gave it stay."""
    resolution.keywords.add(*(register.keyword(subject) for subject in facts.subjects))


def write_draft(version: Version, facts: Facts) -> Iterator[Problem]:
    """The draft that was before the body, by its symbol: a version before the adopted one, without words."""
    if not DRAFT.fullmatch(facts.draft):
        return
    held = Version.objects.filter(symbol=facts.draft).first()
    if held is None:
        place, last = version.position, version.resolution.versions.aggregate(last=Max("position"))["last"]
        version.position = last + 1
        version.save(update_fields=["position"])
        Version.objects.create(
            resolution=version.resolution, position=place, stage=Version.Stage.TABLED, body=version.body,
            symbol=facts.draft, date=facts.draft_on,
        )  # fmt: skip
    elif held.resolution_id != version.resolution_id:
        yield Problem("draft-of-another", f"{facts.draft} is the draft of {held.resolution} here.")


def write_sponsors(
    version: Version, entries: tuple[list[Entry], list[Entry]], register: Register
) -> Iterator[Problem]:  # fmt: skip
    """The sponsors of this version anew, after those that the work has from elsewhere; a state stands once."""
    version.sponsorships.filter(withdrawn_on__isnull=True).delete()
    resolution = version.resolution
    standing = set(resolution.sponsorships.standing().values_list("state_id", flat=True))
    position = resolution.sponsorships.aggregate(last=Max("position"))["last"] or 0
    made, again = [], set()
    for role, listed in zip((Sponsorship.Role.SPONSOR, Sponsorship.Role.ADDITIONAL), entries, strict=True):
        for entry in listed:
            if entry.submitted:
                yield Problem(
                    "no-sponsor", f"Submitted by an officer or a body, not by a state: “{entry.printed}”.", "info"
                )
                continue
            if not entry.resolved or entry.problem:
                yield Problem("unknown-sponsor", entry.problem or f"“{entry.printed}” is not known.")
            state = register.states.get(entry.state)
            group = register.groups.get(entry.group)
            if state and state.pk in standing:
                if not group:
                    again.add(entry.printed)
                    continue
                state = None
            if state:
                standing.add(state.pk)
            position += 1
            made.append(
                Sponsorship(
                    resolution=resolution, version=version, position=position, printed_en=entry.printed, state=state,
                    group=group, role=role,
                )
            )  # fmt: skip
    Sponsorship.objects.bulk_create(made)
    for sponsorship in made:
        if sponsorship.group_id:
            stand_for_members(sponsorship, version.date)
    for printed in sorted(again):
        yield Problem("sponsor-twice", f"“{printed}” is a sponsor already.", "info")


def write_vote(version: Version, facts: Facts, register: Register) -> Iterator[Problem]:
    """The recorded vote: the counts as printed, a ballot for each state; a difference between them is told."""
    Vote.objects.filter(version=version).delete()
    if not facts.counts:
        return
    counts = {choice: facts.counts.get(choice, len(facts.ballots.get(choice, ()))) for choice in CHOICES}
    vote = Vote.objects.create(version=version, **counts)
    cast: dict[int, Ballot] = {}
    for choice in CHOICES:
        voters = facts.ballots.get(choice, [])
        for printed in voters:
            found = register.names.find(printed, "en", ("state",))
            if found is None:
                yield Problem("unknown-voter", register.names.why(printed, "en", ("state",)))
            elif (state := register.states[found.key]).pk in cast:
                yield Problem("voted-twice", f"{state} is listed twice in the vote; the first place counts.")
            else:
                cast[state.pk] = Ballot(vote=vote, state=state, choice=choice)
        if len(voters) != counts[choice]:
            yield Problem("vote-count", f"{counts[choice]} votes “{choice}” are counted, {len(voters)} states listed.")
    Ballot.objects.bulk_create(cast.values())
