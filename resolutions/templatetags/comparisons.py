"""Links from a text to comparisons of its versions."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ccpcj.lib.alignment import RunKind
from ccpcj.lib.languages import Words
from ccpcj.lib.reader_language import reader_words
from resolutions.citations.how_to_cite import cite_version
from resolutions.compare import PrintedRun
from resolutions.compare.choose_text import comparison_address, version_key
from resolutions.models import Version

register = template.Library()
ELEMENTS = {RunKind.KEPT: "{}", RunKind.ADDED: "<ins>{}</ins>", RunKind.REMOVED: "<del>{}</del>"}
register.filter(version_key)
register.simple_tag(comparison_address)


@register.filter
def version_name(version: Version) -> str:
    """A version as it is cited: "E/CN.15/2022/L.4", "General Assembly resolution 77/232"."""
    return cite_version(version.resolution, version)


@register.filter
def printed_number(version: Version) -> Words | str:
    """How a report numbers the version: as printed in the reader's language, else in the form of that language."""
    printed = reader_words(version, "printed")
    if printed.lang == get_language() or version.stage == Version.Stage.TABLED:
        return printed
    adopted = version.stage == Version.Stage.ADOPTED
    return cite_version(version.resolution, version) if adopted else version.resolution.label


@register.filter
def printed_runs(runs: Iterable[PrintedRun]) -> SafeString:
    """Words with what was kept, added and removed; a footnote stands in brackets after its marker."""
    return format_html_join("", "{}", ((print_run(run),) for run in runs))


def print_run(run: PrintedRun) -> SafeString:
    removed = run.kind is RunKind.REMOVED
    words, note = (run.before, run.old_note) if removed else (run.after, run.new_note)
    with_note = format_html('{}<small class="note">[{}]</small>', words, note.text) if note else words
    return format_html(ELEMENTS[run.kind], with_note)


@register.simple_tag
def earlier_with_words(version: Version, versions: Iterable[Version]) -> Version | None:
    """The version of the work that has words and comes last before this one; None where this one has none."""
    before = [earlier for earlier in versions if earlier.has_text and earlier.position < version.position]
    return before[-1] if before and version.has_text else None
