"""`manage.py load_reference`: the states, groups, organizations and themes that come with the project."""

from typing import Any

from django.core.management import BaseCommand

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.progress import terminal_progress
from ccpcj.lib.services import Counts
from ccpcj.search.index.update import index_import
from resolutions.models import Resolution
from resolutions.themes.services import file_by_keywords, load_themes
from sessions.states.services import load_reference


class Command(BaseCommand):
    help = (
        "Load the states, groups, organizations and themes; what staff added stays, and a second run changes nothing."
    )

    def handle(self, *, verbosity: int = 1, **options: Any) -> None:
        with change(through=Change.Through.COMMAND, source="load_reference"):
            done = load_reference() | {"themes": load_themes()}
            works = Resolution.objects.filter(keywords__isnull=False).distinct().values_list("pk", flat=True)
            done["filed texts"] = Counts(updated=file_by_keywords(works.order_by("pk")))
        changes = [
            f"{number} {kind} {change}"
            for kind, counts in done.items()
            for number, change in ((counts.created, "created"), (counts.updated, "updated"))
            if number
        ]
        if verbosity:
            self.stdout.write(f"{', '.join(changes)}." if changes else "Nothing changed.")
        index_import(terminal_progress("Indexing"))
