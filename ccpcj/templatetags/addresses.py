"""The page in other languages. `{% in_language "fr" as address %}`."""

from typing import Any

from django import template

from ccpcj.lib.language_addresses import address_in_language

register = template.Library()


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], lang: str = "") -> str:
    """The address of this page, with its filters and its page number, in a language."""
    return address_in_language(context["request"], lang)


@register.simple_tag(takes_context=True)
def whole_address(context: dict[str, Any], lang: str = "") -> str:
    """The same with the host, as search engines want it."""
    return str(context["request"].build_absolute_uri(in_language(context, lang)))
