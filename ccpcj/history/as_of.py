"""How rows were as of a moment: what they say now, with every later change taken back.

A moment is the key of a row's change; what changed after it is taken back. None is now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, ForeignKey, JSONField, Max, Model, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from ccpcj.lib.batches import batches

from .models import Change, RowChange
from .recorded_models import belongings

Values = dict[str, Any]  # what a row says, by the attribute of each column
Rows = dict[int, Values]  # by primary key
Tree = dict[type[Model], Rows]  # a record and all that hangs from it
Keys = dict[type[Model], set[int]]
Moment = int | None


def moment_after(change: Change) -> int:
    """The moment at which an act was done."""
    return change.rows.aggregate(last=Max("pk"))["last"] or 0


def moment_before(change: Change) -> int:
    """The moment at which an act had not begun."""
    first = change.rows.order_by("pk").values_list("pk", flat=True).first()
    return (first or 1) - 1


def moment_at(day: datetime) -> int:
    """The last moment of all that was done by a time."""
    return RowChange.objects.filter(change__at__lte=day).aggregate(last=Max("pk"))["last"] or 0


def current_rows(model: type[Model], **condition: Any) -> Rows:
    """What rows say now, as their columns have it: managers of translated names would answer in one language."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = QuerySet(model).filter(**condition).order_by().values_list(*names)
    return {values[model._meta.pk.attname]: values for values in (dict(zip(names, row, strict=True)) for row in rows)}


def rows_as_of(model: type[Model], keys: Iterable[int], moment: Moment = None) -> Rows:
    """The rows of these keys that there were at a moment."""
    states: Rows = {}
    for batch in batches(sorted(keys)):
        states |= current_rows(model, pk__in=batch)
        if moment is not None:
            later = RowChange.objects.filter(model=model._meta.label_lower, key__in=batch, pk__gt=moment)
            for row in later.order_by("-pk"):
                take_back(model, row, states)
    return states


def take_back(model: type[Model], row: RowChange, states: Rows) -> None:
    """Undo one change in what is known of the rows."""
    if row.action == RowChange.Action.CREATED:
        states.pop(row.key, None)
    else:
        values = {} if row.action == RowChange.Action.DELETED else states.get(row.key, {})
        states[row.key] = values | decode(model, row.before or {})


def decode(model: type[Model], before: Mapping[str, Any]) -> Values:
    """The values of columns as Python has them; those of columns that are no more are left out."""
    fields = ((field, before[field.column]) for field in model._meta.concrete_fields if field.column in before)
    return {field.attname: python_value(field, value) for field, value in fields}


def python_value(field: Any, value: Any) -> Any:
    """One value as a database wrote it: SQLite writes moments without their zone, and no as 0."""
    if value is None or isinstance(field, JSONField):
        return value
    if isinstance(field, ForeignKey):
        return python_value(field.target_field, value)
    value = field.to_python(value)
    if isinstance(field, DateTimeField) and timezone.is_naive(value):
        return value.replace(tzinfo=timezone.get_fixed_timezone(0))
    return value


def tree_as_of(model: type[Model], keys: Collection[int], moment: Moment = None) -> Tree:
    """Records with all that hung from them at a moment, however deep."""
    tree: Tree = defaultdict(dict)
    frontier: Tree = {model: rows_as_of(model, keys, moment)}
    while frontier:
        parents, frontier = frontier, {}
        for owner, rows in parents.items():
            tree[owner] |= rows
        for owner, rows in parents.items():
            for field in belongings(owner):
                children = children_as_of(field, rows, moment)
                new = {key: row for key, row in children.items() if key not in tree[field.model]}
                if new:
                    frontier.setdefault(field.model, {}).update(new)
    return {owner: rows for owner, rows in tree.items() if rows}


def children_as_of(field: ForeignKey, parents: Collection[int], moment: Moment) -> Rows:
    """The rows whose foreign key named one of the parents at a moment."""
    keys = children_now(field, parents)
    if moment is not None:
        keys |= children_before(field, parents, RowChange.objects.filter(pk__gt=moment))
    rows = rows_as_of(field.model, keys, moment)
    return {key: row for key, row in rows.items() if row[field.attname] in parents}


def children_now(field: ForeignKey, parents: Collection[int]) -> set[int]:
    rows = QuerySet(field.model).order_by()
    pointing = (rows.filter(**{f"{field.attname}__in": batch}) for batch in batches(sorted(parents)))
    return {key for some in pointing for key in some.values_list("pk", flat=True)}


def children_before(field: ForeignKey, parents: Collection[int], changes: QuerySet[RowChange]) -> set[int]:
    """The keys of rows that pointed at one of the parents before one of these changes."""
    changes = changes.filter(model=field.model._meta.label_lower, before__isnull=False).order_by()
    changes = changes.annotate(parent=Cast(KeyTextTransform(field.column, "before"), BigIntegerField()))
    pointing = (changes.filter(parent__in=batch) for batch in batches(sorted(parents)))
    return {key for some in pointing for key in some.values_list("key", flat=True)}


def keys_ever(model: type[Model], key: int) -> Keys:
    """The keys of a record and of everything that hung from it at any time."""
    known: Keys = {model: {key}}
    frontier: Keys = {model: {key}}
    while frontier:
        parents, frontier = frontier, {}
        for owner, keys in parents.items():
            for field in belongings(owner):
                children = children_now(field, keys) | children_before(field, keys, RowChange.objects.all())
                new = children - known.setdefault(field.model, set())
                if new:
                    known[field.model] |= new
                    frontier.setdefault(field.model, set()).update(new)
    return {owner: keys for owner, keys in known.items() if keys}
