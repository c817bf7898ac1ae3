"""Near paragraphs with what a page says of each."""

from collections.abc import Callable
from dataclasses import dataclass

from ccpcj.lib.languages import Words
from ccpcj.search.models import Entry, Table
from ccpcj.search.results.hits import Hit, hits
from resolutions.models import Paragraph
from resolutions.sponsors.of_texts import sponsor_names

from .draft import Part, judged, verdict
from .request import Asked
from .similar import Finder, Near


@dataclass(frozen=True)
class Answer:
    """A near paragraph with what a page says of it."""

    near: Near
    hit: Hit
    sponsors: list[Words]

    @property
    def words(self) -> Words:
        """The language of the words that are compared."""
        return Words(self.near.agreed, self.near.language)


def described(found: list[Near]) -> Callable[[Near], Answer | None]:
    """What a page says of each of these; nothing of one that is there no more."""
    made = {hit.key: hit for hit in hits(list({one.key: one for one in found}), ())}
    names = sponsor_names({hit.work for hit in made.values() if hit.work})

    def told(one: Near) -> Answer | None:
        hit = made.get(one.key)
        return Answer(one, hit, names.get(hit.work or 0, [])) if hit else None

    return told


def answers(asked: Asked, finder: Finder, drafted: list[str]) -> list[tuple[Part, list[Answer]]]:
    """Each paragraph with what is near to it; a single one shows all that is near, however far."""
    if len(drafted) > 1 and not asked.paragraph:
        parts = list(judged(drafted, finder))
    else:
        near = finder.near(asked.text, but=own_key(asked.paragraph) if asked.paragraph else 0)
        parts = [Part(asked.text, verdict(near), near)]
    told = described([one for part in parts for one in part.near])
    return [(part, [answer for one in part.near if (answer := told(one))]) for part in parts]


def own_key(paragraph: Paragraph) -> int:
    """The key of the paragraph's own entry, which is not similar to itself; 0 where it has none."""
    entry = Entry.objects.filter(table=Table.PARAGRAPH, source=paragraph.pk).values_list("pk", flat=True).first()
    return entry or 0
