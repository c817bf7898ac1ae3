"""`manage.py correct_citations`: reads again what the texts that are held cite."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.search.index.update import bring_up_to_date
from resolutions.derivation.services import reread_citations
from resolutions.models import Version


class Command(BaseCommand):
    help = "Gives the citations that are held one form and what the words name. A second time it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--add", action="store_true", help="record what the words cite and nobody has recorded, too"
        )

    def handle(self, *, add: bool, **options: Any) -> None:
        changed = 0
        for version in tqdm(Version.objects.select_related("resolution__session"), desc="Reading", disable=None):
            with change(through=Change.Through.COMMAND, reason="correct_citations"):
                changed += reread_citations(version, add=add)
        bring_up_to_date()
        self.stdout.write(f"Paragraphs whose citations changed: {changed}.")
