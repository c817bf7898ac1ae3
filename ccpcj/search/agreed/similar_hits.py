"""Near paragraphs with what a page says of each: where it stands, who sponsored it, which words differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccpcj.lib.languages import Words
from ccpcj.search.models import IndexedTable, IndexEntry
from ccpcj.search.results.hits import Hit, hits_of_keys
from resolutions.lineage.predecessor import lineage_of
from resolutions.lineage.subject_works import day_of
from resolutions.models import Paragraph
from resolutions.sponsors.sponsors_of_text import sponsor_names

from .draft import DraftParagraph, judge_draft, verdict_of
from .request import AgreedRequest
from .similar import SimilarityFinder, SimilarParagraph

MAX_EARLIER = 10


@dataclass(frozen=True)
class SimilarHit:
    """A near paragraph with what a page says of it."""

    similar: SimilarParagraph
    hit: Hit
    sponsors: list[Words]

    @property
    def words(self) -> Words:
        """The agreed words, with the language in which they are compared."""
        return Words(self.similar.agreed, self.similar.language)


def similar_hits(groups: Sequence[Sequence[SimilarParagraph]]) -> list[list[SimilarHit]]:
    """Return each group with what a page says of its paragraphs; one that is not public any more is passed over."""
    keys = list(dict.fromkeys(similar.key for group in groups for similar in group))
    hits = {hit.key: hit for hit in hits_of_keys(keys, ())}
    sponsors = sponsor_names({hit.work for hit in hits.values() if hit.work})
    return [
        [
            SimilarHit(similar, hit, sponsors.get(hit.work or 0, []))
            for similar in group
            if (hit := hits.get(similar.key)) is not None
        ]
        for group in groups
    ]


def judged_paragraphs(
    request: AgreedRequest, finder: SimilarityFinder, draft: Sequence[str]
) -> list[tuple[DraftParagraph, list[SimilarHit]]]:
    """Return each paragraph of a draft with what is near to it; a single one with all that is near, however far."""
    if len(draft) > 1 and not request.paragraph:
        paragraphs = list(judge_draft(draft, finder))
    else:
        own_key = entry_key_of(request.paragraph) if request.paragraph else 0
        similar = finder.similar_paragraphs(request.text, exclude=own_key)
        paragraphs = [DraftParagraph(request.text, verdict_of(similar), similar)]
    return list(zip(paragraphs, similar_hits([paragraph.similar for paragraph in paragraphs]), strict=True))


def entry_key_of(paragraph: Paragraph) -> int:
    """Return the key of the paragraph's own entry, which is not similar to itself; 0 where it has none."""
    entries = IndexEntry.objects.filter(table=IndexedTable.PARAGRAPH, record=paragraph.pk)
    return entries.values_list("pk", flat=True).first() or 0


def earlier_hits(paragraph: Paragraph, similar: Sequence[SimilarParagraph]) -> list[SimilarHit]:
    """Return what was agreed before the paragraph in texts on other subjects, the first agreed first.

    Texts on its own subject are in its timeline.
    """
    [hits], predecessor = similar_hits([similar]), lineage_of(paragraph.version)
    own = {text.resolution.pk for text in predecessor.chain()} if predecessor else {paragraph.version.resolution_id}
    day = day_of(paragraph.version) or date.max
    earlier = [
        (hit.hit.day, hit) for hit in hits if hit.hit.work not in own and hit.hit.day and hit.hit.day < day
    ]  # fmt: skip
    return [hit for _day, hit in sorted(earlier[:MAX_EARLIER], key=lambda dated: dated[0])]
