"""`manage.py demo`: from an empty checkout to a site that shows the thirty-first session."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError

from ccpcj.demo import setup as demo


class Command(BaseCommand):
    help = "Fill the site with the thirty-first session and serve it on this machine. Run again, it keeps your changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where to serve (8000)")
        parser.add_argument("--no-serve", action="store_true", help="fill the site and stop")
        parser.add_argument("--report", nargs="+", default=[], metavar="FILE", help="import this report as well")

    def handle(self, *, port: int, no_serve: bool, report: list[str], **options: Any) -> None:
        self.check_arguments(port, no_serve, report)
        try:
            self.fill(report)
            if no_serve:
                self.write("\nThe site is filled. To read and edit it, run this again without --no-serve.\n")
            else:
                self.write_addresses(port)
                os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"  # nobody else can reach it
                call_command("runserver", f"{demo.HOST}:{port}", use_reloader=False, skip_checks=True)
        except KeyboardInterrupt:
            self.write("\nStopped. Run it again to go on.")
            sys.exit(130)
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from None

    def check_arguments(self, port: int, no_serve: bool, report: list[str]) -> None:
        if settings.SERVES_OTHERS:
            raise CommandError("CCPCJ_HOSTS is set: the demonstration is for one's own machine.")
        if not 0 < port < 65536:
            raise CommandError(f"{port} is no port: --port takes 1 to 65535.")
        if missing := [file for file in report if not Path(file).is_file()]:
            raise CommandError(f"There is no file {', '.join(missing)}.")
        if not no_serve and not demo.is_free(port):
            raise CommandError(f"Port {port} is taken: choose another, such as --port {port % 65000 + 1}.")

    def fill(self, report: list[str]) -> None:
        self.step("Database", demo.make_tables)
        self.step("Reference data", demo.load_reference_data)
        self.step("Thirty-first session", demo.load_session)
        self.step("Search index", demo.make_index)
        self.step("Account", self.make_account)
        if report:
            self.write("Report")
            call_command("import_report", *report, "--publish", stdout=self.stdout)

    def step(self, name: str, work: Callable[[], str]) -> None:
        self.write(f"{name} …", ending=" ")
        start = monotonic()
        result = work()
        self.write(f"{result} ({monotonic() - start:.1f} s)")

    def make_account(self) -> str:
        if password := demo.make_demo_account():
            return f"{demo.ACCOUNT}, password {password} (shown this once)"
        return f"{demo.ACCOUNT}, password unchanged (manage.py changepassword {demo.ACCOUNT} sets a new one)"

    def write_addresses(self, port: int) -> None:
        address = f"http://{demo.HOST}:{port}/"
        self.write(f"\nOpen {self.style.SUCCESS(address)} to read, {self.style.SUCCESS(address + 'admin/')} to edit.\n")

    def write(self, text: str, ending: str = "\n") -> None:
        self.stdout.write(text, ending=ending)
        self.stdout.flush()
