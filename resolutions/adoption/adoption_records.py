"""How bodies adopted the versions of a text, with the votes state by state, for its page."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from resolutions.models import Adoption, Ballot
from sessions.models import State
from sessions.states.lookup import sort_by_name


class VotersOfChoice(NamedTuple):
    """The states that voted one way, beside the number that the body itself counted."""

    label: str
    counted: int
    states: list[State]


# what keeps its capitals when a line in capitals is set as a sentence
NAMES = ("Economic and Social Council", "General Assembly", "Committee on Information", "Commission", "Committee",
         "Chair", "Vice-Chair", "President", "Secretary-General", "Member States", "United Nations")  # fmt: skip
EMPTY = re.compile(r"\s*\(\s*(?:resolution|decision)?s?\s*\)", re.IGNORECASE)


class AdoptionRecord(NamedTuple):
    adoption: Adoption
    ballots: list[VotersOfChoice]

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


def adoption_records(adoptions: Iterable[Adoption]) -> list[AdoptionRecord]:
    """The adoptions, in their order, with their votes state by state; one query for all ballots."""
    adoptions = list(adoptions)
    voters: dict[tuple[int, str], list[State]] = defaultdict(list)
    ballots = Ballot.objects.readable().filter(vote__adoption__in=adoptions).select_related("vote", "state")
    for ballot in ballots.order_by().prefetch_related("state__former_names"):
        voters[ballot.vote.adoption_id, ballot.choice].append(ballot.state)
    return [AdoptionRecord(adoption, voters_by_choice(adoption, voters)) for adoption in adoptions]


def voters_by_choice(adoption: Adoption, voters: dict[tuple[int, str], list[State]]) -> list[VotersOfChoice]:
    vote = getattr(adoption, "vote", None)
    return [
        VotersOfChoice(str(choice.label), getattr(vote, choice), sort_by_name(voters[adoption.pk, choice]))
        for choice in (Ballot.Choice if vote else ())
    ]
