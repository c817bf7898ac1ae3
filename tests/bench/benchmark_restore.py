"""Measures bringing records back: `python -m tests.bench restore`.

Makes up a session and its texts, does deeds of every kind to them, restores the record after each, and compares every
row of every table with what it was. All is taken back at the end.
"""

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.models import Max, Model

from ccpcj.history.as_of import Rows, current_rows
from ccpcj.history.models import RowChange
from ccpcj.history.recorded_models import recorded_models
from ccpcj.history.services import change, restore_record

from .deeds import DEEDS, Deed, make_record


def whole_record() -> dict[str, Rows]:
    """Every row of every table of the record."""
    return {label: current_rows(model) for label, model in recorded_models().items()}


def restore_after(deed: Deed) -> tuple[bool, bool, float]:
    """Do a deed and restore its record; whether the deed changed a row, whether all is as before, and the seconds."""
    before = whole_record()
    records = [find() for find in (deed.record, deed.other) if find]
    targets: list[tuple[type[Model], int]] = [(type(record), record.pk) for record in records]
    moment = RowChange.objects.aggregate(last=Max("pk"))["last"]
    with change(reason=deed.name):
        deed.act()
    changed = whole_record() != before
    start = perf_counter()
    for model, key in targets:
        restore_record(model, key, moment)
    return changed, same_record(before, whole_record()), perf_counter() - start


def same_record(before: dict[str, Rows], after: dict[str, Rows]) -> bool:
    """Whether no row is lost or changed; what a deed added elsewhere (a theme, a state) may stay."""
    return all(after[label].get(key) == row for label, rows in before.items() for key, row in rows.items())


class Command(BaseCommand):
    help = "Does deletions and edits of every kind, takes each back, and counts the records that are as before."

    def handle(self, **options: Any) -> None:
        with transaction.atomic():
            make_record()
            results = [(deed, *self.attempt(deed)) for deed in DEEDS]
            transaction.set_rollback(True)
        equal = sum(changed and same for _, changed, same, _ in results)
        slowest = max(seconds for *_, seconds in results)
        self.stdout.write(f"{len(results)} deletions and edits on {connection.vendor}; equal to before: {equal}")
        self.stdout.write(f"slowest {slowest:.2f} s")

    def attempt(self, deed: Deed) -> tuple[bool, bool, float]:
        """One deed in a transaction of its own, that is taken back."""
        with transaction.atomic():
            changed, same, seconds = restore_after(deed)
            transaction.set_rollback(True)
        self.stdout.write(f"{'equal' if changed and same else 'NOT EQUAL'}  {seconds:.2f} s  {deed.name}")
        return changed, same, seconds
