"""How bodies adopted the versions of a text: the record of each, and its vote state by state."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from resolutions.models import Adoption, Ballot, Version
from sessions.models import State
from sessions.states.lookup import alphabetical


class Choice(NamedTuple):
    """The states that voted one way, beside the number that the body itself counted."""

    label: str
    counted: int
    states: list[State]


# what keeps its capitals when a line in capitals is set as a sentence
NAMES = ("Economic and Social Council", "General Assembly", "Committee on Information", "Commission", "Committee",
         "Chair", "Vice-Chair", "President", "Secretary-General", "Member States", "United Nations")  # fmt: skip
EMPTY = re.compile(r"\s*\(\s*(?:resolution|decision)?s?\s*\)", re.IGNORECASE)


class Adopted(NamedTuple):
    version: Version
    adoption: Adoption
    ballots: list[Choice]

    @property
    def submitted(self) -> str:
        """Who submitted the draft, as a sentence; the record keeps what was printed."""
        return as_sentence(EMPTY.sub("", self.adoption.submitted_by))


def as_sentence(printed: str) -> str:
    """A line in capitals in small letters, but for its beginning and for names."""
    if not printed.isupper():
        return printed[:1].upper() + printed[1:]
    line = printed.capitalize()
    for name in NAMES:
        line = re.sub(rf"\b{name}\b", name, line, flags=re.IGNORECASE)
    return line


def adoptions(versions: Iterable[Version]) -> list[Adopted]:
    """Of the versions that have a record of their adoption, in their order; one query for all ballots."""
    recorded = [version for version in versions if getattr(version, "adoption", None)]
    cast: dict[tuple[int, str], list[State]] = defaultdict(list)
    ballots = Ballot.objects.public().filter(vote__version__in=recorded).select_related("vote", "state")
    for ballot in ballots.order_by():
        cast[ballot.vote.version_id, ballot.choice].append(ballot.state)
    return [Adopted(version, version.adoption, choices(version, cast)) for version in recorded]


def day_adopted(versions: Iterable[Version]) -> date | None:
    """The day of the last adoption that is stated."""
    return max((version.date for version in versions if version.date), default=None)


def choices(version: Version, cast: dict[tuple[int, str], list[State]]) -> list[Choice]:
    vote = getattr(version, "vote", None)
    return [
        Choice(str(choice.label), getattr(vote, choice.value), alphabetical(cast[version.pk, choice.value]))
        for choice in (Ballot.Choice if vote else ())
    ]
