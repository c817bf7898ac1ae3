"""What tells a record as it was from the record as it is."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.db.models import CASCADE, ForeignKey, Model

from ccpcj.lib.batches import batches

from .as_of import Moment, Rows, Tree, current_rows, rows_as_of, tree_as_of


class Differences(NamedTuple):
    """The rows of a record and of what hangs from it, by model, that are not now as they were."""

    missing: Tree  # rows that there were and are no more
    changed: Tree  # rows as they were
    added: Tree  # rows that there were not

    def __bool__(self) -> bool:
        return any(self)


def differences_since(model: type[Model], key: int, moment: Moment) -> Differences:
    """What has to be written so that a record is again what it was at a moment."""
    former, present = tree_as_of(model, [key], moment), tree_as_of(model, [key])
    missing: Tree = {}
    changed: Tree = {}
    added: Tree = {}
    for owner, rows in former.items():
        now = present.get(owner, {})
        now = now | rows_of(owner, rows.keys() - now.keys())
        missing[owner] = {key: row for key, row in rows.items() if key not in now}
        changed[owner] = {key: row for key, row in rows.items() if key in now and not same_row(row, now[key])}
    for owner, rows in present.items():
        new = rows.keys() - former.get(owner, {}).keys()
        elsewhere = rows_as_of(owner, new, moment)  # what came from another record was not made since, and stays
        added[owner] = {key: rows[key] for key in new - elsewhere.keys()}
    leave_out_orphans(missing, former, model)
    return Differences(*({owner: rows for owner, rows in tree.items() if rows} for tree in (missing, changed, added)))


def same_row(former: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether a row says what it said, as far as its columns of today reach back."""
    return all(now[name] == value for name, value in former.items())


def rows_of(model: type[Model], keys: Collection[int]) -> Rows:
    """The rows of these keys that there are, whatever they hang from."""
    parts = (current_rows(model, pk__in=batch) for batch in batches(sorted(keys)))
    return {key: row for rows in parts for key, row in rows.items()}


def leave_out_orphans(missing: Tree, former: Tree, root: type[Model]) -> None:
    """Leave out rows that hung from another record too, where that one is gone: a proposal to join it."""
    for model, rows in missing.items():
        for field in () if model is root else pointers(model, CASCADE):
            own = former.get(field.related_model, {}).keys()
            others = {row[field.attname] for row in rows.values()} - {None, *own}
            gone = others - rows_of(field.related_model, others).keys()
            for key in [key for key, row in rows.items() if row[field.attname] in gone]:
                del rows[key]


def pointers(model: type[Model], on_delete: Any) -> Iterator[ForeignKey]:
    """The foreign keys of a model whose rows are treated so where the row that they point at is deleted."""
    for field in model._meta.concrete_fields:
        if field.is_relation and field.remote_field.on_delete is on_delete:
            yield field
