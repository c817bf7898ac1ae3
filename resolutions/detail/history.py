"""How a text came: the action taken on it, and who spoke after it."""

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from resolutions.models import Action, Resolution
from sessions.models import Statement


class History(NamedTuple):
    actions: list[Action]
    statements: QuerySet[Statement]

    @property
    def day(self) -> date | None:
        """The day of the last action."""
        return max((action.date for action in self.actions if action.date), default=None)


def history(resolution: Resolution) -> History:
    actions = list(
        resolution.actions.public().select_related("meeting__session", "paragraph__session").order_by("date", "pk")
    )
    after = Statement.objects.public().filter(
        kind=Statement.Kind.AFTER_ADOPTION,
        paragraph__in=[action.paragraph_id for action in actions if action.paragraph_id],
    )
    return History(actions, after.with_speakers().order_by("paragraph__number", "order"))
