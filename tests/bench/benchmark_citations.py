"""Measures what paragraphs are said to cite against what people read there.

`python -m tests.bench citations --set choosing [FILE...]`.
"""

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.akn.files import index_files
from resolutions.akn.reader import NotATextError, read_texts
from resolutions.citations.services import missing_citations, recognize_citations
from resolutions.models import Citation
from resolutions.text.align_languages import align_texts
from resolutions.text.document import TextBlock
from resolutions.text.paragraph_tree import paragraph_nodes

from .judged_citations import Measure, is_by_name, is_possible, measure, read_judged, several_spellings, table_rows

Cited = dict[tuple[str, str], list[Citation]]  # by the symbol of the text and the place of the paragraph
HEADER = "language  judged  found  right  precision  recall"


class Command(BaseCommand):
    help = "Compares the citations of the record, or of files as an import reads them, with those judged by reading."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", help="AKN4UN files, folders and archives; without any, the texts held")
        parser.add_argument("--set", dest="which", choices=("choosing", "figure"), default="choosing")
        parser.add_argument("--verbose", action="store_true", help="print each difference")

    def handle(self, *, paths: list[str], which: str, verbose: bool, **options: Any) -> None:
        cited = read_files(paths) if paths else read_record()
        if not cited:
            raise CommandError("No paragraph cites anything: import some texts, or name files.")
        held = {place: [citation.name for citation in citations] for place, citations in cited.items()}
        judged = read_judged(which)
        for title, by_name in (("documents by symbol or number", False), ("treaties and rules by name", True)):
            self.print_measure(
                f"{title}, {len(judged)} paragraphs, set {which}", measure(judged, held, by_name=by_name), verbose
            )
        names = {name for names in held.values() for name in names if not is_by_name(name)}
        spellings = several_spellings(names)
        symbols = {citation.symbol for citations in cited.values() for citation in citations if citation.symbol}
        impossible = sorted(symbol for symbol in symbols if not is_by_name(symbol) and not is_possible(symbol))
        self.stdout.write(f"names {len(names)}, documents in several spellings {len(spellings)}")
        self.stdout.write(f"symbols {len(symbols)}, impossible {len(impossible)}")
        if verbose:
            self.stdout.write(
                "\n".join(["several spellings:", *map(" | ".join, spellings), "impossible:", *impossible])
            )

    def print_measure(self, title: str, measured: Measure, verbose: bool) -> None:
        self.stdout.write("\n".join([title, HEADER, *table_rows(measured.counts)]))
        for difference in measured.differences if verbose else ():
            text, language, part = difference.paragraph[:3]
            self.stdout.write(f"  {language} {text} {part}: missing {difference.missing}, wrong {difference.wrong}")


def read_record() -> Cited:
    cited: Cited = defaultdict(list)
    rows = Citation.objects.filter(paragraph__isnull=False).exclude(paragraph__version__symbol="")
    for citation in rows.select_related("paragraph__version"):
        if paragraph := citation.paragraph:
            cited[paragraph.version.symbol, place_of(paragraph.anchor)].append(citation)
    return cited


def read_files(paths: Sequence[str]) -> Cited:
    """What an import of the files would write, without a database."""
    cited: Cited = defaultdict(list)
    with TemporaryDirectory() as folder:
        for files in index_files(paths, Path(folder)).works():
            works: dict[str, dict[str, list[TextBlock]]] = defaultdict(dict)
            for file in files:
                try:
                    for text in read_texts(file.read()):
                        works[text.symbol].setdefault(text.language, text.blocks)
                except NotATextError:
                    continue
            for symbol, blocks in works.items():
                for node in paragraph_nodes(align_texts(blocks)):
                    recognized = missing_citations([], recognize_citations(node).values())
                    cited[symbol, place_of(node.anchor)] = [Citation(**row._asdict()) for row in recognized]
    return cited


def place_of(anchor: str) -> str:
    return anchor.replace("-", " ")
