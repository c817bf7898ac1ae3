"""Draft or published: the one gate between the secretariat's records and the public."""

from typing import Self

from django.db import models

from ccpcj.lib.choices import TextChoices


class Release(TextChoices):
    DRAFT = "draft", "draft"
    PUBLISHED = "published", "published"


class ReleaseQuerySet(models.QuerySet):
    """Records that are public when every record they hang from is published.

    A model says through which relations in `published_with`: "" is its own `release` column,
    "resolution__" that of its resolution, and so on. Pages, counts, exports and feeds all start at `public()`.
    A relation that may be empty is listed in `published_if_set`: no session is no obstacle, a draft one is.
    """

    def public(self) -> Self:
        for path in self.model.published_with:
            # As “not a draft”: SQLite takes any “is published” for a rare thing, and begins every list with it.
            self = self.filter(~models.Q(**{f"{path}release": Release.DRAFT}))
        for path in getattr(self.model, "published_if_set", ()):
            stated = models.Q(**{f"{path.removesuffix('__')}__isnull": False})
            self = self.exclude(stated & models.Q(**{f"{path}release": Release.DRAFT}))
        return self


def release_field() -> models.CharField:
    return models.CharField(
        max_length=9,
        choices=Release.choices,
        default=Release.DRAFT,
        db_index=True,
        help_text="Only what is published stands on public pages, in counts and in exports.",
    )
