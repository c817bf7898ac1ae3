"""What a paragraph cites: the symbol to which a file ties a number, unless the words or the calendar say otherwise."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ccpcj.lib.symbols import resolution_in_symbol, with_capitals

WORDS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "cited_words.toml").read_text(encoding="utf-8")
)
NUMBER = r"(?<![0-9A-Za-z/])(?P<number>\d{1,3}/\d{1,3})(?![0-9A-Za-z/])"
FIRST_SESSION = 31  # of the Assembly, in 1976, whose resolutions are numbered 31/1; until then the session was Roman
PATTERNS = {
    lang: {
        code: re.compile(forms["form"].format(body=re.escape(name), number=NUMBER))
        for code, name in forms["bodies"].items()
    }
    for lang, forms in WORDS.items()
}


class RecognizedCitation(NamedTuple):
    """A resolution by its body and number, any other document by its symbol. No body: it is not certain whose."""

    kind: str
    body: str
    number: str
    symbol: str = ""


def bodies_by_number(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """The bodies that the words of a paragraph, by language, name in full beside the number of a resolution."""
    bodies: dict[str, set[str]] = {}
    for lang, text in texts.items():
        for body, pattern in PATTERNS[lang].items():
            for match in pattern.finditer(text):
                bodies.setdefault(match["number"], set()).add(body)
    return bodies


def recognize_reference(symbol: str, printed: str, names: Mapping[str, set[str]]) -> RecognizedCitation:
    """What a file ties to a symbol: what the words name beside the number comes first.

    A symbol of the Assembly that it cannot have given is none, and neither is a number alone; where the words name no
    body, it is not known whose resolution it is.
    """
    if re.fullmatch(r"\d+/\d+", symbol):
        return RecognizedCitation("resolution", sole_body(names.get(symbol, ())), symbol)
    symbol = with_capitals(symbol)
    resolution = resolution_in_symbol(symbol)
    if resolution is None:
        return RecognizedCitation("document", "", (printed or symbol)[:100], symbol)
    body, number = resolution[0], resolution[1][:100]
    if body == "GA" and (number in names or not is_assembly_number(number)):
        return RecognizedCitation("resolution", sole_body(names.get(number, ())), number)
    return RecognizedCitation("resolution", body, number, symbol)


def is_assembly_number(number: str) -> bool:
    session = re.match(r"(\d+)/", number)
    return session is None or int(session[1]) >= FIRST_SESSION


def recognize_names(names: Mapping[str, set[str]]) -> list[RecognizedCitation]:
    """The resolutions of which the words name the body, whether a file ties a symbol to them or not."""
    return [RecognizedCitation("resolution", sole_body(bodies), number) for number, bodies in names.items()]


def sole_body(bodies: Any) -> str:
    """The one body; none where languages name different ones."""
    return next(iter(bodies)) if len(bodies) == 1 else ""
