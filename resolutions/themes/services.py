"""Loading the tree of themes that comes with the project."""

import json
from pathlib import Path

from django.db import transaction

from ccpcj.lib.services import Counts, upsert
from resolutions.models import Theme

FILE = Path(__file__).parent / "data" / "themes.json"


@transaction.atomic
def load_themes() -> Counts:
    """Create themes by slug and fill what is empty; what staff wrote or moved in the tree stays."""
    themes = json.loads(FILE.read_text(encoding="utf-8"))
    held = set(Theme.objects.values_list("slug", flat=True))
    rows = [
        {key: theme[key] for key in ("slug", "position", "unbis")}
        | {f"name_{language}": name for language, name in theme["name"].items()}
        for theme in themes
    ]
    records, counts = upsert(Theme, "slug", rows, only_empty=True)
    children = [theme for theme in themes if theme["parent"] and theme["slug"] not in held]
    for theme in children:
        records[theme["slug"]].parent = records[theme["parent"]]
    Theme.objects.bulk_update([records[theme["slug"]] for theme in children], ["parent"])
    return counts
