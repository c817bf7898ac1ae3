"""Symbols of United Nations documents: how they are read from what people type and files print, and their normal form.

A text that a body adopted has a number, which most bodies put into the symbol: A/RES/77/232 is resolution 77/232 of the
General Assembly. The bodies go by the codes of the record: GA, ECOSOC, SC, CCPCJ.
"""

import re
from typing import NamedTuple
from urllib.parse import quote

from .numbering import is_number_of

# what the symbols of a body's resolutions begin with
SERIES = {"GA": "A/RES/", "ECOSOC": "E/RES/", "SC": "S/RES/", "HRC": "A/HRC/RES/", "CHR": "E/CN.4/RES/"}
PART = r"(?:[\w.]|-(?![A-Z]{1,3}/))"  # a hyphen before another symbol parts a range or a joint document
VOLUME = r" ?\((?:Parts?|Vol\.) ?[IVX]+\)"
# a symbol in running text, as documents print it: with its capitals
PRINTED = re.compile(
    rf"(?<![\w/.])(?:[AES]/RES/\d+ ?[A-Z]? ?\((?:\d{{4}}|[IVXL]+)\)"
    rf"|(?:A|E|S|ST|[A-Z]{{2,7}}\d{{0,3}})/(?:{PART}+/)*{PART}*\d(?:{VOLUME})?(?:/(?:Rev|Add|Corr)\.\d+)*"
    rf"(?:/[A-Z][\w.]+)*)",
    re.ASCII,
)
LONGEST = 100
LANGUAGE_FOLDER = re.compile(r"^(?:ar|ch|en|es|fr|ru|sp|zh)/(?=[a-z]+/)", re.I)
SUPPLEMENT = re.compile(r" ?\(supp[^)]*\)?", re.I)  # what some files add to the symbol of an official record
FURTHER = re.compile(r"(?:/|(?<=\w))(ADD|CORR|REV|AMEND)\.(?=\d)")
LETTER = re.compile(r"(?<=\d) ?([A-Z](?:-[A-Z])?)(?= ?\(|$)")  # one of several resolutions of a number: 217 A (III)
# the segment behind A, E and S: a session, a year, a body of theirs, or a series
SECOND = {
    "A": r"\d+|E?S-\d+|(?:C|AC|CN|CONF|PV)\.\d+|HRC|RES|DEC|INF|BUR|SPC|NV",
    "E": r"\d+|(?:C|AC|CN|CONF)\.\d+|RES|DEC|INF|NGO|ICEF|ECE|ECA|ESCAP|ESCWA|LC|CEPAL",
    "S": r"\d+|(?:C|AC|PV)\.\d+|RES|PRST|INF|Agenda",
}
FORM = re.compile(
    r"(?P<first>[A-Z]{1,7}\d{0,3})(?!/[AES]/)(?P<rest>(?:/[\w.-]+)+)(?: \((?:Parts? |Vol\. )[IVX]+\))?"
    r"(?:/(?:Add|Corr|Rev|Amend)\.\d+)*",
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
VOLUMES = {"PART": "Part", "PARTS": "Parts", "VOL": "Vol."}


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


def document_symbol(written: str) -> str:
    """The one form of a symbol, however it is written: A/RES/217 A (III) for en/a/res/217A(III).

    Capitals; a space before a letter of several resolutions and before a bracket; no language, no word for the
    supplement. Nothing where no document can bear it.
    """
    symbol = LANGUAGE_FOLDER.sub("", normal_form(" ".join(written.split())))
    symbol = SUPPLEMENT.sub("", symbol).rstrip(".-( ").upper().replace("/AGENDA/", "/Agenda/")
    symbol = re.sub(r" ?\((PARTS?|VOL)\.? ?", lambda match: f" ({VOLUMES[match[1]]} ", symbol)
    symbol = FURTHER.sub(lambda match: f"/{match[1].capitalize()}.", symbol)
    if "/RES/" in symbol or "/DEC/" in symbol:
        series, _, number = symbol.rpartition("/RES/" if "/RES/" in symbol else "/DEC/")
        symbol = f"{symbol[: len(series) + 5]}{text_number(number)}"
    return symbol if can_exist(symbol) else ""


def text_number(printed: str) -> str:
    """The one form of the number of a text: "217 A (III)" for 217A(III), "1373 (2001)", "75/290 B"."""
    return re.sub(r" ?\(", " (", LETTER.sub(r" \1", printed.strip()))


def undivided(number: str) -> str:
    """The number without the letter of one of several resolutions: "217 (III)" of "217 A (III)"."""
    return re.sub(r"(?<=\d) [A-Z](?:-[A-Z])?(?= \(|$)", "", number)


def can_exist(symbol: str) -> bool:
    """Whether a document can bear a symbol of this form."""
    if resolution := resolution_in_symbol(symbol):
        return is_number_of(*resolution)
    if len(symbol) > LONGEST:
        return False
    form = FORM.fullmatch(symbol)
    if form is None or not re.search(r"\d", form["rest"]):
        return False
    second = form["rest"].split("/")[1]
    known = SECOND.get(form["first"])
    return bool(re.fullmatch(known, second)) if known else len(form["first"]) > 1


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
    texts = ((body, symbol.removeprefix(series)) for body, series in SERIES.items() if symbol.startswith(series))
    return next((text for text in texts if text[1]), None)


def resolution_symbol(body: str | None, kind: str, number: str) -> str | None:
    """The symbol of a resolution, where the body's resolutions have one made of their number."""
    number = text_number(number)
    return SERIES[body] + number if kind == "resolution" and body in SERIES and is_number_of(body, number) else None


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
    spaced = re.escape(name).replace(r"\ ", r"\s?")  # some languages print "1373(2001)"
    return re.compile(rf"(?<![\w/.]){spaced}(?![0-9A-Za-z/])", re.ASCII)


def document_address(symbol: str, lang: str = "") -> str:
    """Where a document is served by its symbol: in a language, else in that of the reader's browser."""
    return f"https://undocs.org/{f'{lang}/' if lang else ''}{quote(symbol.replace(' (', '('), safe='/()')}"
