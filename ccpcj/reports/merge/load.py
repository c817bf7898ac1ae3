"""Loading: the rows of a plan into the database, in one transaction, so that a second time changes nothing.

What staff changed since the last import is kept: a value is written only when the report itself says something new
about it. So the same file again changes nothing, whatever was corrected in between, and a corrected file changes what
it corrects.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from ccpcj.lib import services
from ccpcj.lib.release import Release
from ccpcj.reports.plan import Json, plan
from ccpcj.reports.plan.plan_row import PlanRow, Ref, same_value
from ccpcj.review.models import Finding, ReportImport
from ccpcj.review.services import record_findings
from resolutions.chain.services import join_chains
from resolutions.models import Resolution, Sponsorship
from sessions.models import Session, State

from .further_language import (
    added,
    additions,
    as_held,
    differences,
)
from .import_history import Record
from .lookup import (
    Records,
    find,
    has_no_line,
    is_held,
    is_many,
    line_columns,
)
from .printed_lists import KINDS, instead_of, told
from .reorder import (
    at_new_places,
    between,
    elsewhere,
    move,
)

Progress = Callable[[Iterable[PlanRow]], Iterable[PlanRow]]


@dataclass
class Outcome:
    """What loading did, by model."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)  # entries of lists that stand elsewhere now
    missing: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return self.created.total() + self.updated.total() + self.moved.total()


class Loader:
    """Writes rows; `before` are the rows of the last import, `said` what all languages say until now."""

    def __init__(self, before: Iterable[PlanRow], said: Iterable[PlanRow], records: Records) -> None:
        self.before = {(row.ref, row.fill): row for row in before}
        self.said = {(row.ref, False): row for row in said}
        self.seen: set[Ref] = set()
        self.records, self.resolve = records, records.resolve
        self.outcome = Outcome()

    def load(self, rows: Iterable[PlanRow]) -> None:
        for row in rows:
            old = self.before.get((row.ref, row.fill)) or self.said.get((row.ref, row.fill))
            self.seen.add(row.ref)
            if row.fill and not row.values:
                continue  # another language said all of it
            if (
                old
                and not row.fill
                and all(same_value(old.values.get(name), value) for name, value in row.values.items())
            ):
                continue  # the report says what it said before
            self.write(row, old)
        before = dict.fromkeys(reference for reference, _fill in self.before)
        self.outcome.missing += [str(reference) for reference in before if reference not in self.seen]

    def write(self, row: PlanRow, old: PlanRow | None) -> None:
        """Make or change one record. One that staff deleted since the last import stays deleted."""
        key = {name: self.resolve(value) for name, value in row.key.items()}
        if any(isinstance(value, Ref) and key[name] is None for name, value in row.key.items()):
            return
        record = find(row.model, key)
        if record is None and old is None and not row.fill:
            self.records.known[row.ref] = self.create(row, key)
        elif record is not None:
            self.records.known[row.ref] = record
            self.change(row, old, record)

    def create(self, row: PlanRow, key: dict[str, Any]) -> Model:
        values = {name: self.resolve(value) for name, value in {**row.initial, **row.values}.items()}
        many = {name: value for name, value in values.items() if isinstance(value, list) and is_many(row.model, name)}
        plain = {name: value for name, value in {**key, **values}.items() if name not in many and "__" not in name}
        if row.model is Sponsorship:
            plain["state"] = self.state_of(row, plain["resolution"], plain["state"])
        record = services.create_record(row.model, {**plain, **many})
        self.outcome.created[str(row.model._meta.verbose_name_plural)] += 1
        return record

    def change(self, row: PlanRow, old: PlanRow | None, record: Model) -> None:
        """Write what the report says anew; a value it leaves open erases none that is held."""
        changed = [name for name in row.values if self.is_news(row, old, record, name) and self.set(row, record, name)]
        if changed:
            if names_another(row, changed) and forget_lines(row, record):
                self.outcome.differences.append(
                    f"{told(row)} stands where another did: import the other languages again."
                )
            if isinstance(record, Sponsorship) and "state" in changed:
                record.state = self.state_of(row, record.resolution, record.state)
            services.save_record(record)
            self.outcome.updated[str(row.model._meta.verbose_name_plural)] += 1

    def state_of(self, row: PlanRow, resolution: Resolution, state: State | None) -> State | None:
        """The state of a sponsor; open, for a person to settle, where another line is of the same state."""
        own_lines = resolution.sponsorships.printed_entries().standing()
        if state is None or not own_lines.filter(state=state).exists():
            return state
        self.outcome.differences.append(f"{told(row)} stands in the list already: the state of this line is left open.")
        return None

    def is_news(self, row: PlanRow, old: PlanRow | None, record: Model, name: str) -> bool:
        value, unsaid = row.values[name], row.values[name] in (None, "", [])
        if old is None or name not in old.values:
            return not unsaid and not (row.fill and is_told(record, name))
        before = old.values[name]
        if not row.fill:
            return not same_value(before, value)
        if same_value(before, value):
            return not unsaid and has_no_line(record, name)
        return not is_told(record, name) or (is_held(record, name) and not self.differs(before, record, name))

    def set(self, row: PlanRow, record: Model, name: str) -> bool:
        """Give a field its wanted value; whether that changed it."""
        if not self.differs(row.values[name], record, name):
            return False
        wanted = self.resolve(row.values[name])
        if is_many(row.model, name):
            getattr(record, name).set(wanted)
        else:
            setattr(record, name, wanted)
            for other in instead_of(row.model, name) if wanted else ():
                setattr(record, other, None)
        return True

    def differs(self, value: Any, record: Model, name: str) -> bool:
        """Whether a field holds something else than a value of a row."""
        wanted, held = self.resolve(value), getattr(record, name)
        if is_many(type(record), name):
            return {one.pk for one in wanted} != set(held.values_list("pk", flat=True))
        return bool(held != wanted)


def is_told(record: Model, name: str) -> bool:
    """Whether a field, or one that is filled in its stead, holds anything."""
    return any(is_held(record, field) for field in (name, *instead_of(type(record), name)))


def names_another(row: PlanRow, changed: Iterable[str]) -> bool:
    """Whether an entry of a list is not whom it was, as where a corrected report puts one before it.

    The same line may come to name somebody who was not known before, or another than was thought: it is the same entry.
    """
    kind, news = KINDS.get(row.model), set(changed)
    return bool(kind and not row.fill and news & set(kind.who) and news & line_columns(row.model))


def forget_lines(row: PlanRow, record: Model) -> bool:
    """Empty what other languages print of whoever stood there before; whether there was anything."""
    others = [name for name in line_columns(row.model) - row.values.keys() if getattr(record, name) is not None]
    for name in others:
        setattr(record, name, None)
    return bool(others)


@transaction.atomic
def load_report(
    report: Json, source: str, sha256: str, *, publish: bool = False, progress: Progress | None = None,
    extra: Iterable[PlanRow] = (),
) -> tuple[Outcome, ReportImport]:  # fmt: skip
    """Load a report, all of it or nothing. `extra` are further rows, such as titles in other languages."""
    number = report["session"]["number"]
    Session.objects.select_for_update(no_key=True).filter(number=number).first()  # one import of a session at a time
    record = Record(number, report["language"])
    last, held = record.last(), record.held()
    wanted = as_held(list(plan(report)), held)
    said, records = record.whole(), Records()
    moves = move(said, record.whole_with(list(plan(report))), records.resolve)
    before = said_before(record, last) if last else []
    loader = Loader(at_new_places(before, moves), at_new_places(said.values(), moves), records)
    loader.outcome.moved.update(str(ref.model._meta.verbose_name_plural) for ref in elsewhere(moves))
    loader.outcome.differences = list(differences(wanted, held))
    rows = [*added(wanted, held), *extra]
    loader.load(progress(rows) if progress else rows)
    session = Session.objects.get(number=number)
    if publish:
        publish_session(session, source, loader.outcome)
    join_chains(session.resolutions.all())
    return loader.outcome, keep(session, report, source, sha256, loader.outcome, last)


def said_before(record: Record, last: ReportImport) -> list[PlanRow]:
    """The rows of the last import in the language, its entries where imports since then moved them."""
    at = last.imported_at
    rows = additions(list(plan(last.report)), record.held(at))
    return at_new_places(rows, between(record.whole(at), record.whole()))


def publish_session(session: Session, source: str, outcome: Outcome) -> None:
    """Publish the session and its texts, as read from a file."""
    drafts = session.resolutions.filter(release=Release.DRAFT)
    outcome.updated["releases"] += services.publish([session, *drafts], by=f"the import of {source}")


def keep(
    session: Session, report: Json, source: str, sha256: str, outcome: Outcome, last: ReportImport | None
) -> ReportImport:
    """Remember the reading and its findings; what a person settled stays settled."""
    if last and (last.sha256, last.report) == (sha256, report) and not outcome.changed:
        return last
    coverage = report["coverage"]
    values = {
        "source": source, "report": report, "lines": coverage["lines"],
        "accounted": coverage["lines"] - coverage["unread"],
    }  # fmt: skip
    key = {"session": session, "language": report["language"], "sha256": sha256}
    kept, _ = ReportImport.objects.update_or_create(
        **key, defaults={**values, "created": outcome.created.total(), "updated": outcome.updated.total()}
    )
    record_findings(findings(report, outcome), report_import=kept)
    return kept


def findings(report: Json, outcome: Outcome) -> Iterator[Finding]:
    held = [{"level": "warning", "code": "held-not-in-report", "lines": None,
             "message": f"The last import gave {name}; this one does not. It is kept until a person removes it."}
            for name in outcome.missing]  # fmt: skip
    held += [{"level": "warning", "code": "languages-differ", "lines": None, "message": message}
             for message in outcome.differences]  # fmt: skip
    for finding in [*report["findings"], *held]:
        first, last = finding["lines"] or (None, None)
        yield Finding(
            language=report["language"], level=finding["level"], code=finding["code"], message=finding["message"],
            first_line=first, last_line=last,
        )  # fmt: skip
