"""Loading a report: a three-way merge of what imports said, what the record says now, and what the report says.

What staff changed since the last import is kept: a value is written only when the report itself says something new
about it. So the same file again changes nothing, whatever was corrected in between, and a corrected file changes what
it corrects.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib import services
from ccpcj.lib.languages import NAMES
from ccpcj.lib.progress import ProgressReport, no_progress
from ccpcj.lib.release import Release
from ccpcj.reports.plan import Json, plan
from ccpcj.reports.plan.plan_row import PlanRow
from ccpcj.reports.plan.row_keys import part_key
from ccpcj.review.models import Finding, ReportImport
from ccpcj.review.services import record_findings
from resolutions.adoption.position_places import position_wordings
from resolutions.adoption.services import follow_paragraphs
from resolutions.chain.services import join_chains, join_twins
from resolutions.models import Version
from sessions.models import Session

from .import_history import ImportHistory
from .language_merge import describe_differences, merge_language
from .left_out import remove_left_out
from .paragraph_anchors import with_anchors
from .record_lookup import RecordLookup
from .renumbered_texts import with_numbers_of
from .reorder import find_moves, with_positions, write_moves
from .three_way import MergeBase
from .typed_records import describe_unmet_works, meet_documents, meet_statements, meet_works, typed_twins
from .write import Outcome, RowWriter, plural_name

CONFLICT = "staff-and-report-differ"


def load_report(
    report: Json, source: str, sha256: str, *, publish: bool = False, progress: ProgressReport = no_progress,
    extra: Iterable[PlanRow] = (),
) -> tuple[Outcome, ReportImport]:  # fmt: skip
    """Load a report, all of it or nothing. `extra` are further rows, such as titles in other languages."""
    number, language = report["session"]["number"], report["language"]
    reason = f"The report of session {number} in {NAMES.get(language, language)}"
    with change(through=Change.Through.IMPORT, source=source, reason=reason) as act:
        Session.objects.select_for_update(no_key=True).filter(number=number).first()  # one import of it at a time
        history = ImportHistory(part_key(report["session"]), language)
        outcome, report = merge_report(report, history, extra, progress)
        outcome.act = act
        session = Session.objects.get(number=number)
        if publish:
            drafts = session.resolutions.filter(release=Release.DRAFT)
            outcome.updated["releases"] += services.publish([session, *drafts], by=f"the import of {source}")
        join_chains(session.resolutions.all())
        return outcome, record_import(session, report, source, sha256, outcome, history.last_import)


def merge_report(
    report: Json, history: ImportHistory, extra: Iterable[PlanRow], progress: ProgressReport
) -> tuple[Outcome, Json]:
    """Write what a report says anew: the steps of the merge, each taken once. Give the report with its anchors too.

    others       what the languages before this one say of the record
    new          the rows of the report beside these: their entries and people found there, and what they add
    typed        what people typed before the report came, under another key, or beside what another language made;
                 statements after others made room
    anchors      of the paragraphs of texts that are known already, by which the rows find them
    differences  where the languages disagree, for a person to look at
    moves        where the records of lists come to stand; written first, for an entry is found by its position
    base         what imports said until now, entries at their new positions
    changes      where new says something else than base: each written to the record as staff left it; positions
                 follow the words that they are about
    removed      paragraphs that the last import had and this one leaves out, if nobody touched them
    missing      what the last import said and this one does not, for a person to look at
    """
    outcome, lookup = Outcome(), RecordLookup()
    others, record = history.other_languages(), history.record()
    new = merge_language(list(plan(report)), others)
    record = {row.ref: row for row in with_numbers_of(new.aligned, record.values())}
    meet_works(new.aligned, lookup)
    joined, messages = join_twins(typed_twins(new.aligned, lookup))
    outcome.joined += joined
    outcome.conflicts += messages
    if (anchored := with_anchors(report, new.aligned, record, lookup)) != report:
        report, new = anchored, merge_language(list(plan(anchored)), others)
    meet_documents(new.aligned, lookup)
    outcome.differences += describe_differences(new.aligned, others)
    moves = find_moves(record, history.record_with(new.additions), lookup)
    write_moves(moves)
    meet_statements(new.aligned, lookup)
    outcome.moved.update(plural_name(entry.model) for entry in moves.entries())
    last = with_numbers_of(new.aligned, history.base())
    base = MergeBase(with_positions(last, moves.positions), with_positions(record.values(), moves.positions))
    rows = [*new.additions, *extra]
    versions = list(Version.objects.filter(resolution__session__number=report["session"]["number"]))
    wordings = position_wordings(versions)
    RowWriter(base, lookup, outcome).write_changes(progress(rows, len(rows)))
    removed = list(remove_left_out(base, rows, report["language"], lookup))
    outcome.removed.update(plural_name(type(record)) for record in removed)
    outcome.differences += [message for _place, message in follow_paragraphs(versions, wordings)]
    outcome.missing += [str(reference) for reference in base.missing(rows) if lookup.is_held(reference)]
    outcome.unmet += describe_unmet_works(new.aligned, lookup, part_key(report["session"]), report["language"])
    return outcome, report


def record_import(
    session: Session, report: Json, source: str, sha256: str, outcome: Outcome, last: ReportImport | None
) -> ReportImport:
    """Remember the reading and its findings; what a person settled stays settled."""
    if last and (last.sha256, last.report) == (sha256, report) and not outcome.changed:
        return last
    key = {
        "session": session, "part": part_key(report["session"]).part,
        "language": report["language"], "sha256": sha256,
    }  # fmt: skip
    report_import = ReportImport.objects.filter(**key).first() or ReportImport(**key)
    report_import.source, report_import.report = source, report
    report_import.lines = report["coverage"]["lines"]
    report_import.accounted = report["coverage"]["lines"] - report["coverage"]["unread"]
    report_import.created, report_import.updated = outcome.created.total(), outcome.updated.total()
    services.save_record(report_import)
    others = ~Q(code=CONFLICT)  # a conflict waits until a person settles it
    record_findings(import_findings(report, outcome), report_import=report_import, replaced=others)
    return report_import


def import_findings(report: Json, outcome: Outcome) -> Iterator[Finding]:
    """The findings of the reading, then those of the merge."""
    for finding in report["findings"]:
        first, last = finding["lines"] or (None, None)
        yield Finding(
            language=report["language"], level=finding["level"], code=finding["code"], message=finding["message"],
            first_line=first, last_line=last,
        )  # fmt: skip
    for name in outcome.missing:
        message = f"The last import gave {name}; this one does not. It is kept until a person removes it."
        yield Finding(language=report["language"], level="warning", code="held-not-in-report", message=message)
    for message in outcome.unmet:
        yield Finding(language=report["language"], level="warning", code="typed-not-met", message=message)
    for message in outcome.differences:
        yield Finding(language=report["language"], level="warning", code="languages-differ", message=message)
    for message in outcome.conflicts:
        yield Finding(language=report["language"], level="warning", code=CONFLICT, message=message)
