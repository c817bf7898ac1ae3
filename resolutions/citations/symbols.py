"""What a symbol names: a text, a document of a session, its report."""

import re

from django.db.models import Q

from resolutions.models import Resolution, Version
from sessions.models import DocumentSymbol, Session

NUMBER = re.compile(r"(?:(resolution|decision)\s+)?(\d{1,3}/\d{1,3})", re.IGNORECASE)


def canonical(symbol: str) -> str:
    """A symbol as typed, without the spaces and slashes around and within it: " a/res/77/232/" is "a/res/77/232"."""
    return re.sub(r"\s*([/.])\s*", r"\1", symbol.strip().strip("/ "))


def address_of(symbol: str) -> str | None:
    """The address of what a symbol names here, whatever its case; nothing where it names nothing public."""
    typed = canonical(symbol)
    if not typed or "\0" in typed:
        return None
    return text_address(typed) or held_document_address(typed) or number_address(typed)


def text_address(symbol: str) -> str | None:
    found = Version.objects.public().filter(symbol__iexact=symbol).select_related("resolution").first()
    return found.resolution.get_absolute_url() if found else None


def held_document_address(symbol: str) -> str | None:
    """A document under one of its symbols, or under all of them at once: E/CN.7/2022/2-E/CN.15/2022/2."""
    rows = DocumentSymbol.objects.filter(document__session__in=Session.objects.public())
    any_of = Q()
    for name in (symbol, *re.split(r"[-–,;]\s*(?=[A-Za-z]+/)", symbol)):
        any_of |= Q(symbol__iexact=name)
    found = rows.filter(any_of).select_related("document__session").order_by("position", "pk").first()
    return found.get_absolute_url() if found else None


def number_address(typed: str) -> str | None:
    """A text under its number, as people say it: "31/1", "decision 31/1"; a resolution before a decision."""
    match = NUMBER.fullmatch(typed)
    if match is None:
        return None
    texts = Resolution.objects.public().filter(number=match[2], stage=Resolution.Stage.ADOPTED).order_by("-kind", "pk")
    if match[1]:
        texts = texts.filter(kind=match[1].lower())
    found = texts.first()
    return found.get_absolute_url() if found else None
