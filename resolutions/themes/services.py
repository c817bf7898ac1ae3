"""The tree of themes that comes with the project, the keywords of a text, and the themes under which they file it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ccpcj.history.services import change
from ccpcj.lib.batches import batches
from ccpcj.lib.services import Counts, create_record, upsert
from resolutions.models import Keyword, Resolution, Theme, ThemeFiling
from resolutions.text.document import Subject

from .filing import SCHEMES, KeywordTies

FILE = Path(__file__).parent / "data" / "themes.json"


@change(reason="The themes of the project")
def load_themes() -> Counts:
    """Create themes by slug and fill what is empty; what staff wrote or moved in the tree stays.

    Codes that an earlier tree of the project gave are exchanged for those of today where nobody changed them.
    """
    themes = json.loads(FILE.read_text(encoding="utf-8"))
    known_codes = dict(Theme.objects.values_list("slug", "unbis"))
    exchanged = [
        {"slug": theme["slug"], "unbis": theme["unbis"]}
        for theme in themes
        if "former_unbis" in theme and known_codes.get(theme["slug"]) == theme["former_unbis"]
    ]
    if exchanged:
        upsert(Theme, "slug", exchanged)
    rows = [
        {key: theme[key] for key in ("slug", "position", "unbis", "terms")}
        | {f"name_{language}": name for language, name in theme["name"].items()}
        | ({} if theme["slug"] in known_codes else {"general": theme["general"]})
        for theme in themes
    ]
    records, counts = upsert(Theme, "slug", rows, only_empty=True)
    children = [theme for theme in themes if theme["parent"] and theme["slug"] not in known_codes]
    for theme in children:
        records[theme["slug"]].parent = records[theme["parent"]]
    Theme.objects.bulk_update([records[theme["slug"]] for theme in children], ["parent"])
    return counts._replace(updated=counts.updated + len(exchanged))


def keyword_keys(subjects: Iterable[Subject]) -> dict[tuple[str, str, str], None]:
    """The scheme, code and name of keywords as they are recorded, in their order."""
    longest = Keyword._meta.get_field("name").max_length
    return dict.fromkeys((subject.scheme, subject.code, subject.name[:longest]) for subject in subjects)


@change()
def add_keywords(resolution: Resolution, subjects: Iterable[Subject]) -> None:
    """Add these keywords to the work; those that staff gave it stay. One that is new becomes a record."""
    keys = keyword_keys(subjects)
    same_name = Keyword.objects.filter(name__in={name for _scheme, _code, name in keys})
    known = {(keyword.scheme, keyword.code, keyword.name): keyword for keyword in same_name}
    for key in keys:
        if key not in known:
            known[key] = create_record(Keyword, dict(zip(("scheme", "code", "name"), key, strict=True)))
    resolution.keywords.add(*(known[key] for key in keys))
    file_by_keywords([resolution.pk])


@change()
def remove_keywords(resolution: Resolution, subjects: Iterable[Subject]) -> None:
    """Take keywords away from the work, which the library that gave them does not give any more."""
    keys = keyword_keys(subjects)
    given = resolution.keywords.all()
    resolution.keywords.remove(*(word for word in given if (word.scheme, word.code, word.name) in keys))
    file_by_keywords([resolution.pk])


@change(reason="Filed from the keywords of the United Nations")
def file_by_keywords(works: Iterable[int]) -> int:
    """Bring works, by their keys, to the themes that their keywords name; return how many changed.

    The filings are what the keywords said last: a theme that staff took away since stays away, one they gave stays.
    """
    ties = KeywordTies()
    return sum(file_some(keys, ties) for keys in batches(works))


def file_some(works: list[int], ties: KeywordTies) -> int:
    link = Resolution.themes.through
    keywords: dict[int, list[tuple[str, str]]] = defaultdict(list)
    tagged = Resolution.keywords.through.objects.filter(resolution__in=works, keyword__scheme__in=SCHEMES)
    for work, code, name in tagged.values_list("resolution_id", "keyword__code", "keyword__name"):
        keywords[work].append((code, name))
    named = {(work, theme) for work in works for theme in ties.themes_of(keywords[work])}
    links = {(row.resolution_id, row.theme_id): row.pk for row in link.objects.filter(resolution__in=works)}
    filings = {(row.resolution_id, row.theme_id): row for row in ThemeFiling.objects.filter(resolution__in=works)}
    new = sorted(named - filings.keys())
    gone = sorted((filings.keys() - named) & links.keys())
    by = ThemeFiling.FiledBy
    ThemeFiling.objects.bulk_create(
        ThemeFiling(resolution_id=work, theme_id=theme, filed_by=by.STAFF if (work, theme) in links else by.INDEX)
        for work, theme in new
    )
    link.objects.bulk_create(
        link(resolution_id=work, theme_id=theme) for work, theme in new if (work, theme) not in links
    )
    if gone:
        link.objects.filter(pk__in=[links[pair] for pair in gone if filings[pair].filed_by == by.INDEX]).delete()
        ThemeFiling.objects.filter(pk__in=[filings[pair].pk for pair in gone]).delete()
    return len({work for work, _theme in (*new, *gone)})


@change()
def move_themes(*, source: Resolution, target: Resolution) -> None:
    """Give a work the themes of another, which it was joined with, but for those that staff took from it."""
    given = set(target.themes.values_list("pk", flat=True))
    known = set(target.theme_filings.values_list("theme", flat=True))
    for filing in source.theme_filings.exclude(theme__in=known):
        filed_by = ThemeFiling.FiledBy.STAFF if filing.theme_id in given else filing.filed_by
        ThemeFiling.objects.filter(pk=filing.pk).update(resolution=target, filed_by=filed_by)
    target.themes.add(*source.themes.exclude(pk__in=known - given))
    file_by_keywords([target.pk])
