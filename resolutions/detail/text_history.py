"""How a text came: what the Commission and other bodies did with its versions, and who spoke after it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from resolutions.adoption.adoption_records import AdoptionRecord, adoption_records
from resolutions.models import Position, Resolution, StatementSubject, Version
from resolutions.models.texts import Body
from sessions.models import Statement


class History(NamedTuple):
    actions: list[AdoptionRecord]  # of the Commission, by their days
    adoptions: list[AdoptionRecord]  # by the Council and the Assembly, in the order of the versions
    statements: QuerySet[Statement]
    spoken: list[Statement]  # those recorded as being on the text
    positions: list[Position]  # of states and groups on its versions, in their order

    @property
    def submitted(self) -> list[str]:
        """Who submitted the drafts that no state sponsored."""
        return [record.submitted for record in self.adoptions if record.submitted]


def history(resolution: Resolution, versions: Sequence[Version]) -> History:
    """The history of a text, whose public versions carry their adoptions."""
    records = adoption_records(adoption for version in versions for adoption in version.adoptions.all())
    actions = [record for record in records if record.adoption.body == Body.CCPCJ]
    actions.sort(key=lambda record: (record.adoption.date or date.min, record.adoption.pk))
    after = Statement.objects.readable().filter(
        kind=Statement.Kind.AFTER_ADOPTION,
        paragraph__in=[action.adoption.paragraph_id for action in actions if action.adoption.paragraph_id],
    )
    return History(
        actions,
        [record for record in records if record.adoption.body != Body.CCPCJ],
        after.with_speakers().order_by("paragraph__number", "order"),
        list(spoken_on_text(resolution)),
        list(positions_on(versions)),
    )


def spoken_on_text(resolution: Resolution) -> QuerySet[Statement]:
    """The statements that are recorded as being on a text, or on a public version of it."""
    subjects = StatementSubject.objects.readable().filter(resolution=resolution)
    return Statement.objects.readable().filter(pk__in=subjects.values("statement")).with_speakers()


def positions_on(versions: Sequence[Version]) -> QuerySet[Position]:
    """The positions on these versions, each with the version that it is about."""
    public = Position.objects.readable().filter(version__in=[version.pk for version in versions])
    return public.with_parties().order_by("version__position", "order")
