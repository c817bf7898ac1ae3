"""Where the United Nations keeps its documents."""

from urllib.parse import quote


def document_address(symbol: str, lang: str = "") -> str:
    """Where a document is served by its symbol: in a language, else in that of the reader's browser."""
    return f"https://undocs.org/{f'{lang}/' if lang else ''}{quote(symbol, safe='/()')}"
