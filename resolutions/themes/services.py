"""The tree of themes that comes with the project, the keywords of a text, and the themes under which they file it."""

import json
from collections.abc import Iterable
from pathlib import Path

from ccpcj.history.services import change
from ccpcj.lib.batches import BATCH, batches
from ccpcj.lib.services import Counts, create_record, update_record, upsert
from resolutions.models import Keyword, Paragraph, Resolution, Theme, ThemeFiling
from resolutions.text.document import Subject

from .filing import KeywordTies, paragraphs_of, themes_named
from .suggestions import open_suggestions
from .theme_terms import theme_terms

FILE = Path(__file__).parent / "data" / "themes.json"
WORKS_AT_ONCE = 20  # whose words are in memory together


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


@change()
def remove_keywords(resolution: Resolution, subjects: Iterable[Subject]) -> None:
    """Take keywords away from the work, which the library that gave them does not give any more."""
    keys = keyword_keys(subjects)
    given = resolution.keywords.all()
    resolution.keywords.remove(*(word for word in given if (word.scheme, word.code, word.name) in keys))


@change(reason="Filed under themes by keywords and words")
def file_texts(works: Iterable[int]) -> int:
    """Bring works, by their keys, and their paragraphs to the themes that keywords and words name; return how many
    works changed.

    The filings are what keywords and words said last: a theme that staff took away since stays away, one that they
    gave or confirmed stays.
    """
    ties = KeywordTies()
    return sum(file_some(keys, ties) for keys in batches(works, WORKS_AT_ONCE))


def file_some(works: list[int], ties: KeywordTies) -> int:
    paragraphs = paragraphs_of(works)
    renamed = name_themes(paragraph for rows in paragraphs.values() for paragraph in rows)
    named = themes_named(works, paragraphs, ties)
    link = Resolution.themes.through
    links = {(row.resolution_id, row.theme_id): row.pk for row in link.objects.filter(resolution__in=works)}
    filings = {(row.resolution_id, row.theme_id): row for row in ThemeFiling.objects.filter(resolution__in=works)}
    by_staff = ThemeFiling.FiledBy.STAFF
    new = sorted(named.keys() - filings.keys())
    open_filings = {pair: row for pair, row in filings.items() if pair in links and row.filed_by != by_staff}
    gone = sorted(open_filings.keys() - named.keys())
    moved = [pair for pair, row in open_filings.items() if row.filed_by != named.get(pair, row.filed_by)]
    ThemeFiling.objects.bulk_create(
        ThemeFiling(
            resolution_id=work, theme_id=theme, filed_by=by_staff if (work, theme) in links else named[work, theme]
        )
        for work, theme in new
    )
    link.objects.bulk_create(
        link(resolution_id=work, theme_id=theme) for work, theme in new if (work, theme) not in links
    )
    for pair in moved:
        filings[pair].filed_by = named[pair]
    ThemeFiling.objects.bulk_update([filings[pair] for pair in moved], ["filed_by"])
    if gone:
        link.objects.filter(pk__in=[links[pair] for pair in gone]).delete()
        ThemeFiling.objects.filter(pk__in=[filings[pair].pk for pair in gone]).delete()
    return len(renamed | {work for work, _theme in (*new, *moved, *gone)})


def name_themes(paragraphs: Iterable[Paragraph]) -> set[int]:
    """Write the themes that the words of paragraphs name; return the works of those that changed."""
    changed = []
    for paragraph in paragraphs:
        themes = theme_terms().themes_of({text.language: text.text for text in paragraph.texts.all()})
        if themes != paragraph.themes:
            paragraph.themes = themes
            changed.append(paragraph)
    Paragraph.objects.bulk_update(changed, ["themes"], batch_size=BATCH)
    return {paragraph.version.resolution_id for paragraph in changed}


@change(reason="Suggested theme confirmed")
def confirm_suggestion(filing: ThemeFiling) -> bool:
    """Make a suggestion staff's own; return whether it waited for a decision."""
    if is_open := open_suggestions().filter(pk=filing.pk).exists():
        update_record(filing, {"filed_by": ThemeFiling.FiledBy.STAFF})
    return is_open


@change(reason="Suggested theme refused")
def refuse_suggestion(filing: ThemeFiling) -> bool:
    """Take a suggested theme from its text; its filing stays, so that nothing suggests it again."""
    if is_open := open_suggestions().filter(pk=filing.pk).exists():
        filing.resolution.themes.remove(filing.theme_id)
    return is_open


@change(reason="Suggested theme open again")
def reopen_suggestion(filing: ThemeFiling) -> bool:
    """Take a confirmation or a refusal back; return whether there was one. What the index files is no suggestion."""
    by = ThemeFiling.FiledBy
    is_decided = filing.filed_by != by.INDEX and not open_suggestions().filter(pk=filing.pk).exists()
    if is_decided:
        update_record(filing, {"filed_by": by.WORDS})
        filing.resolution.themes.add(filing.theme_id)
    return is_decided


@change()
def move_themes(*, source: Resolution, target: Resolution) -> None:
    """Give a work the themes of another, which it was joined with, but for those that staff took from it."""
    given = set(target.themes.values_list("pk", flat=True))
    known = set(target.theme_filings.values_list("theme", flat=True))
    for filing in source.theme_filings.exclude(theme__in=known):
        filed_by = ThemeFiling.FiledBy.STAFF if filing.theme_id in given else filing.filed_by
        ThemeFiling.objects.filter(pk=filing.pk).update(resolution=target, filed_by=filed_by)
    target.themes.add(*source.themes.exclude(pk__in=known - given))
    file_texts([target.pk])
