"""What the history says, as tests ask for it."""

from ccpcj.history.models import RowChange
from ccpcj.lib.admin.record_acts import acts_on, tell


def written_by_people() -> int:
    """How many rows people have written, in whatever act."""
    return RowChange.objects.filter(change__user__isnull=False).count()


def changed_fields(record, author: str = "") -> list[tuple[str, str | None, str | None]]:
    """The label of each field that acts on the record changed, with its words before and after, the last act first."""
    acts = [act for act in acts_on(type(record), record.pk) if act.author.startswith(author)]
    tell(acts)
    return [(field.label, field.before, field.after) for act in acts for row in act.rows for field in row.fields]


def reasons(record) -> list[tuple[str, str]]:
    """Who wrote the record or what hangs from it and why, the first act first."""
    return [(act.author, act.reason) for act in reversed(acts_on(type(record), record.pk)) if act.change]
