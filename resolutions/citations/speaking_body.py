"""Who speaks in a version, and when: what its words cite without a body, or without a day, is read by that."""

from resolutions.models import Version


def speaker_of(version: Version) -> tuple[str, int | None]:
    """The body whose words a version has, and the year.

    A draft of the Commission speaks for the body that is to adopt it. Without a day it speaks in the
    year of its session.
    """
    work = version.resolution
    year = version.date.year if version.date else work.session.year if work.session else None
    return work.body or version.body, year
