"""The acts that changed a record or what hangs from it, the last first, each with what it changed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from ccpcj.history.as_of import Keys, Moment, Rows, Tree, Values, keys_ever, take_back, tree_as_of
from ccpcj.history.differences import differences_since, rows_of
from ccpcj.history.models import Change, RowChange
from ccpcj.history.recorded_models import recorded_models
from ccpcj.lib.batches import batches

from .record_names import RecordNames
from .row_words import RowWords, row_words

MOST_ROWS = 100  # of one act that are sides field by field; an import may change thousands
Row = tuple[type[Model], int]


@dataclass
class RecordAct:
    """What one act changed of a record; `change` is empty for what was written past the services."""

    moment: int  # the last of its row changes: how the record was when it was done
    first: int
    at: Any
    change: Change | None = None
    rows: list[RowWords] = field(default_factory=list)
    keys: dict[Row, None] = field(default_factory=dict)

    @property
    def author(self) -> str:
        return self.change.author if self.change else "somebody past the services"

    @property
    def reason(self) -> str:
        return self.change.reason if self.change else ""

    @property
    def day(self) -> str:
        return str(date_format(timezone.localtime(self.at), "j F Y, H:i"))

    @property
    def others(self) -> str:
        """How many rows more it changed, by kind."""
        return counted_kinds(model for model, _ in [*self.keys][MOST_ROWS:])


def acts_on(model: type[Model], key: int) -> list[RecordAct]:
    """The acts that changed the record or anything that ever hung from it, the last first, without their words."""
    acts: dict[Any, RecordAct] = {}
    for row in sorted(row_changes(keys_ever(model, key)), key=lambda row: row.pk):
        act = acts.setdefault(row.change_id or row.at, RecordAct(row.pk, row.pk, row.at))
        act.moment = row.pk
        act.keys[recorded_models()[row.model], row.key] = None
    changes = Change.objects.select_related("user").in_bulk([name for name in acts if isinstance(name, int)])
    for name, act in acts.items():
        if change := changes.get(name):
            act.change, act.at = change, change.at
    return sorted(acts.values(), key=lambda act: -act.moment)


def row_changes(keys: Keys) -> Iterator[RowChange]:
    """The changes of these rows, without what they said."""
    for model, some in keys.items():
        for batch in batches(sorted(some)):
            changes = RowChange.objects.filter(model=model._meta.label_lower, key__in=batch)
            yield from changes.defer("before").order_by()


def tell(acts: Iterable[RecordAct]) -> None:
    """Give acts the words of what they changed: the rows as they are now, taken back change by change."""
    acts = [*acts]
    if not acts:
        return
    touched: Keys = {}
    for act in acts:
        for model, key in [*act.keys][:MOST_ROWS]:
            touched.setdefault(model, set()).add(key)
    first = min(act.first for act in acts)
    all_sides: list[tuple[int, type[Model], Any, Any]] = []
    names = RecordNames()
    for model, keys in touched.items():
        states, sides = rows_of(model, keys), dict[tuple[int, int], list[Any]]()
        for row in later_changes(model, keys, first):
            for place, act in enumerate(acts):
                if is_of(row, act):
                    sides.setdefault((place, row.key), [None, state(states, row.key)])
            take_back(model, row, states)
            for place, act in enumerate(acts):
                if is_of(row, act):
                    sides[place, row.key][0] = state(states, row.key)
        for (place, key), (before, after) in sides.items():
            names.rows.setdefault((model, key), after or before)
            all_sides.append((place, model, before, after))
    for place, model, before, after in all_sides:
        if words := row_words(model, before, after, names):
            acts[place].rows.append(words)


def later_changes(model: type[Model], keys: Iterable[int], first: int) -> Iterator[RowChange]:
    for batch in batches(sorted(keys)):
        changes = RowChange.objects.filter(model=model._meta.label_lower, key__in=batch, pk__gte=first)
        yield from changes.order_by("-pk")


def is_of(row: RowChange, act: RecordAct) -> bool:
    return bool(row.change_id == act.change.pk if act.change else row.change_id is None and row.at == act.at)


def state(states: Rows, key: int) -> dict[str, Any] | None:
    return dict(states[key]) if key in states else None


def rows_between(model: type[Model], key: int, earlier: Moment, later: Moment) -> tuple[list[RowWords], str]:
    """What tells a record with all that hangs from it at one moment from what it was at another."""
    return row_differences(tree_as_of(model, [key], earlier), tree_as_of(model, [key], later))


def rows_to_restore(model: type[Model], key: int, moment: Moment) -> tuple[list[RowWords], str]:
    """What restoring a record would write; rows that hang from another record by now come away from that one."""
    missing, changed, added = differences_since(model, key, moment)
    owners = dict.fromkeys([*missing, *changed, *added])
    now = {owner: rows_of(owner, changed.get(owner, {})) | added.get(owner, {}) for owner in owners}
    then = {owner: missing.get(owner, {}) | changed.get(owner, {}) for owner in owners}
    return row_differences(now, then)


def row_differences(before: Tree, after: Tree) -> tuple[list[RowWords], str]:
    """The rows that differ, in words; of very many the rest is counted."""
    sides = [*differing_rows(before, after)]
    names = RecordNames(before, after)
    words = [row_words(owner, old, new, names) for owner, old, new in sides[:MOST_ROWS]]
    return [row for row in words if row], counted_kinds(owner for owner, *_ in sides[MOST_ROWS:])


def differing_rows(before: Tree, after: Tree) -> Iterator[tuple[type[Model], Values | None, Values | None]]:
    for model in dict.fromkeys([*before, *after]):
        old, new = before.get(model, {}), after.get(model, {})
        for key in dict.fromkeys([*old, *new]):
            if old.get(key) != new.get(key):
                yield model, old.get(key), new.get(key)


def counted_kinds(models: Iterable[type[Model]]) -> str:
    """How many rows of each kind: "3 versions, 1 vote"."""
    counts = Counter(model for model in models if not model._meta.auto_created)
    return ", ".join(
        f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
        for model, count in counts.items()
    )


def hanging_from(model: type[Model], keys: Collection[int]) -> str:
    """What is deleted with these records, counted by kind; empty where nothing hangs from them."""
    tree = tree_as_of(model, keys)
    return counted_kinds(owner for owner, rows in tree.items() for key in rows if owner is not model or key not in keys)


def deleted_keys(model: type[Model]) -> QuerySet[RowChange]:
    """The last deletions of records of a model, whose record is not there again."""
    there = QuerySet(model).order_by().values("pk")
    deletions = RowChange.objects.filter(model=model._meta.label_lower, action=RowChange.Action.DELETED)
    return deletions.exclude(key__in=there).select_related("change__user").order_by("-pk")
