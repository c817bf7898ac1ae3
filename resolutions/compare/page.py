"""A comparison as its page shows it: which texts, what was counted, and the rows."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ccpcj.lib.alignment import RunKind
from ccpcj.lib.language_names import in_words
from resolutions.text.from_database import stored_blocks

from . import (
    Comparison,
    PrintedRun,
    Wording,
    compare,
)
from .choose_text import ComparableVersion, headings_by_version
from .missing_languages import MissingLanguage, missing_languages
from .other_languages import mark_unconfirmed
from .row_display import RowDisplay
from .unchanged_blocks import ListedRow, fold_unchanged, with_placeholders

STATES = {
    "unchanged": gettext_noop("%(n)s unchanged"),
    "changed": gettext_noop("%(n)s changed"),
    "annotated": gettext_noop("%(n)s with other footnotes"),
    "added": gettext_noop("%(n)s added"),
    "removed": gettext_noop("%(n)s removed"),
    "moved": gettext_noop("%(n)s moved"),
    "split": gettext_noop("%(n)s split"),
    "merged": gettext_noop("%(n)s merged"),
    "renumbered": gettext_noop("%(n)s renumbered"),
}


@dataclass(frozen=True)
class ComparisonPage:
    """What the page shows of a comparison; `missing` are the texts that are not held in the reader's language."""

    comparison: Comparison
    old: ComparableVersion
    new: ComparableVersion
    missing: list[MissingLanguage]

    @property
    def lang(self) -> str:
        return self.comparison.language

    @property
    def same(self) -> bool:
        return self.comparison.same

    @property
    def summary(self) -> list[str]:
        return [_(STATES[name]) % {"n": n} for name, n in self.comparison.counts.items() if n]

    @cached_property
    def rows(self) -> list[ListedRow]:
        return list(fold_unchanged(with_placeholders([RowDisplay(row, self.lang) for row in self.comparison.rows])))

    @property
    def strength(self) -> list[RowDisplay]:
        """The rows of which something became weaker or stronger."""
        return [RowDisplay(row, self.lang) for row in self.comparison.rows if row.changes]

    @property
    def in_one_language(self) -> str:
        """What is to be known of changes that the words of this language alone tell; empty where there are none."""
        if not any(change.alone for row in self.comparison.rows for change in row.changes):
            return ""
        words = _(
            "In %(language)s only: no other language in which both texts are available confirms it; "
            "a new translation may be the cause."
        )
        return words % {"language": in_words([self.lang])}

    @property
    def headings(self) -> list[list[PrintedRun]]:
        """Title and enacting words, where they differ."""
        headings = (self.comparison.title, self.comparison.chapeau)
        changed = [runs for runs in headings if any(run.kind != RunKind.KEPT for run in runs)]
        return [[PrintedRun(run.kind, run.before, run.after) for run in runs] for runs in changed]


def comparison_page(old: ComparableVersion, new: ComparableVersion, lang: str) -> ComparisonPage:
    """Compare two versions that are held in the language; the number of queries does not grow with them."""
    titles = headings_by_version([old.version, new.version], lang)
    wordings = []
    for text in (old, new):
        title = titles.get(text.version.pk)
        blocks = stored_blocks(text.version, [lang]).get(lang, [])
        wordings.append(Wording(title.title if title else "", title.chapeau if title else "", blocks))
    comparison = mark_unconfirmed(compare(wordings[0], wordings[1], lang), old, new)
    return ComparisonPage(comparison, old, new, missing_languages((old, new), titles, lang))
