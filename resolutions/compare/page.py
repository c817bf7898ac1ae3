"""A comparison as its page shows it: which texts, what was counted, and the rows."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ccpcj.lib.alignment import Kind
from ccpcj.lib.language_names import in_words
from resolutions.text.from_database import held_blocks

from . import (
    Comparison,
    Mark,
    Reading,
    compare,
)
from .choose import Chosen, headings
from .folding import Entry, folded, with_gone
from .missing_languages import Lacking, lacking
from .other_languages import borne_out
from .row_display import Shown

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
class Compared:
    """What the page shows of a comparison; `lacking` are the texts that are not held in the reader's language."""

    found: Comparison
    old: Chosen
    new: Chosen
    lacking: list[Lacking]

    @property
    def lang(self) -> str:
        return self.found.language

    @property
    def summary(self) -> list[str]:
        return [_(STATES[name]) % {"n": n} for name, n in self.found.counts.items() if n]

    @cached_property
    def entries(self) -> list[Entry]:
        return list(folded(with_gone([Shown(row, self.lang) for row in self.found.rows])))

    @property
    def strength(self) -> list[Shown]:
        """The rows of which something became weaker or stronger."""
        return [Shown(row, self.lang) for row in self.found.rows if row.changes]

    @property
    def in_one_language(self) -> str:
        """What is to be known of changes that the words of this language alone tell; empty where there are none."""
        if not any(change.alone for row in self.found.rows for change in row.changes):
            return ""
        words = _(
            "In %(language)s only: no other language that both texts are held in bears it out; "
            "a new translation may be the cause."
        )
        return words % {"language": in_words([self.lang])}

    @property
    def heads(self) -> list[list[Mark]]:
        """Title and enacting words, where they differ."""
        runs = [part for part in (self.found.title, self.found.chapeau) if any(run.kind != Kind.KEPT for run in part)]
        return [[Mark(run.kind, run.before, run.after) for run in part] for part in runs]


def compared(old: Chosen, new: Chosen, lang: str) -> Compared:
    """The comparison of two versions that are held in the language; the number of queries does not grow with them."""
    titles = headings([old.version, new.version], lang)
    readings = []
    for chosen in (old, new):
        title = titles.get(chosen.version.pk)
        blocks = held_blocks(chosen.version, [lang]).get(lang, [])
        readings.append(Reading(title.title if title else "", title.chapeau if title else "", blocks))
    found = borne_out(compare(*readings, lang), old, new)
    return Compared(found, old, new, lacking((old, new), titles, lang))
