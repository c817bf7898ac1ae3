"""Measures the filing of texts and paragraphs under themes: `python -m tests.bench themes --set figure`."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.models import Resolution

from .theme_scores import SETS, Score, read_judged, score_by_language


class Command(BaseCommand):
    help = (
        "Compares the themes of texts and paragraphs that are held with those that a person gave by reading. Changes "
        "nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--set", default="choosing", choices=SETS, help="`figure` only when a figure is taken")
        parser.add_argument("--faults", action="store_true", help="name each text with themes too many or too few")

    def handle(self, *, faults: bool, **options: Any) -> None:
        texts, paragraphs = read_judged("text", options["set"]), read_judged("paragraph", options["set"])
        themes = themes_of_texts()
        held = [line for line in texts if line["symbol"] in themes]
        if not held:
            raise CommandError("No judged text is held: fill a site with `manage.py demo` and `import_akn` first.")
        score = Score()
        for line in held:
            score.add(themes[line["symbol"]], line["slugs"])
            if faults and themes[line["symbol"]] ^ set(line["slugs"]):
                self.stdout.write(fault(line, themes[line["symbol"]]))
        self.stdout.write(f"set {options['set']}; {len(held)} of {len(texts)} texts are held")
        self.stdout.write("                   number  precision  recall  micro F1")
        self.stdout.write(row("texts", score))
        for language, score in score_by_language(paragraphs, themes_of_paragraphs(paragraphs, themes)).items():
            self.stdout.write(row(f"paragraphs, {language}", score))
        self.stdout.write(coverage())


def themes_of_texts() -> dict[str, set[str]]:
    """The themes of each public text, by its symbols and its address."""
    themes: dict[str, set[str]] = {}
    works = Resolution.objects.public().prefetch_related("themes", "versions")
    for work in works:
        slugs = {theme.slug for theme in work.themes.all()}
        themes |= {name: slugs for name in (work.slug, *(version.symbol for version in work.versions.all())) if name}
    return themes


def themes_of_paragraphs(
    judged: list[dict[str, Any]], themes: Mapping[str, set[str]]
) -> dict[tuple[str, str, str], set[str]]:
    """A paragraph is found under the themes of its text, by which search filters it."""
    return {
        (line["symbol"], line["language"], line["part"]): themes[line["symbol"]]
        for line in judged
        if line["symbol"] in themes
    }


def fault(line: Mapping[str, Any], filed: set[str]) -> str:
    wanted = set(line["slugs"])
    return f"{line['symbol']}: too many {sorted(filed - wanted)}, too few {sorted(wanted - filed)}"


def coverage() -> str:
    texts = Resolution.objects.public()
    filed, total = texts.filter(themes__isnull=False).distinct().count(), texts.count()
    return f"coverage: {filed} of {total} texts have a theme, {filed / total:.3f}"


def row(name: str, score: Score) -> str:
    return f"{name:<18} {score.records:>7}  {score.precision:>9.3f}  {score.recall:>6.3f}  {score.f1:>8.3f}"
