"""Days as the six languages write them: 20 May 2022, 1er mai 2022, 20 мая 2022 года, 2022年5月20日."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language


def day_in_words(value: date | None, form: str = "DATE_FORMAT") -> str:
    """A day in a form of the reader's language; nothing for no day."""
    if value is None:
        return ""
    text = str(date_format(value, form))
    return re.sub(r"^1(?=\s)", "1er", text) if get_language() == "fr" else text
