"""Which records that people typed before a report came are those of its rows, where the natural key does not tell.

A text is met by the symbol of its draft, then by its number, then by its title; a document by any of its symbols; a
statement by its meeting, speaker and kind. One record is met by one row, and one that a row has by its key by none.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter

from django.db.models import Model, Q, QuerySet

from ccpcj.lib.symbols import without_revision
from ccpcj.reports.plan.plan_row import PlanRow, Ref
from ccpcj.reports.plan.row_keys import PartKey
from resolutions.chain.proposals import LIKELY, languages_of_same_title, likeness
from resolutions.chain.twins import Pair, unambiguous
from resolutions.models import Resolution, Version
from sessions.models import Document, DocumentSymbol, Statement

from .printed_lists import LIST_KINDS
from .record_lookup import RecordLookup, records_with_key, storable

Rows = list[PlanRow]


def unmet_rows(model: type[Model], rows: Rows, lookup: RecordLookup) -> tuple[Rows, set[int]]:
    """The rows of a model whose key no record has, and the records that others have."""
    unmet, claimed = dict[Ref, PlanRow](), set[int]()
    for row in rows:
        if row.model is model:
            key = lookup.resolve_key(row.key)
            record = records_with_key(model, key).first() if key else None
            if record is None:
                unmet[row.ref] = row
            else:
                claimed.add(record.pk)
    return list(unmet.values()), claimed


def meet_works(rows: Rows, lookup: RecordLookup) -> None:
    """By symbol, then number, then title: each step goes through all texts before the next."""
    works, claimed = unmet_rows(Resolution, rows, lookup)
    drafts = {row.initial["resolution"]: row.key["symbol"] for row in rows if row.model is Version and is_draft(row)}
    steps: tuple[Callable[[PlanRow, QuerySet[Resolution]], list[Resolution]], ...] = (
        lambda row, typed: works_with_draft(typed, drafts.get(row.ref)),
        works_with_number,
        works_with_title,
    )
    for step in steps:
        for row in works:
            session = lookup.resolve(row.key["session"])
            if session is None or row.ref in lookup.met:
                continue
            typed = Resolution.objects.filter(session=session, kind=row.key["kind"]).exclude(pk__in=claimed)
            met = step(row, typed.order_by("pk"))
            if len(met) == 1:
                claimed.add(met[0].pk)
                lookup.meet(row.ref, met[0])


def typed_twins(rows: Rows, lookup: RecordLookup) -> Iterator[Pair]:
    """The works that reports in other languages made, each with the one that was typed under a title of this language.

    Only now the text has a name by which it is met. What may be either of two is left to people.
    """
    pairs: list[Pair] = []
    for row in rows:
        if row.model is Resolution and (work := lookup.resolve(row.ref)):
            typed = Resolution.objects.filter(session=work.session, kind=work.kind, number="").exclude(pk=work.pk)
            pairs += ((work, other) for other in works_with_title(row, typed))
    return unambiguous(pairs)


def describe_unmet_works(rows: Rows, lookup: RecordLookup, within: PartKey, language: str) -> Iterator[str]:
    """Say of each text that was typed without a number, and that no row is of, what of the report it may be.

    Without a title in the language of the report it may be any or none: no file tells until the one in its own
    language comes.
    """
    typed = Resolution.objects.filter(session__number=within.session_number, part=within.part, number="")
    printed = {work.pk: work for row in rows if row.model is Resolution and (work := lookup.resolve(row.ref))}
    status = Resolution.Status
    for work in typed.exclude(pk__in=printed).exclude(status__in=(status.WITHDRAWN, status.REJECTED)).order_by("pk"):
        same_kind = [other for other in printed.values() if other.kind == work.kind]
        alike, nearest = max(
            ((likeness(work, other), other) for other in same_kind), key=itemgetter(0), default=(0, None)
        )
        if alike >= LIKELY:
            yield f"{work} was typed without a number. It may be {nearest}: the titles are alike ({alike:.0%})."
        elif printed and not getattr(work, f"title_{language}"):
            yield f"{work} was typed without a number. Whether it is a text of this report, its words do not tell."


def is_draft(row: PlanRow) -> bool:
    return "symbol" in row.key and "resolution" in row.initial


def works_with_draft(typed: QuerySet[Resolution], symbol: str | None) -> list[Resolution]:
    """The works of which a draft of this symbol, or another revision of it, is typed."""
    if not symbol:
        return []
    name = without_revision(symbol)
    drafts = Version.objects.filter(Q(symbol=name) | Q(symbol__startswith=f"{name}/Rev."))
    return list(typed.filter(pk__in=drafts.values("resolution")))


def works_with_number(row: PlanRow, typed: QuerySet[Resolution]) -> list[Resolution]:
    """The works under the number of a text, one of the two without an adopting body."""
    numbered = typed.filter(stage=row.key["stage"], number=row.key["number"])
    if "part" in row.key:
        numbered = numbered.filter(part=row.key["part"])
    return list(numbered.filter(body="") if row.key["body"] else numbered)


def works_with_title(row: PlanRow, typed: QuerySet[Resolution]) -> list[Resolution]:
    """The works with the title of a text in the language of the report, typesetting apart; a draft in its own part."""
    titles = storable(Resolution, {name: value for name, value in row.values.items() if name.startswith("title_")})
    printed = Resolution(**titles)
    typed = typed.filter(part=row.key["part"]) if "part" in row.key else typed
    return [work for work in typed if languages_of_same_title(work, printed)]


def meet_documents(rows: Rows, lookup: RecordLookup) -> None:
    """By any of the symbols that a joint document carries."""
    documents, claimed = unmet_rows(Document, rows, lookup)
    symbols: dict[Ref, list[str]] = {}
    for row in rows:
        if row.model is DocumentSymbol:
            symbols.setdefault(row.initial["document"], []).append(row.key["symbol"])
    for row in documents:
        typed = Document.objects.filter(symbols__symbol__in=symbols.get(row.ref, ())).exclude(pk__in=claimed)
        if (record := typed.order_by("pk").first()) is not None:
            claimed.add(record.pk)
            lookup.meet(row.ref, record)


def meet_statements(rows: Rows, lookup: RecordLookup) -> None:
    """By meeting, speaker and kind; then by speaker and kind where the report or the person names no meeting."""
    statements, _ = unmet_rows(Statement, rows, lookup)
    claimed = set[int]()
    for is_exact in (True, False):
        for row in statements:
            if row.ref in lookup.met or (typed := typed_statements(row, lookup)) is None:
                continue
            meeting = lookup.resolve(row.values.get("meeting"))
            for record in typed.exclude(pk__in=claimed):
                is_same = record.meeting_id == (meeting and meeting.pk)
                if is_same if is_exact else (meeting is None or record.meeting_id is None):
                    claimed.add(record.pk)
                    lookup.meet(row.ref, record)
                    break


def typed_statements(row: PlanRow, lookup: RecordLookup) -> QuerySet[Statement] | None:
    """The statements of the row's speaker and kind that stand in no paragraph; None where no speaker is known."""
    session = lookup.resolve(row.key["session"])
    speakers = list(speaker_conditions(row, lookup))
    if session is None or not speakers or "kind" not in row.values:
        return None
    part = row.initial.get("part", 1)
    typed = Statement.objects.filter(session=session, part=part, paragraph=None, kind=row.values["kind"])
    return typed.filter(speakers[0]).order_by("order", "pk")


def speaker_conditions(row: PlanRow, lookup: RecordLookup) -> Iterator[Q]:
    """The speaker as a state, group or organization; without these by the line that is printed."""
    for name in LIST_KINDS[Statement].parties:
        if (party := lookup.resolve(row.values.get(name))) is not None:
            yield Q(**{name: party})
    for name, value in row.values.items():
        if name.startswith("printed_") and value:
            line = name.replace("_", "__", 1)
            yield Q(**{line: value, "state": None, "group": None, "organization": None})
