"""Making the next revision of a draft: a version that begins with the words of the one before it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from ccpcj.history.services import change
from ccpcj.lib.release import Release
from ccpcj.lib.services import create_record, renumber
from ccpcj.lib.symbols import next_revision
from resolutions.models import Citation, Footnote, Paragraph, ParagraphText, ResolutionText, Version


@change(reason="A revision was begun")
def create_revision(version: Version) -> Version:
    """Make the next revision of a tabled draft, with its titles, paragraphs, footnotes and citations, to be changed.

    It stands behind the draft among the versions of the work, and is hidden until it is released.
    """
    symbol = next_revision(version.symbol) if version.symbol else None
    if refusal := revision_refusal(version):
        raise ValidationError(refusal)
    versions = Version.objects.filter(resolution=version.resolution_id).order_by("position")
    later = list(versions.filter(position__gt=version.position).select_for_update())
    for other in later:
        other.position += 1
    renumber(later, "position")
    values = {"position": version.position + 1, "stage": version.stage, "body": version.body, "symbol": symbol}
    revision = create_record(
        Version, {"resolution": version.resolution, "release": Release.DRAFT, "revised": not symbol, **values}
    )
    copy_words(version, revision)
    return revision


def revision_refusal(version: Version) -> str:
    """Why a version has no next revision, in words; empty where it can have one."""
    if version.stage != Version.Stage.TABLED:
        return "Only a tabled draft is revised."
    if version.symbol and Version.objects.filter(symbol=(symbol := next_revision(version.symbol))).exists():
        return f"{symbol} is in the record already."
    return ""


def copy_words(source: Version, target: Version) -> None:
    """Give a version the titles and paragraphs of another, in every language; anchors stay, so that they compare."""
    copy_rows(ResolutionText.objects.filter(version=source), lambda text: {"version": target, "source": ""})
    originals = Paragraph.objects.filter(version=source)
    copies = copy_rows(originals, lambda paragraph: {"version": target, "parent": None})
    below = dict(originals.exclude(parent=None).values_list("pk", "parent_id"))
    for own, parent in below.items():
        copies[own].parent = copies[parent]
    Paragraph.objects.bulk_update([copies[own] for own in below], ["parent"])
    for rows in (ParagraphText.objects, Footnote.objects, Citation.objects):
        copy_rows(rows.filter(paragraph__version=source), lambda row: {"paragraph": copies[row.paragraph_id]})


def copy_rows(rows: QuerySet[Any], values: Callable[[Any], Mapping[str, Any]]) -> dict[int, Any]:
    """Copy the records of a table, each with these values in place of its own; return the copies by the old keys."""
    originals = list(rows.order_by("pk"))
    keys = [row.pk for row in originals]
    for row in originals:
        row.pk, row._state.adding = None, True
        for name, value in values(row).items():
            setattr(row, name, value)
    return dict(zip(keys, rows.model._default_manager.bulk_create(originals), strict=True))
