"""`manage.py make_demo_facts`: the data file of the demonstration, made from the report."""

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from ccpcj.demo.session_facts import FACTS
from ccpcj.demo.strip_sentences import strip_sentences
from ccpcj.reports.reading.printed_report import NotAReport
from ccpcj.reports.reading.read import read_report
from sessions.states.names import Names

LONGEST_NAME = 23  # characters: a longer run of Chinese in a speaker's line reads as a sentence


class Command(BaseCommand):
    help = "Make the data file of the demonstration from a report: its facts, without its sentences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the report")
        parser.add_argument("--out", default=str(FACTS))

    def handle(self, *, file: str, out: str, **options: Any) -> None:
        try:
            report = read_report(Path(file).read_bytes(), Names.from_files()).to_json()
        except (OSError, NotAReport) as error:
            raise CommandError(str(error)) from None
        facts = strip_sentences(report, is_sentence)
        Path(out).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self.stdout.write(f"{out}: {len(facts['statements'])} statements, {len(facts['texts'])} texts")


def is_sentence(text: str) -> bool:
    return len(re.findall(r"[\u3400-\u9fff]", text)) > LONGEST_NAME
