"""Under which themes the keywords of the United Nations file a text, and who filed it there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ccpcj.lib.folding import for_search
from resolutions.models import Keyword, Resolution, Theme, ThemeFiling

SCHEMES = (Keyword.Scheme.UNBIS, Keyword.Scheme.AUTHORITY)


class KeywordTies:
    """The themes by the terms to which the tree ties them: one query."""

    def __init__(self) -> None:
        self.by_code: dict[str, set[int]] = defaultdict(set)
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.general: set[int] = set()
        for theme in Theme.objects.all():
            for code in theme.unbis:
                self.by_code[code].add(theme.pk)
            for name in theme.terms:
                self.by_name[for_search(name)].add(theme.pk)
            if theme.general:
                self.general.add(theme.pk)

    def themes_of(self, keywords: Iterable[tuple[str, str]]) -> set[int]:
        """The keys of the themes of a text, from codes and names; a keyword with a code is known by it alone.

        Files of the Assembly give "women" and "deforestation", with their codes, for the goals of development that a
        text touches; the index itself gives what the text is about.
        """
        themes: set[int] = set()
        for code, name in keywords:
            themes |= self.by_code.get(code, set()) if code else self.by_name.get(for_search(name), set())
        return themes - self.general or themes


@dataclass(frozen=True)
class FiledTheme:
    """A theme of a text, and who filed it there."""

    theme: Theme
    filed_by: ThemeFiling.FiledBy


def filed_themes(resolution: Resolution) -> list[FiledTheme]:
    """The themes of a text in the order of the tree; give it with its themes and filings."""
    filed = {filing.theme_id: ThemeFiling.FiledBy(filing.filed_by) for filing in resolution.theme_filings.all()}
    return [FiledTheme(theme, filed.get(theme.pk, ThemeFiling.FiledBy.STAFF)) for theme in resolution.themes.all()]
