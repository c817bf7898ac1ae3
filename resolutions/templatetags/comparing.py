"""Links from a text to comparisons of its versions."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

from ccpcj.lib.languages import Words
from resolutions.models import Version
from resolutions.pages.chosen import comparison_address, key_of
from resolutions.pages.citing import cited_version
from sessions.lookup import as_read

register = template.Library()
register.filter("comparison_key", key_of)


@register.filter
def version_name(version: Version) -> str:
    """A version as it is cited: "E/CN.15/2022/L.4", "General Assembly resolution 77/232"."""
    return cited_version(version.resolution, version)


@register.filter
def printed_number(version: Version) -> Words | str:
    """How a report numbers the version: as printed in the reader's language, else in the form of that language."""
    printed = as_read(version, "printed")
    if printed.lang == get_language() or version.stage == Version.Stage.TABLED:
        return printed
    adopted = version.stage == Version.Stage.ADOPTED
    return cited_version(version.resolution, version) if adopted else version.resolution.label


@register.simple_tag
def earlier_with_words(version: Version, versions: Iterable[Version]) -> Version | None:
    """The version of the work that has words and comes last before this one; None where this one has none."""
    before = [held for held in versions if held.has_text and held.position < version.position]
    return before[-1] if before and version.has_text else None


@register.simple_tag
def comparison(old: Version, new: Version) -> str:
    """The address of the comparison of two versions."""
    return comparison_address(old, new)
