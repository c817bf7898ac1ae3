"""The parts of a session in addresses: `/sessions/31/reconvened/`."""

from .models.session import PART_SLUGS, Part

PARTS_BY_SLUG = {slug: part for part, slug in PART_SLUGS.items()}


class PartConverter:
    """A part in which a session was reconvened; the regular part has the addresses of the session."""

    regex = "|".join(PARTS_BY_SLUG)

    def to_python(self, slug: str) -> Part:
        return PARTS_BY_SLUG[slug]

    def to_url(self, part: int) -> str:
        return PART_SLUGS[Part(part)]
