"""Giving works their addresses: when there is a name to make one of. The address that a work had leads on to it."""

from ccpcj.history.services import change
from ccpcj.lib.release import Release
from ccpcj.lib.services import Fields, saves
from resolutions.models import FormerSlug, Resolution, Version

from .address_names import UNNAMED, address_name, free_address, is_taken

NAMING = {"number", "stage", "kind", "session", "session_id", "slug"}  # the fields that decide on the address


@saves(Resolution)
def save_work(work: Resolution, fields: Fields = None) -> None:
    """Write a work, whoever asks; one that is numbered now takes the address of its number."""
    if fields is not None and not NAMING & set(fields):
        work.save(update_fields=fields)
        return
    former = Resolution.objects.filter(pk=work.pk).first() if work.pk else None
    if not work.slug:
        work.slug = former.slug if former else free_address(address_name(work), work)
    elif former is None and is_taken(work.slug, work):
        work.slug = free_address(work.slug, work)
    elif former and work.slug == former.slug and work.number and not former.number:
        work.slug = free_address(address_name(work), work)
    work.save(update_fields=fields if fields is None else {*fields, "slug"})
    if former and former.slug != work.slug:
        keep_former_address(work, former.slug)


@saves(Version)
def save_version(version: Version, fields: Fields = None) -> None:
    """Write a version, whoever asks; the symbol of a draft gives an address to a work that had only a title."""
    is_new = version.pk is None
    version.save(update_fields=fields)
    work = version.resolution
    is_named = version.symbol and version.stage == Version.Stage.TABLED
    if is_named and not work.number and work.slug.startswith(UNNAMED):
        never_shown = is_new and work.release == Release.DRAFT and work.versions.count() == 1
        move_to_address(work, address_name(work), lead_on=not never_shown)


@change()
def move_to_address(work: Resolution, name: str, *, lead_on: bool = True) -> None:
    """Give a work the address of this name; with `lead_on`, the one that it had leads there."""
    former, work.slug = work.slug, free_address(name, work)
    work.save(update_fields=["slug"])
    if lead_on and former != work.slug:
        keep_former_address(work, former)


def keep_former_address(work: Resolution, address: str) -> None:
    """Let an address that a work had lead on to it; the one that it has now is none of its former."""
    FormerSlug.objects.filter(resolution=work, slug=work.slug).delete()
    FormerSlug.objects.get_or_create(slug=address, defaults={"resolution": work})
