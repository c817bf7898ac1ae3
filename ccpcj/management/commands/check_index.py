"""`manage.py check_index`: proves that the index says what the records say, or makes it so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from ccpcj.lib.progress import terminal_progress
from ccpcj.search.index.faults import find_faults, repair_index
from ccpcj.search.index.triggers import install
from ccpcj.search.index.update import bring_up_to_date, rebuild_index
from ccpcj.search.models import IndexedTable, IndexEntry

MAX_LISTED = 20


class Command(BaseCommand):
    help = "Compares every entry of the search index with its record. Ends with an error where one differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="bring every entry that differs up to date")
        parser.add_argument("--rebuild", action="store_true", help="build the whole index anew, without comparing")

    def handle(self, *, repair: bool, rebuild: bool, **options: Any) -> None:
        install()
        if rebuild:
            rebuild_index(terminal_progress("Building"))
            self.stdout.write(f"The index was built: {IndexEntry.objects.count()} entries.")
            return
        bring_up_to_date(terminal_progress("Changes"))
        faults = list(find_faults(terminal_progress("Comparing")))
        for table, record, fault in faults[:MAX_LISTED]:
            self.stdout.write(f"{IndexedTable(table).name.lower()} {record}: {fault}")
        if len(faults) > MAX_LISTED:
            self.stdout.write(f"and {len(faults) - MAX_LISTED} more")
        if faults and not repair:
            raise CommandError(f"{len(faults)} entries are not right: check_index --repair brings them up to date.")
        repair_index(faults, terminal_progress("Repairing"))
        outcome = "repaired" if faults else "right"
        self.stdout.write(f"{IndexEntry.objects.count()} entries, {outcome}: {len(faults)} wrong.")
