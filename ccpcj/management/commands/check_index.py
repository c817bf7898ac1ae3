"""`manage.py check_index`: proves that the index says what the records say, or makes it so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from ccpcj.search.index import update as upkeep
from ccpcj.search.index.progress import bar
from ccpcj.search.index.triggers import install
from ccpcj.search.models import Entry

MOST_LISTED = 20


class Command(BaseCommand):
    help = "Compares every entry of the search index with its record. Ends with an error where one differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="bring every entry that differs up to date")
        parser.add_argument("--rebuild", action="store_true", help="build the whole index anew, without comparing")

    def handle(self, *, repair: bool, rebuild: bool, **options: Any) -> None:
        install()
        if rebuild:
            upkeep.rebuild(bar("Building"))
            self.stdout.write(f"The index was built: {Entry.objects.count()} entries.")
            return
        upkeep.bring_up_to_date(bar("Changes"))
        found = list(upkeep.faults(bar("Comparing")))
        for table, source, fault in found[:MOST_LISTED]:
            self.stdout.write(f"{table.name.lower()} {source}: {fault}")
        if len(found) > MOST_LISTED:
            self.stdout.write(f"and {len(found) - MOST_LISTED} more")
        if found and not repair:
            raise CommandError(f"{len(found)} entries are not right: check_index --repair brings them up to date.")
        upkeep.repair(found, bar("Repairing"))
        self.stdout.write(f"{Entry.objects.count()} entries, {'repaired: ' if found else 'right: '}{len(found)} wrong.")
