"""What people wrote, told from what importers and commands did."""

from collections.abc import Collection

from django.db.models import Model

from ccpcj.lib.batches import batches

from .models import Change, RowChange


def written_by_people(model: type[Model], keys: Collection[int]) -> set[int]:
    """Which of these rows a person wrote, or changed, at a screen."""
    written: set[int] = set()
    for batch in batches(sorted(keys)):
        rows = RowChange.objects.filter(
            model=model._meta.label_lower, key__in=batch, change__through=Change.Through.ADMIN
        )
        written.update(rows.values_list("key", flat=True))
    return written
