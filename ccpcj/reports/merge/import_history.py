"""What the imports of a part of a session say, each language adding to those before it."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from ccpcj.reports.plan import plan
from ccpcj.reports.plan.plan_row import PlanRow
from ccpcj.reports.plan.row_keys import PartKey
from ccpcj.review.models import ReportImport

from .language_merge import LanguageRows, RecordRows, merge_language, with_additions
from .reorder import moves_between, with_positions

Run = tuple[int, ...]  # the keys of imports, one a language, in the order in which the languages came


class ImportDate(NamedTuple):
    pk: int
    imported_at: datetime


class ImportHistory:
    """The imports of a part of a session, as the import of one language needs them.

    A language comes before another if the part was first imported in it. The table is read once, each report is
    planned once, and what a run of languages says is merged once.
    """

    def __init__(self, within: PartKey, language: str) -> None:
        self.imports: dict[str, list[ImportDate]] = {}
        rows = ReportImport.objects.filter(session__number=within.session_number, part=within.part).order_by("pk")
        for code, pk, imported_at in rows.values_list("language", "pk", "imported_at"):
            self.imports.setdefault(code, []).append(ImportDate(pk, imported_at))
        self.languages = list(dict.fromkeys([*self.imports, language]))
        place = self.languages.index(language)
        self.before, self.after = self.languages[:place], self.languages[place + 1 :]
        last = last_by(self.imports[language], None) if language in self.imports else None
        self.last_import_at = last and last.imported_at
        runs = [self.run(self.languages), self.run(self.languages, self.last_import_at)]
        self.reports = ReportImport.objects.in_bulk({pk for run in runs for pk in run})
        self.last_import = self.reports[last.pk] if last else None
        self.plans: dict[int, list[PlanRow]] = {}
        self.merged: dict[Run, LanguageRows] = {}
        self.records: dict[Run, RecordRows] = {(): {}}

    def other_languages(self) -> RecordRows:
        """What the languages before this one say of the record."""
        return self.record_of(self.run(self.before))

    def record(self) -> RecordRows:
        """What all languages say of the record."""
        return self.record_of(self.run(self.languages))

    def record_with(self, additions: list[PlanRow]) -> RecordRows:
        """What all languages come to say where these are the additions of this one."""
        record = with_additions(self.other_languages(), additions)
        for pk in self.run(self.after):
            record = with_additions(record, merge_language(self.plan_of(pk), record).additions)
        return record

    def base(self) -> list[PlanRow]:
        """What the last import of this language added, its entries at the positions where they stand now."""
        if self.last_import is None:
            return []
        at = self.last_import_at
        rows = self.merge_of((*self.run(self.before, at), self.last_import.pk)).additions
        return with_positions(rows, moves_between(self.record_of(self.run(self.languages, at)), self.record()))

    def run(self, languages: Iterable[str], at: datetime | None = None) -> Run:
        """The last import of each language, by a time if one is given; the first one where all are later."""
        return tuple(last_by(self.imports[code], at).pk for code in languages if code in self.imports)

    def record_of(self, run: Run) -> RecordRows:
        """What these imports say, one after the other."""
        if run not in self.records:
            self.records[run] = with_additions(self.record_of(run[:-1]), self.merge_of(run).additions)
        return self.records[run]

    def merge_of(self, run: Run) -> LanguageRows:
        """What the last of these imports says beside those before it."""
        if run not in self.merged:
            self.merged[run] = merge_language(self.plan_of(run[-1]), self.record_of(run[:-1]))
        return self.merged[run]

    def plan_of(self, pk: int) -> list[PlanRow]:
        if pk not in self.plans:
            self.plans[pk] = list(plan(self.reports[pk].report))
        return self.plans[pk]


def last_by(dates: list[ImportDate], at: datetime | None) -> ImportDate:
    earlier = [date for date in dates if at is None or date.imported_at <= at]
    return max(earlier or dates[:1], key=lambda date: date.imported_at)
