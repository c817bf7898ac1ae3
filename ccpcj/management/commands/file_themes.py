"""`manage.py file_themes`: file the texts that are recorded under themes, by their keywords and their words."""

from typing import Any

from django.core.management import BaseCommand

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.progress import terminal_progress
from ccpcj.search.index.update import index_import
from resolutions.models import Resolution
from resolutions.themes.services import file_texts


class Command(BaseCommand):
    help = "File texts under themes by their keywords and words; what staff gave or took away stays."

    def handle(self, *, verbosity: int = 1, **options: Any) -> None:
        works = list(Resolution.objects.order_by("pk").values_list("pk", flat=True))
        with change(through=Change.Through.COMMAND, source="file_themes"):
            count = file_texts(terminal_progress("Filing")(works, len(works)))
        if verbosity:
            self.stdout.write(f"{count} of {len(works)} texts changed." if count else "Nothing changed.")
        index_import(terminal_progress("Indexing"))
