"""Draft or published: the one gate between the secretariat's records and the public."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Self

from django.db import connections, models
from django.db.models import Case, Q, Value, When

from ccpcj.lib.choices import TextChoices

# Whether the page that is being made is one for staff. Nothing else sets it: files, the index and commands never do.
_shows_drafts: ContextVar[bool] = ContextVar("shows_drafts", default=False)


@contextmanager
def drafts_shown() -> Iterator[None]:
    """Within, `readable()` gives drafts too: a page is made for a person of the secretariat who may see them."""
    token = _shows_drafts.set(True)
    try:
        yield
    finally:
        _shows_drafts.reset(token)


class Release(TextChoices):
    DRAFT = "draft", "draft"
    PUBLISHED = "published", "published"


class ReleaseQuerySet(models.QuerySet):
    """Records that are public when every record they hang from is published.

    A model says through which relations in `published_with`: "" is its own `release` column,
    "resolution__" that of its resolution, and so on. A relation that may be empty is listed in `published_if_set`:
    no session is no obstacle, a draft one is. Pages start at `readable()`; files, the index and whatever is kept
    for several readers start at `public()`.
    """

    def public(self) -> Self:
        for path in self.model.published_with:
            self = self.filter(published(path, connections[self.db].vendor))
        for path in getattr(self.model, "published_if_set", ()):
            stated = models.Q(**{f"{path.removesuffix('__')}__isnull": False})
            self = self.exclude(stated & models.Q(**{f"{path}release": Release.DRAFT}))
        return self

    def readable(self) -> Self:
        """What the reader of the page may see: what is public, and for staff the drafts as well."""
        return self.with_drafts() if _shows_drafts.get() else self.public()

    def with_drafts(self) -> Self:
        """All, each with `is_draft`: whether the public does not see it."""
        released = Q()
        for path in self.model.published_with:
            released &= Q(**{f"{path}release": Release.PUBLISHED})
        for path in getattr(self.model, "published_if_set", ()):
            unset = Q(**{f"{path.removesuffix('__')}__isnull": True})
            released &= unset | Q(**{f"{path}release": Release.PUBLISHED})
        drafts: Self = self.annotate(is_draft=Case(When(released, then=Value(False)), default=Value(True)))
        return drafts


def published(path: str, vendor: str) -> Q:
    """The condition of a release, as the planner of the database understands it best.

    SQLite takes any "is published" for a rare thing, and would begin every list with it. PostgreSQL takes "is not a
    draft" for a common one where it has counted nothing yet, and joins all rows of all tables.
    """
    if vendor == "sqlite":
        return ~Q(**{f"{path}release": Release.DRAFT})
    return Q(**{f"{path}release": Release.PUBLISHED})


def is_unreleased(record: models.Model) -> bool:
    """Whether a record that a page has read is one that the public does not see."""
    return bool(getattr(record, "is_draft", False))


def release_field() -> models.CharField:
    return models.CharField(
        max_length=9,
        choices=Release.choices,
        default=Release.DRAFT,
        db_index=True,
        help_text="Only what is published stands on public pages, in counts and in exports.",
    )
