"""Names and quoted texts with the language and direction they are in, days, commas and numbers."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from ccpcj.lib.days import day_in_words
from ccpcj.lib.languages import CHOICES, NAMES, Words, direction, own_direction
from ccpcj.lib.reader_language import reader_words
from ccpcj.lib.release import is_unreleased

register = template.Library()


@register.filter
def marked(words: Words | str) -> SafeString | str:
    """A text with its `lang` and `dir`; a plain string stays as it is: `{{ choice.label|marked }}`."""
    if not isinstance(words, Words):
        return words
    return format_html('<span lang="{}" dir="{}">{}</span>', words.lang, words.dir, words.text)


@register.simple_tag(name="words")
def marked_words(record: Any, field: str) -> SafeString | str:
    """A name of a record in the reader's language, marked: `{% words state "name" %}`."""
    return marked(reader_words(record, field)) if record else ""


@register.filter
def draft_mark(record: Any) -> SafeString | str:
    """The mark of a record that the public does not see, for staff: `{{ text|draft_mark }}`; nothing on any other."""
    return format_html(' <mark class="draft">{}</mark>', gettext("Draft – not public")) if is_unreleased(record) else ""


@register.simple_tag
def plain_words(record: Any, field: str) -> str:
    """A name of a record as bare text, for titles and attributes: `{% plain_words state "name" as name %}`."""
    return str(reader_words(record, field)) if record else ""


class Grouped(int):
    """A number that is printed with its thousands set apart, as the reader's language does it; it counts as before."""

    def __str__(self) -> str:
        return str(number_format(int(self), force_grouping=True))


@register.filter
def grouped(number: int) -> Grouped:
    """`{{ total|grouped }}`: 13,044 or 13 044."""
    return Grouped(number)


@register.filter
def isolated(text: str) -> SafeString:
    """`{{ note.text|isolated }}`: a text that runs its own way, whichever way the lines around it run."""
    return format_html('<bdi dir="{}">{}</bdi>', own_direction(text), text)


register.filter("direction", direction)
register.filter("day", day_in_words)


@register.simple_tag
def this_moment() -> str:
    """The day and the time at which a page is made."""
    return day_in_words(timezone.localtime(), "DATETIME_FORMAT")


@register.simple_tag
def comma() -> str:
    """What stands between two names, or two parts of a line."""
    return str(pgettext("between names or parts", ", "))


@register.simple_tag
def official_languages() -> tuple[tuple[str, str], ...]:
    """The six, each with the name it has in itself; the framework would translate the names."""
    return CHOICES


@register.filter
def language_name(code: str) -> str:
    """A language as it calls itself."""
    return NAMES.get(code, code)


@register.filter
def numbers(page: Page) -> list[int | str]:
    """The page numbers to show, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))
