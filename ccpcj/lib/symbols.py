"""Symbols of United Nations documents: how they are read from what people type and files print, and their normal form.

A text that a body adopted has a number, which most bodies put into the symbol: A/RES/77/232 is resolution 77/232 of the
General Assembly. The bodies go by the codes of the record: GA, ECOSOC, SC, CCPCJ.
"""

import re
from typing import NamedTuple
from urllib.parse import quote

SERIES = {"GA": "A/RES/", "ECOSOC": "E/RES/", "SC": "S/RES/"}  # what the symbols of a body's resolutions begin with
PART = r"(?:[\w.()]|-(?![A-Z]{1,3}/))"  # a hyphen before another symbol parts a range or a joint document
# a symbol in running text, as documents print it: with its capitals
PRINTED = re.compile(
    rf"(?<![\w/])(?:[AS]/RES/\d+ ?\((?:\d{{4}}|[IVXL]+)\)"
    rf"|(?:A|E|S|ST)/(?:{PART}+/)*{PART}*\d(?:/(?:Rev|Add|Corr)\.\d+)*(?:/[A-Z][\w.]+)*)",
    re.ASCII,
)
# a symbol or a number as people type it, whatever its case
TYPED = re.compile(r"[A-Za-z]{1,5}(?:[-.][A-Za-z0-9]+)*(?:/[\w.()\-]+)+|[A-Za-z]*-?\d{1,4}/\d{1,3}", re.ASCII)
TYPED_AMONG_WORDS = re.compile(
    rf"(?:(?P<kind>resolution|decision)\s+)?(?<![\w/.:])(?P<name>{TYPED.pattern})(?![\w/])", re.I | re.A
)
NUMBERED_TEXT = re.compile(r"(?:(resolution|decision)\s+)?(\d{1,3}/\d{1,3})", re.IGNORECASE)
NAMED_TEXT = re.compile(r"(?:(\S+) )?(resolution|decision|document) (.+)")
BEFORE_NEXT = re.compile(r"[-–,;]\s*(?=[A-Za-z]+/)")  # between the symbols of a joint document
NUMBER_OF_SERIES = re.compile(r"\d+/\d+(?: ?[A-Z])?|\d+ ?\([IVXL\d]+\)")  # such as a symbol is made of


class NumberedText(NamedTuple):
    """A text as people name it, by its number; the kind is empty where they do not say it."""

    kind: str
    number: str


class NamedText(NamedTuple):
    """A text as addresses of this site name it where it has no symbol; the body is empty where it is not known."""

    body: str
    kind: str
    number: str


def normal_form(typed: str) -> str:
    """A symbol as typed, without the spaces and slashes around and within it: " a/res/77/232/" is "a/res/77/232"."""
    return re.sub(r"\s*([/.])\s*", r"\1", typed.strip().strip("/ "))


def with_capitals(symbol: str) -> str:
    """The symbol of a resolution as it is printed, which some files write small, or spaced: e/res/155 (vii)."""
    return symbol.upper().replace(" (", "(") if re.match(r"[aes]/res/", symbol) else symbol


def number_in_symbol(symbol: str | None) -> str:
    """The number of an adopted text within its symbol: 77/232 of A/RES/77/232, 2022/14 of E/RES/2022/14; else ""."""
    adopted = re.fullmatch(r"[AE]/(?:RES|DEC)/(.+)", symbol or "")
    return adopted[1] if adopted else ""


def draft_in_symbol(symbol: str | None) -> str:
    """How people call a draft by its symbol, revised or not: L.2 of E/CN.15/2023/L.2/Rev.1; another symbol whole."""
    name = without_revision(symbol or "")
    draft = re.fullmatch(r".+/(L\.\d+(?:/[A-Z].*)?)", name)
    return draft[1] if draft else name


def without_revision(symbol: str) -> str:
    """The symbol under which a draft was first tabled: E/CN.15/2023/L.2 of E/CN.15/2023/L.2/Rev.1."""
    return re.sub(r"/Rev\.\d+$", "", symbol)


def next_revision(symbol: str) -> str:
    """The symbol of the next revision of a draft: L.2/Rev.1 after L.2, L.2/Rev.2 after that."""
    match = re.fullmatch(r"(.+)/Rev\.(\d+)", symbol)
    return f"{match[1]}/Rev.{int(match[2]) + 1}" if match else f"{symbol}/Rev.1"


def resolution_in_symbol(symbol: str) -> tuple[str, str] | None:
    """The body and the number of a resolution by its symbol; None where the symbol is that of something else."""
    match = re.fullmatch(r"([AES]/RES/)(\S.*)", symbol)
    return next((body, match[2]) for body, series in SERIES.items() if series == match[1]) if match else None


def resolution_symbol(body: str | None, kind: str, number: str) -> str | None:
    """The symbol of a resolution, where the body's resolutions have one made of their number."""
    if kind != "resolution" or body not in SERIES or not NUMBER_OF_SERIES.fullmatch(number):
        return None
    return SERIES[body] + number.replace(" ", "")


def assembly_session(symbol: str) -> str:
    """The session of the General Assembly that the symbol of its resolution tells: 77, ES-11, S-32; else ""."""
    match = re.match(r"A/RES/((?:ES-|S-)?\d+)/", symbol)
    return match[1] if match else ""


def numbered_text(typed: str) -> NumberedText | None:
    """The text that is named by its number, "31/1" or "decision 31/1"; None where something else was typed."""
    match = NUMBERED_TEXT.fullmatch(typed)
    return NumberedText((match[1] or "").lower(), match[2]) if match else None


def name_text(body: str, kind: str, number: str) -> str:
    """The name of a text without a symbol in addresses: "CCPCJ resolution 26/3"."""
    return f"{body} {kind} {number}".strip()


def named_text(name: str) -> NamedText | None:
    """The text that `name_text` named so; None where the name is of another form, such as a symbol."""
    match = NAMED_TEXT.fullmatch(name)
    return NamedText(match[1] or "", match[2], match[3]) if match else None


def symbols_of_joint(symbol: str) -> list[str]:
    """The symbols of a document that has several: E/CN.7/2022/2-E/CN.15/2022/2 has two."""
    return BEFORE_NEXT.split(symbol)


def by_itself(name: str) -> re.Pattern[str]:
    """A pattern of the places where a symbol or number stands by itself, and not within another one."""
    return re.compile(rf"(?<![\w/.]){re.escape(name)}(?![0-9A-Za-z/])", re.ASCII)


def document_address(symbol: str, lang: str = "") -> str:
    """Where a document is served by its symbol: in a language, else in that of the reader's browser."""
    return f"https://undocs.org/{f'{lang}/' if lang else ''}{quote(symbol, safe='/()')}"
