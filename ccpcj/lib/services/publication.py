"""Publishing: the one way in which a record becomes public, or ceases to be; its history says who did it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model

from ccpcj.history.services import change
from ccpcj.lib.release import Release

from .records import save_record

# who publishes: the account of a person, or in words what does: "the import of report.docx"
Author: TypeAlias = User | AnonymousUser | str


def publish(records: Iterable[Model], *, by: Author) -> int:
    """Make these records public, as far as what they hang from is; return how many were not so yet."""
    return set_release(records, Release.PUBLISHED, by)


def unpublish(records: Iterable[Model], *, by: Author) -> int:
    """Take these records, with all that hangs from them, off the public pages; return how many were on them."""
    return set_release(records, Release.DRAFT, by)


def set_release(records: Iterable[Model], release: Any, by: Author) -> int:
    """Write, all or nothing, the release of those records that have another, whoever changed it meanwhile."""
    records = list(records)
    verb = "Published" if release == Release.PUBLISHED else "Unpublished"
    message = f"{verb} by {by}." if isinstance(by, str) else f"{verb}."
    with change(user=None if isinstance(by, str) else by) as act:
        stored = stored_releases(records)
        changed = [record for record in records if stored.get((type(record), record.pk), release) != release]
        for record in records:
            record.release = release
        for record in changed:
            save_record(record, fields=["release"])
        if changed:
            act.reason = act.reason or message
    return len(changed)


def stored_releases(records: Iterable[Model]) -> dict[tuple[type[Model], Any], str]:
    """The releases in the database, by model and key; no other transaction changes them before this one ends."""
    keys: dict[type[Model], list[Any]] = defaultdict(list)
    for record in records:
        keys[type(record)].append(record.pk)
    return {
        (model, key): release
        for model, pks in keys.items()
        for key, release in model._base_manager.filter(pk__in=pks)
        .order_by()  # an order by another table would lock its rows too, or be refused
        .select_for_update(no_key=True)
        .values_list("pk", "release")
    }
