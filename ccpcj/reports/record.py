"""What the imports of a session say, each language adding to those before it."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from .further import Held, joined
from .models import ReportImport
from .plan import plan


class Import(NamedTuple):
    pk: int
    language: str
    at: datetime


class Record:
    """The imports of a session, seen from one language. A language comes before another if it was first imported so."""

    def __init__(self, session: int, language: str) -> None:
        self.session, self.language = session, language
        self.made: dict[tuple[int, ...], Held] = {}

    @cached_property
    def imports(self) -> list[Import]:
        held = ReportImport.objects.filter(session__number=self.session).order_by("pk")
        return [Import(*row) for row in held.values_list("pk", "language", "imported_at")]

    def last(self) -> ReportImport | None:
        """The last import in the language."""
        own = [one for one in self.imports if one.language == self.language]
        return ReportImport.objects.get(pk=max(own, key=lambda one: one.at).pk) if own else None

    def held(self, at: datetime | None = None) -> Held:
        """What the languages before it say, today or at a time."""
        keys = tuple(self.before(at))
        if keys not in self.made:
            self.made[keys] = {}
            reports = ReportImport.objects.in_bulk(keys)
            for key in keys:
                self.made[keys] = joined(self.made[keys], list(plan(reports[key].report)))
        return self.made[keys]

    def before(self, at: datetime | None) -> Iterator[int]:
        """The last import of each language before it, by then; the first one where all are later."""
        own = min((one.pk for one in self.imports if one.language == self.language), default=None)
        for language in dict.fromkeys(one.language for one in self.imports if own is None or one.pk < own):
            known = [one for one in self.imports if one.language == language]
            by_then = [one for one in known if at is None or one.at <= at]
            yield max(by_then or known[:1], key=lambda one: one.at).pk
