"""The texts held here that a text cites, nearest subject first: what it may be compared with where it follows none."""

from ccpcj.lib.languages import in_each
from ccpcj.lib.title_likeness import title_likeness
from resolutions.citations.resolve import with_works
from resolutions.compare.choose_text import ComparableVersion, languages_by_version, public_versions
from resolutions.models import Citation, Resolution, Version

from .subject_works import fold_titles


def cited_texts(version: Version) -> list[ComparableVersion]:
    """The last version with words of each text that is cited; five queries, however many there are."""
    rows = with_works(Citation.objects.public().filter(paragraph__version=version))
    works = {row.work.pk: row.work for row in rows if row.work and row.work != version.resolution}
    versions = list(public_versions().filter(resolution__in=works))
    languages = languages_by_version(versions)
    last = {
        version.resolution_id: ComparableVersion(version, languages[version.pk])
        for version in versions
        if languages[version.pk]
    }
    return sorted(last.values(), key=lambda text: -nearness(version.resolution, works[text.version.resolution_id]))


def nearness(resolution: Resolution, other: Resolution) -> float:
    """How many words two titles share, whatever their order, from 0 to 1."""
    titles, others = (fold_titles(in_each(work, "title")) for work in (resolution, other))
    return title_likeness(titles, others, any_order=True)
