"""How bodies adopted the versions of a text: the record of each, and its vote state by state."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from resolutions.models import Adoption, Ballot, Version
from sessions.lookup import alphabetical
from sessions.models import State


class Choice(NamedTuple):
    """The states that voted one way, beside the number that the body itself counted."""

    label: str
    counted: int
    states: list[State]


class Adopted(NamedTuple):
    version: Version
    adoption: Adoption
    ballots: list[Choice]


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
