"""Recording how a body adopted a version: the record of its meeting, and the vote of each state."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from resolutions.models import Adoption, Ballot, Version, Vote
from sessions.models import State


def record_adoption(version: Version, values: Mapping[str, Any]) -> Adoption:
    """Record the adoption of the version with these values, each cut to what its field takes."""
    adoption, _ = Adoption.objects.update_or_create(
        version=version, defaults={name: cut(name, value) for name, value in values.items()}
    )
    return adoption


def cut(name: str, value: Any) -> Any:
    longest = Adoption._meta.get_field(name).max_length
    return value[:longest] if longest else value


@transaction.atomic
def record_vote(version: Version, counts: Mapping[str, int], ballots: Mapping[State, str]) -> None:
    """Record the vote on the version, instead of one recorded before; without counts there was none.

    `counts` are those that the body itself printed, by choice; `ballots` the choice of each state.
    """
    Vote.objects.filter(version=version).delete()
    if counts:
        vote = Vote.objects.create(version=version, **counts)
        Ballot.objects.bulk_create(Ballot(vote=vote, state=state, choice=choice) for state, choice in ballots.items())
