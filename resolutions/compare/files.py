"""A comparison as a file."""

import re

from django.utils import timezone

from ccpcj.lib.tables import File
from resolutions.files.forms import WORD
from resolutions.models import Version
from resolutions.text.complete_text import complete_text

from . import Wording, compare
from .tracked_changes import write_changes


def changes_file(old: Version, new: Version, language: str, author: str) -> File:
    """Write what became of a version in another as tracked changes; NoTextInLanguageError where one has no words."""
    earlier, later = (complete_text(version, language) for version in (old, new))
    wordings = (Wording(text.title, text.chapeau, text.blocks) for text in (earlier, later))
    comparison = compare(*wordings, language=language)
    names = (version.symbol or f"{version.resolution.slug}-{version.position}" for version in (old, new))
    stem = re.sub(r"[^A-Za-z0-9]+", "-", "-".join(["changes", *names, language])).lower()
    return File(
        f"{stem}.docx", WORD.media_type, iter([write_changes(earlier, later, comparison, author, timezone.now())])
    )
