"""What the record says besides the words, written as far as it says something new: adoption, vote, sponsors,
keywords, the tabled draft.

It is compared with what the last import said and with what stands: what staff typed or corrected stays, what they
deleted stays away, and where the source changed the same, a person decides.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from resolutions.adoption.services import record_adoption, record_vote, remember_import, remove_vote
from resolutions.models import Adoption, AdoptionImport, Sponsorship, Version, Vote
from resolutions.services import find_or_create_tabled_draft
from resolutions.sponsors.services import correct_entry, replace_sponsors
from resolutions.text.document import CHOICES, Problem, Subject
from resolutions.themes.services import add_keywords, remove_keywords
from sessions.models import State

from .findings import CONFLICT
from .merge_facts import SponsorsMerge, merge_values
from .metadata import AssemblyRecord
from .stated_facts import Facts, ReferenceData, StatedFacts

DRAFT = re.compile(r"A/(?:C\.\d/)?[\w-]+/L\.\d+(?:/Rev\.\d+)?(?:/Add\.\d+)?")


def write_record(version: Version, record: AssemblyRecord, digest: str, reference: ReferenceData) -> list[Problem]:
    """Bring the version to what the record newly says; return what a person should look at."""
    stated = StatedFacts(record, reference)
    last = AdoptionImport.objects.filter(version=version).first()
    writer = FactsWriter(version, last.stated if last else {}, stated.facts, reference)
    writer.write_adoption()
    writer.write_sponsors()
    writer.write_keywords()
    problems = [*stated.problems, *writer.problems, *writer.write_draft(record.draft_on)]
    remember_import(version, digest=digest, stated=stated.facts)
    return problems


class FactsWriter:
    """Writes the facts of a record as far as they say something else than the last import, and notes problems."""

    def __init__(self, version: Version, base: Facts, new: Facts, reference: ReferenceData) -> None:
        self.version, self.base, self.new, self.reference = version, base, new, reference
        self.problems: list[Problem] = []
        self.body = version.body

    def conflict(self, message: str) -> None:
        self.problems.append(Problem(CONFLICT, message))

    def write_adoption(self) -> None:
        """The adoption, then its vote; one that was deleted here stays away."""
        adoption = Adoption.objects.filter(version=self.version, body=self.body).first()
        names = ("adoption", "vote")
        if adoption is None and self.base.get("adoption"):
            if any(self.base.get(name) != self.new[name] for name in names):
                self.conflict("The adoption was removed here, and the new import says other things of it.")
            return
        here = values_of(adoption, self.new["adoption"]) if adoption else {}
        if adoption is None and self.version.date:
            here = {"date": self.version.date.isoformat()}
        merge = merge_values(self.base.get("adoption", {}), here, self.new["adoption"])
        for conflict in merge.conflicts:
            self.conflict(conflict.describe("Adoption"))
        vote = self.merge_vote(adoption)
        changes = {name: value or "" for name, value in {**here, **merge.changes}.items()}
        if vote and changes.get("method") != Adoption.Method.VOTE:
            vote = self.settle_method(changes, adoption, vote)
        if not vote:
            remove_vote(version=self.version, body=self.body)
        changes["date"] = date.fromisoformat(changes["date"]) if changes.get("date") else None
        adoption = record_adoption(version=self.version, body=self.body, **changes)
        if vote:
            self.write_vote(adoption, vote)

    def settle_method(self, changes: Facts, adoption: Adoption | None, vote: Facts) -> Facts:
        """Where the method is no vote beside one: the vote that stands keeps its method, a new one is not written."""
        if adoption and hasattr(adoption, "vote"):
            self.conflict("The new import has no vote, and the one here was typed or corrected. What is here is kept.")
            changes["method"] = adoption.method
            return vote
        self.conflict("The new import gives a vote, and the method here is another. What is here is kept.")
        return {}

    def merge_vote(self, adoption: Adoption | None) -> Facts:
        """The vote that comes to stand: tally, ballots by code of state, and why they differ; empty for none."""
        base, new = self.base.get("vote", {}), self.new["vote"]
        vote = Vote.objects.filter(adoption=adoption).first() if adoption else None
        here = vote_facts(vote) if vote else {}
        if new in (base, here):
            return here
        if here == base:
            return new
        if not here or not new:
            if base:
                done = "corrected" if here else "removed"
                self.conflict(f"The vote was {done} here, and the new import has another. What is here is kept.")
            return here
        merged = Facts()
        for part in ("tally", "ballots"):
            merge = merge_values(base.get(part, {}), here[part], new[part])
            for conflict in merge.conflicts:
                self.conflict(conflict.describe("Vote"))
            values = {**here[part], **merge.changes}
            merged[part] = {name: value for name, value in values.items() if value is not None}
        unlike = difference_of(merged)
        same_as_new = all(merged[part] == new[part] for part in merged)
        merged["difference"] = unlike and (new["difference"] if same_as_new else here["difference"] or unlike)
        return merged

    def write_vote(self, adoption: Adoption, vote: Facts) -> None:
        """Write a vote unless it is the one that stands, whatever staff left open in it."""
        standing = Vote.objects.filter(adoption=adoption).first()
        if standing and vote_facts(standing) == vote:
            return
        ballots = {self.reference.states[code]: choice for code, choice in vote["ballots"].items()}
        record_vote(adoption=adoption, tally=vote["tally"], ballots=ballots, difference=vote["difference"])

    def write_sponsors(self) -> None:
        """The sponsors of the draft, then those that joined later; what the list has already is left out and told."""
        standing = self.version.sponsorships.standing().printed_entries().select_related("state", "group")
        rows = list(standing.order_by("position", "pk"))
        merge = SponsorsMerge(self.base.get("sponsors", []), [entry_facts(row) for row in rows], self.new["sponsors"])
        for message in merge.conflicts:
            self.conflict(message)
        for place, changes in merge.corrections.items():
            if changes:
                self.correct(rows[place], changes)
        entries = [rows[item] if isinstance(item, int) else self.entry(item) for item in merge.listed]
        left_out = replace_sponsors(self.version, entries)
        repeated = {row.printed_en for row in left_out}
        for printed in sorted(filter(None, repeated)):
            self.problems.append(Problem("sponsor-twice", f"“{printed}” is a sponsor already.", "info"))
        left = [entry_facts(row) for row in left_out]
        self.new["sponsors"] = [entry for entry in self.new["sponsors"] if entry not in left]

    def entry(self, facts: Facts) -> Sponsorship:
        return Sponsorship(**self.values(facts))

    def values(self, facts: Facts) -> dict[str, Any]:
        """The values of a row, as far as facts state them."""
        columns = {
            "printed_en": facts.get("printed"),
            "role": facts.get("role"),
            "state": self.reference.states.get(facts.get("state", "")),
            "group": self.reference.groups.get(facts.get("group", "")),
        }
        return {name: value for name, value in columns.items() if name.removesuffix("_en") in facts}

    def correct(self, row: Sponsorship, changes: Facts) -> None:
        """Write what the source says anew of an entry; a state sponsors once."""
        values = self.values(changes)
        others = row.resolution.sponsorships.standing().printed_entries().exclude(pk=row.pk)
        if values.get("state") and others.filter(state=values["state"]).exists():
            self.conflict(f"Sponsor “{row}”: {values['state']} is a sponsor already. What is here is kept.")
            del values["state"]
        correct_entry(row, **values)

    def write_keywords(self) -> None:
        """The keywords that the source did not give before, without those that it gave and gives no more.

        Those that staff took away stay away, and those that they gave stay.
        """
        known, given = self.base.get("keywords", []), self.new["keywords"]
        add_keywords(self.version.resolution, [Subject(*key) for key in given if key not in known])
        if dropped := [Subject(*key) for key in known if key not in given]:
            remove_keywords(self.version.resolution, dropped)

    def write_draft(self, tabled_on: date | None) -> Iterator[Problem]:
        """The draft that was before the body, by its symbol: a version before the adopted one, without words."""
        symbol = self.new["draft"]
        draft = Version.objects.filter(symbol=symbol).select_related("resolution").first() if symbol else None
        if draft is None and symbol != self.base.get("draft") and DRAFT.fullmatch(symbol):
            draft = find_or_create_tabled_draft(self.version, symbol, tabled_on)
        if draft and draft.resolution_id != self.version.resolution_id:
            yield Problem("draft-of-another", f"{symbol} is the draft of {draft.resolution} here.")


def values_of(adoption: Adoption, names: Facts) -> Facts:
    """What an adoption says in these fields, as facts have it."""
    values = {name: getattr(adoption, name) for name in names}
    return values | {"date": adoption.date.isoformat() if adoption.date else ""}


def vote_facts(vote: Vote) -> Facts:
    codes: dict[int, str] = dict(State.objects.filter(ballots__vote=vote).values_list("pk", "iso3"))
    ballots = {codes[state]: choice for state, choice in vote.ballots.values_list("state", "choice")}
    tally = {str(choice): getattr(vote, choice) for choice in CHOICES}
    return {"tally": tally, "ballots": ballots, "difference": vote.difference}


def entry_facts(row: Sponsorship) -> Facts:
    return {
        "printed": row.printed_en or "", "state": row.state.iso3 if row.state else "",
        "group": row.group.code if row.group else "", "role": str(row.role),
    }  # fmt: skip


def difference_of(vote: Facts) -> str:
    """Why a tally does not agree with the ballots listed, in words."""
    listed = list(vote["ballots"].values())
    unlike = [choice for choice in CHOICES if listed and vote["tally"].get(choice, 0) != listed.count(choice)]
    return " ".join(
        f"{vote['tally'].get(choice, 0)} votes “{choice}” are counted, {listed.count(choice)} states listed."
        for choice in unlike
    )
