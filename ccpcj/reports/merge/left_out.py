"""Paragraphs of a text that a corrected report leaves out: gone where nobody touched them, else kept for a person."""

from collections.abc import Iterator, Sequence

from django.db.models import Model

from ccpcj.lib.services import delete_record
from ccpcj.reports.plan.plan_row import PlanRow, Ref, ref
from resolutions.models import Citation, Footnote, Paragraph, ParagraphText

from .record_lookup import RecordLookup, storable
from .three_way import ORDERING, MergeBase, RecordComparison


def remove_left_out(base: MergeBase, rows: Sequence[PlanRow], language: str, lookup: RecordLookup) -> Iterator[Model]:
    """Remove the paragraphs that only the last import had of the texts that these rows are of; give what is gone.

    The words of the language go, and the paragraph with the last of its words. What staff corrected or added stays,
    with the paragraph that it belongs to.
    """
    versions = {row.key["version"] for row in rows if row.model is Paragraph}
    left_out = [
        reference
        for reference in base.missing(rows)
        if reference.model is Paragraph and dict(reference.key)["version"] in versions
    ]
    for reference in reversed(left_out):  # items go before what they hang from
        paragraph = lookup.resolve(reference)
        if isinstance(paragraph, Paragraph):
            leaving = untouched_records(LeftOut(reference, paragraph, base, lookup), language)
            for record in leaving:
                delete_record(record)
            if paragraph in leaving:
                lookup.records[reference] = None
            yield from leaving


class LeftOut:
    """A paragraph that a report leaves out, and what imports said of it and of what hangs from it."""

    def __init__(self, reference: Ref, paragraph: Paragraph, base: MergeBase, lookup: RecordLookup) -> None:
        self.reference, self.paragraph, self.base, self.lookup = reference, paragraph, base, lookup

    def words(self, language: str) -> list[Model]:
        texts = self.paragraph.texts.filter(language=language)
        return [*self.paragraph.footnotes.filter(language=language), *texts]

    def is_touched(self, record: Model) -> bool:
        """Whether a record is not as imports had it: staff added it, or changed something."""
        row = self.base.record.get(self.ref_of(record))
        if row is None:
            return True
        comparison = RecordComparison(row, record, row, self.lookup)
        names = storable(row.model, row.values).keys() - ORDERING
        return any(comparison.differs_from_base(name) for name in names)

    def ref_of(self, record: Model) -> Ref:
        if isinstance(record, ParagraphText):
            return ref(ParagraphText, paragraph=self.reference, language=record.language)
        if isinstance(record, Footnote):
            return ref(Footnote, paragraph=self.reference, number=record.number, language=record.language)
        if isinstance(record, Citation):
            return ref(Citation, paragraph=self.reference, report_paragraph=None, position=record.position)
        return self.reference


def untouched_records(left: LeftOut, language: str) -> list[Model]:
    """What goes with a paragraph: its words in a language, itself with the last; nothing that staff touched."""
    words, paragraph = left.words(language), left.paragraph
    if any(map(left.is_touched, words)):
        return []
    if paragraph.texts.exclude(language=language).exists() or paragraph.children.exists():
        return words
    is_kept = paragraph.summary or any(map(left.is_touched, [paragraph, *paragraph.citations.all()]))
    return [] if is_kept else [*words, paragraph]
