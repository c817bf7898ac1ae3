"""Where a symbol leads: to a text, one of its paragraphs, a document of a session, its report."""

from collections.abc import Sequence

from django.db.models import Q

from ccpcj.lib.symbols import normal_form, numbered_text, symbols_of_joint
from resolutions.models import Paragraph, Resolution, Version
from sessions.models import DocumentSymbol, Session


def symbol_address(typed: str) -> str | None:
    """The address of what a symbol or number names here, whatever its case; None where it names nothing public."""
    symbol = normal_form(typed)
    if not symbol or "\0" in symbol:
        return None
    work = work_of_symbol(symbol)
    if work is None and (address := session_document_address(symbol)):
        return address
    work = work or work_of_number(symbol)
    return work.get_absolute_url() if work else None


def work_of_symbol(symbol: str) -> Resolution | None:
    version = Version.objects.readable().filter(symbol__iexact=symbol).select_related("resolution").first()
    return version.resolution if version else None


def session_document_address(symbol: str) -> str | None:
    """A document under one of its symbols, or under all of them at once."""
    rows = DocumentSymbol.objects.filter(document__session__in=Session.objects.readable())
    any_of = Q()
    for name in (symbol, *symbols_of_joint(symbol)):
        any_of |= Q(symbol__iexact=name)
    row = rows.filter(any_of).select_related("document__session").order_by("position", "pk").first()
    return row.get_absolute_url() if row else None


def work_of_number(typed: str) -> Resolution | None:
    """A text under its number, as people say it: "31/1", "decision 31/1"; a resolution before a decision."""
    text = numbered_text(typed)
    if text is None:
        return None
    works = Resolution.objects.readable().filter(number=text.number, stage=Resolution.Stage.ADOPTED)
    if text.kind:
        works = works.filter(kind=text.kind)
    return works.order_by("-kind", "pk").first()


def paragraph_address(work: Resolution, anchors: Sequence[str]) -> str | None:
    """The address of the first of these anchors that the work has, in its latest version that has one."""
    paragraphs = Paragraph.objects.readable().filter(version__resolution=work, anchor__in=anchors)
    paragraph = max(
        paragraphs.select_related("version"),
        key=lambda paragraph: (paragraph.version.position, -anchors.index(paragraph.anchor)),
        default=None,
    )
    if paragraph is None:
        return None
    return f"{work.get_absolute_url()}?version={paragraph.version.position}#{paragraph.anchor}"
