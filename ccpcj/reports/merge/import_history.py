"""What the imports of a session say, each language adding to those before it."""

from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from ccpcj.reports.plan import plan
from ccpcj.reports.plan.plan_row import PlanRow
from ccpcj.review.models import ReportImport

from .further_language import Held, joined


class Import(NamedTuple):
    pk: int
    language: str
    at: datetime


class Record:
    """The imports of a session, seen from one language. A language comes before another if it was first imported so."""

    def __init__(self, session: int, language: str) -> None:
        self.session, self.language = session, language
        self.made: dict[tuple[int, ...], Held] = {(): {}}
        self.reports: dict[int, ReportImport] = {}

    @cached_property
    def imports(self) -> list[Import]:
        held = ReportImport.objects.filter(session__number=self.session).order_by("pk")
        return [Import(*row) for row in held.values_list("pk", "language", "imported_at")]

    @cached_property
    def languages(self) -> list[str]:
        return list(dict.fromkeys([*(one.language for one in self.imports), self.language]))

    def last(self) -> ReportImport | None:
        """The last import in the language."""
        own = self.of(self.language)
        return ReportImport.objects.get(pk=self.last_of(own, None)) if own else None

    def held(self, at: datetime | None = None) -> Held:
        """What the languages before it say, today or at a time."""
        return self.said(self.chosen(self.languages[: self.languages.index(self.language)], at))

    def whole(self, at: datetime | None = None) -> Held:
        """What all languages say, today or at a time."""
        return self.said(self.chosen(self.languages, at))

    def whole_with(self, rows: list[PlanRow]) -> Held:
        """What all languages say, its own being these rows."""
        found = joined(self.held(), rows)
        for key in self.chosen(self.languages[self.languages.index(self.language) + 1 :]):
            found = joined(found, self.rows(key))
        return found

    def chosen(self, languages: list[str], at: datetime | None = None) -> tuple[int, ...]:
        """The last import of each language, by then; the first one where all are later."""
        return tuple(self.last_of(known, at) for lang in languages if (known := self.of(lang)))

    def of(self, language: str) -> list[Import]:
        return [one for one in self.imports if one.language == language]

    def last_of(self, known: list[Import], at: datetime | None) -> int:
        by_then = [one for one in known if at is None or one.at <= at]
        return max(by_then or known[:1], key=lambda one: one.at).pk

    def said(self, keys: tuple[int, ...]) -> Held:
        """What these imports say, one after the other."""
        if keys not in self.made:
            self.made[keys] = joined(self.said(keys[:-1]), self.rows(keys[-1]))
        return self.made[keys]

    def rows(self, key: int) -> list[PlanRow]:
        if key not in self.reports:
            self.reports |= ReportImport.objects.in_bulk({key, *self.chosen(self.languages)})
        return list(plan(self.reports[key].report))
