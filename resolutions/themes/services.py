"""The tree of themes that comes with the project, and the keywords of a text."""

import json
from collections.abc import Iterable
from pathlib import Path

from ccpcj.history.services import change
from ccpcj.lib.services import Counts, create_record, upsert
from resolutions.models import Keyword, Resolution, Theme
from resolutions.text.document import Subject

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
        for theme in themes
    ]
    records, counts = upsert(Theme, "slug", rows, only_empty=True)
    children = [theme for theme in themes if theme["parent"] and theme["slug"] not in known_codes]
    for theme in children:
        records[theme["slug"]].parent = records[theme["parent"]]
    Theme.objects.bulk_update([records[theme["slug"]] for theme in children], ["parent"])
    return counts._replace(updated=counts.updated + len(exchanged))


@change()
def add_keywords(resolution: Resolution, subjects: Iterable[Subject]) -> None:
    """Add these keywords to the work; those that staff gave it stay. One that is new becomes a record."""
    longest = Keyword._meta.get_field("name").max_length
    keys = dict.fromkeys((subject.scheme, subject.code, subject.name[:longest]) for subject in subjects)
    same_name = Keyword.objects.filter(name__in={name for _scheme, _code, name in keys})
    known = {(keyword.scheme, keyword.code, keyword.name): keyword for keyword in same_name}
    for key in keys:
        if key not in known:
            known[key] = create_record(Keyword, dict(zip(("scheme", "code", "name"), key, strict=True)))
    resolution.keywords.add(*(known[key] for key in keys))
