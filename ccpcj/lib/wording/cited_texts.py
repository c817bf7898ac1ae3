"""The texts that a paragraph cites: those that its words name, and those to which a file ties a symbol.

Reports print words alone; they are read with the lexicon of their language. AKN4UN files tie numbers to symbols; what
the words name in full beside a number, and the calendar of the General Assembly, come before what a file says.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from ccpcj.lib.roman import in_roman
from ccpcj.lib.symbols import PRINTED, resolution_in_symbol, resolution_symbol, with_capitals

from .lexicon import WORD_LISTS, Lexicon, any_word

OWNER = re.compile(r"[,，،]?\s*\w{0,4}\s*")  # "the Council, in its resolution": the Council's
OF_SESSION = re.compile(r"(?:\d+(?=/)|\([A-Z-]+\)|\(\w-\d+\))")  # what numbers of one session have in common
SESSION = r"\([^\W\dA-Z]-(\d+)\)"  # of an old resolution, in Arabic: "d-21" in its letters, elsewhere XXI
FULL_NAMES: dict[str, dict[str, Any]] = tomllib.loads((WORD_LISTS / "cited_bodies.toml").read_text(encoding="utf-8"))
NUMBER = r"(?<![0-9A-Za-z/])(?P<number>\d{1,3}/\d{1,3})(?![0-9A-Za-z/])"
BESIDE_NUMBER = {
    lang: {
        code: re.compile(forms["form"].format(body=re.escape(name), number=NUMBER))
        for code, name in forms["bodies"].items()
    }
    for lang, forms in FULL_NAMES.items()
}
FIRST_SESSION = 31  # of the Assembly, in 1976, whose resolutions are numbered 31/1; until then the session was Roman


class RecognizedCitation(NamedTuple):
    """A resolution or decision by its body and number, any other document by its symbol.

    The body is empty where it is not certain whose text it is; the date is that of adoption, where it is printed.
    """

    kind: str
    body: str
    number: str
    symbol: str = ""
    date: str | None = None


class CitationRecognizer:
    """Recognizes what the words of a language cite."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.patterns = lexicon, lexicon.patterns
        self.bodies, self.letters = lexicon.codes["cited_bodies"], lexicon.codes["sections"]
        self.cited_body = re.compile(any_word(self.bodies))

    def find(self, text: str, enacting: str | None) -> list[RecognizedCitation]:
        """Give the citations of a paragraph in their order.

        Where no body is named, a resolution is one of the body that speaks (`enacting`), as is the custom of its texts.
        """
        citations = [*self.by_number(text, enacting), *by_symbol(text)]
        return [citation for _place, citation in sorted(citations, key=lambda pair: pair[0])]

    def by_number(self, text: str, enacting: str | None) -> Iterator[tuple[int, RecognizedCitation]]:
        """Yield resolutions and decisions, each with its place in the text."""
        last = 0
        for match in self.patterns["citation"].finditer(text):
            start = match.start("list")
            kind, date_before = self.lexicon.kind(match["kind"]), self.date_before(text[last : match.start()])
            body_before = self.body_before(text, start, enacting)
            listed = list(self.patterns["cited"].finditer(match["list"]))
            if leads := self.body_or_date_leads(listed):
                listed.reverse()  # then bodies and dates stand behind the numbers
            printed = [cited[0] for cited in listed]
            owners = self.patterns["its_own"].finditer(text)
            is_own = not leads and any(owner.end() == match.start() for owner in owners)
            bodies, dates = self.bodies_of(printed, is_own), self.dates_of(printed)
            for cited, own_body, own_date in zip(listed, bodies, dates, strict=True):
                body, date = own_body or body_before or "", own_date or date_before
                for number in self.numbers(cited):
                    symbol = resolution_symbol(body, kind, number) or ""
                    yield start + cited.start("number"), RecognizedCitation(kind, body, number, symbol, date)
            last = match.end()

    def body_or_date_leads(self, listed: list[re.Match[str]]) -> bool:
        """Whether body and date are printed before a number, as in Chinese; then they are of those behind it."""
        before = [cited[0][: cited.start("number") - cited.start()] for cited in listed]
        return any(self.body_in(printed) or self.date_in(printed) for printed in before)

    def bodies_of(self, cited: list[str], is_own: bool) -> list[str | None]:
        """The body behind each number of a list; one that is named behind several is that of those before it too.

        Not where the list begins with the speaker's own ("its resolutions 1/1 and 2049/7 of the Council").
        """
        bodies = [self.body_in(printed) for printed in cited]
        for i in reversed(range(len(cited) - 1)):
            bodies[i] = bodies[i] or (None if is_own else bodies[i + 1])
        return bodies

    def body_in(self, cited: str) -> str | None:
        """The body that is named beside the number."""
        match = self.cited_body.search(cited)
        return self.bodies[match[0]] if match else None

    def date_in(self, cited: str) -> str | None:
        """The date that is printed beside the number."""
        match = self.patterns["date"].search(cited)
        return self.lexicon.iso_date(match) if match else None

    def dates_of(self, cited: list[str]) -> list[str | None]:
        """The date behind each number of a list; one that the language says of several is that of those before it too.

        So is, unsaid, that of a number of the same session ("105/401 and 105/402 of 30 November 2050"). In the texts
        that the General Assembly adopted at its 74th to 78th sessions all numbers without a date of their own that are
        dated elsewhere bear that of the next number where both are of one session, and none where they are of two.
        """
        dates, dated_alike = [self.date_in(printed) for printed in cited], False
        for i in reversed(range(len(cited))):
            if dates[i]:
                dated_alike = bool(self.patterns["dated_alike"].search(cited[i]))
            elif i + 1 < len(cited) and (dated_alike or self.are_of_one_session(cited[i], cited[i + 1])):
                dates[i] = dates[i + 1]
        return dates

    def are_of_one_session(self, first: str, second: str) -> bool:
        """Whether two numbers are of one session, and the first is not said to be another body's."""
        sessions = {match and match[0] for match in map(OF_SESSION.search, (first, second))}
        return len(sessions) == 1 and None not in sessions and not self.body_in(first)

    def date_before(self, before: str) -> str | None:
        """The date of a resolution, printed before its number; the day of a meeting is not one."""
        dates = list(self.patterns["date"].finditer(before))
        if not dates or self.patterns["of_meeting"].search(before[dates[-1].end() :]):
            return None
        return self.lexicon.iso_date(dates[-1])

    def numbers(self, match: re.Match[str]) -> list[str]:
        """The number, and the further letters of it: "75/290 A and B" are two. Arabic spells the letters."""
        first, also = self.in_latin_letters(match["number"]).strip(), self.in_latin_letters(match["also"])
        return [first, *(re.sub(r"[A-Z]$", letter, first) for letter in re.findall(r"[A-Z]", also))]

    def in_latin_letters(self, printed: str) -> str:
        latin = re.sub(any_word(self.letters), lambda match: self.letters[match[0]], printed)
        return re.sub(SESSION, lambda match: f"({in_roman(int(match[1]))})", latin)

    def body_before(self, text: str, start: int, enacting: str | None) -> str | None:
        """The body named last before a citation, in the same sentence."""
        sentence = re.split(rf"[；;؛]|{self.patterns['sentence_end'].pattern}", text[:start])[-1]
        named = list(self.cited_body.finditer(sentence))
        offset = start - len(sentence)
        own = [match for match in self.patterns["its_own"].finditer(text, offset) if match.end() <= start]
        if own and named and OWNER.fullmatch(sentence[named[-1].end() : own[-1].start() - offset]):
            return self.bodies[named[-1][0]]
        if own and (not named or own[-1].start() - offset > named[-1].start()):
            return enacting
        return self.bodies[named[-1][0]] if named else enacting


def by_symbol(text: str) -> Iterator[tuple[int, RecognizedCitation]]:
    """Yield documents, each with its place in the text."""
    for match in PRINTED.finditer(text):
        symbol = match[0].rstrip(".-(").replace(" ", "")
        if symbol.count("/") > 1:
            yield match.start(), RecognizedCitation("document", "", "", symbol)


def bodies_by_number(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """The bodies that the words of a paragraph, by language, name in full beside the number of a resolution."""
    bodies: dict[str, set[str]] = {}
    for lang, text in texts.items():
        for body, pattern in BESIDE_NUMBER[lang].items():
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


def sole_body(bodies: Collection[str]) -> str:
    """The one body; none where languages name different ones."""
    return next(iter(bodies)) if len(bodies) == 1 else ""
