"""What citations name: the text held here where there is one, and where the reader finds it."""

from collections.abc import Iterable

from ccpcj.lib.symbols import document_address
from resolutions.models import Citation, Resolution, Version


def with_works(citations: Iterable[Citation]) -> list[Citation]:
    """The citations, each with the public work that it names: by symbol, else by kind, body and number. Two queries."""
    rows = list(citations)
    versions = Version.objects.readable().filter(symbol__in={row.symbol for row in rows if row.symbol})
    by_symbol = {version.symbol: version.resolution for version in versions.select_related("resolution")}
    adopted = Resolution.objects.readable().filter(stage=Resolution.Stage.ADOPTED)
    numbered = adopted.filter(number__in={row.number for row in rows})
    by_number = {(work.kind, work.body, work.number): work for work in numbered}
    for row in rows:
        row.work = by_symbol.get(row.symbol) or by_number.get((row.kind, row.body, row.number))
    return rows


def citation_address(citation: Citation) -> str:
    """The page of the text here, else its document at the United Nations; nothing where no symbol tells which."""
    if citation.work:
        return citation.work.get_absolute_url()
    return document_address(citation.symbol) if citation.symbol else ""
