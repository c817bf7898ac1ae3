"""The tree of themes, loaded whole: it is small, and one query serves a page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from resolutions.models import Resolution, Theme


@dataclass(frozen=True)
class ThemeBranch:
    """A theme with the number of texts under it, and the themes right below it."""

    theme: Theme
    count: int
    branches: list["ThemeBranch"]


class ThemeTree:
    """Every theme with those above and below it; one that hangs in a circle stands nowhere."""

    def __init__(self) -> None:
        self.children: dict[int | None, list[Theme]] = defaultdict(list)
        self.paths: dict[int, list[Theme]] = {}  # from the root down to the theme itself
        for theme in Theme.objects.all():
            self.children[theme.parent_id].append(theme)
        self.themes = {theme.slug: theme for theme in self.walk(None, [])}

    def walk(self, parent: int | None, above: list[Theme]) -> Iterator[Theme]:
        for theme in self.children[parent]:
            self.paths[theme.pk] = [*above, theme]
            yield theme
            yield from self.walk(theme.pk, self.paths[theme.pk])

    def depth(self, slug: str) -> int:
        return len(self.paths[self.themes[slug].pk]) - 1

    def keys_below(self, slugs: Iterable[str]) -> list[int]:
        """The keys of the themes and of all below them."""
        roots = set(slugs)
        return [pk for pk, path in self.paths.items() if roots & {theme.slug for theme in path}]

    def roll_up(self, pairs: Iterable[tuple[int, int]]) -> dict[str, int]:
        """How many records stand under each theme or below it, from pairs of theme and record."""
        records: dict[str, set[int]] = defaultdict(set)
        for theme, record in pairs:
            for above in self.paths.get(theme, ()):
                records[above.slug].add(record)
        return {slug: len(keys) for slug, keys in records.items()}

    def tally(self, resolutions: QuerySet[Resolution]) -> dict[str, int]:
        """How many of the texts stand under each theme: one query."""
        tagged = Resolution.themes.through.objects.filter(resolution__in=resolutions.order_by().values("pk"))
        return self.roll_up(tagged.values_list("theme_id", "resolution_id"))

    def with_counts(self, resolutions: QuerySet[Resolution], parent: int | None = None) -> list[ThemeBranch]:
        """The themes below one, or all, as a tree with counts."""
        return self.branches(parent, self.tally(resolutions))

    def branches(self, parent: int | None, counts: dict[str, int]) -> list[ThemeBranch]:
        return [
            ThemeBranch(theme, counts.get(theme.slug, 0), self.branches(theme.pk, counts))
            for theme in self.children[parent]
        ]
