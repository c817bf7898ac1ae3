"""The texts held here that a text cites, nearest subject first: what it may be compared with where it follows none."""

from ccpcj.lib.languages import in_each
from ccpcj.lib.title_likeness import title_likeness
from resolutions.citations.resolve import with_works
from resolutions.compare.choose import Chosen, public_versions, worded
from resolutions.models import Citation, Resolution, Version

from .subjects import comparable


def cited_texts(here: Version) -> list[Chosen]:
    """The last version with words of each text that is cited; five queries, however many there are."""
    rows = with_works(Citation.objects.public().filter(paragraph__version=here))
    works = {row.work.pk: row.work for row in rows if row.work and row.work != here.resolution}
    versions = list(public_versions().filter(resolution__in=works))
    languages = worded(versions)
    last = {version.resolution_id: Chosen(version, held) for version in versions if (held := languages[version.pk])}
    return sorted(last.values(), key=lambda text: -nearness(here.resolution, works[text.version.resolution_id]))


def nearness(resolution: Resolution, other: Resolution) -> float:
    """How many words two titles share, whatever their order, from 0 to 1."""
    titles, others = (comparable(in_each(work, "title")) for work in (resolution, other))
    return title_likeness(titles, others, any_order=True)
