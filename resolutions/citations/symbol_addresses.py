"""Where a symbol leads: to a text, a document of a session, its report."""

from django.db.models import Q

from ccpcj.lib.symbols import normal_form, numbered_text, symbols_of_joint
from resolutions.models import Resolution, Version
from sessions.models import DocumentSymbol, Session


def symbol_address(typed: str) -> str | None:
    """The address of what a symbol or number names here, whatever its case; None where it names nothing public."""
    symbol = normal_form(typed)
    if not symbol or "\0" in symbol:
        return None
    return text_address(symbol) or session_document_address(symbol) or number_address(symbol)


def text_address(symbol: str) -> str | None:
    version = Version.objects.readable().filter(symbol__iexact=symbol).select_related("resolution").first()
    return version.resolution.get_absolute_url() if version else None


def session_document_address(symbol: str) -> str | None:
    """A document under one of its symbols, or under all of them at once."""
    rows = DocumentSymbol.objects.filter(document__session__in=Session.objects.readable())
    any_of = Q()
    for name in (symbol, *symbols_of_joint(symbol)):
        any_of |= Q(symbol__iexact=name)
    row = rows.filter(any_of).select_related("document__session").order_by("position", "pk").first()
    return row.get_absolute_url() if row else None


def number_address(typed: str) -> str | None:
    """A text under its number, as people say it: "31/1", "decision 31/1"; a resolution before a decision."""
    text = numbered_text(typed)
    if text is None:
        return None
    works = Resolution.objects.readable().filter(number=text.number, stage=Resolution.Stage.ADOPTED)
    if text.kind:
        works = works.filter(kind=text.kind)
    work = works.order_by("-kind", "pk").first()
    return work.get_absolute_url() if work else None
