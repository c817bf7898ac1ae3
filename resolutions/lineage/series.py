"""The series of texts that come back under nearly the same title, among the texts of a theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ccpcj.lib.languages import in_each
from ccpcj.lib.title_likeness import title_likeness
from resolutions.models import Resolution

from .subject_works import ALIKE, fold_titles


@dataclass
class TextSeries:
    """Texts of one series, the latest first."""

    titles: Mapping[str, str]
    texts: list[Resolution] = field(default_factory=list)

    @property
    def latest(self) -> Resolution:
        return self.texts[0]

    @property
    def earlier(self) -> list[Resolution]:
        return self.texts[1:]


def recurring_series(texts: Sequence[Resolution]) -> list[TextSeries]:
    """The series of two texts or more, the longest first; `texts` are given the latest first, with their titles.

    A text belongs to the first series whose latest title is as like its own as titles in a lineage are.
    """
    by_title: dict[tuple[tuple[str, str], ...], TextSeries] = {}
    series: list[TextSeries] = []
    for text in texts:
        titles = fold_titles(in_each(text, "title"))
        key = tuple(titles.items())
        if key not in by_title:
            likely = (known for known in series if title_likeness(known.titles, titles) >= ALIKE)
            own = next(likely, None) or TextSeries(titles)
            by_title[key] = own
            if not own.texts:
                series.append(own)
        by_title[key].texts.append(text)
    return sorted((known for known in series if known.earlier), key=lambda known: -len(known.texts))
