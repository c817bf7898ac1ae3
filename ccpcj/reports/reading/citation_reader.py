"""What a paragraph refers to: resolutions and decisions by number, documents by symbol."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ccpcj.lib.roman import in_roman
from ccpcj.lib.wording.lexicon import Lexicon, any_of

from .headers_footers import ReportBody
from .printed_report import PrintedCitation, ReadingFinding, Report
from .unwrap import join_lines

PART = r"(?:[\w.()]|-(?![A-Z]{1,3}/))"  # a hyphen before another symbol parts a range or a joint document
SYMBOL = re.compile(
    rf"(?<![\w/])(?:[AS]/RES/\d+ ?\((?:\d{{4}}|[IVXL]+)\)"
    rf"|(?:A|E|S|ST)/(?:{PART}+/)*{PART}*\d(?:/(?:Rev|Add|Corr)\.\d+)*(?:/[A-Z][\w.]+)*)",
    re.ASCII,
)
OWNER = re.compile(r"[,，،]?\s*\w{0,4}\s*")  # "the Council, in its resolution": the Council's
OF_SESSION = re.compile(r"(?:\d+(?=/)|\([A-Z-]+\)|\(\w-\d+\))")  # what numbers of one session have in common
SESSION = r"\([^\W\dA-Z]-(\d+)\)"  # of an old resolution, in Arabic: "d-21" in its letters, elsewhere XXI
NUMBER = re.compile(r"\d+/\d+(?: ?[A-Z])?|\d+ ?\([IVXL\d]+\)")  # of a resolution, from which its symbol is made
RES = {"GA": "A/RES/", "ECOSOC": "E/RES/", "SC": "S/RES/"}
COMMISSION = "CCPCJ"


class CitationReader:
    """The stage that reads the paragraphs of a report and gives the resolutions, decisions and documents they cite."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.patterns = lexicon, lexicon.patterns
        self.bodies, self.cited_body = lexicon.codes["cited_bodies"], re.compile(any_of(lexicon.codes["cited_bodies"]))
        self.letters = lexicon.codes["sections"]

    def read(self, report: Report, notes: Mapping[int, str]) -> Iterator[PrintedCitation]:
        """Give the citations of every paragraph and of the footnotes that it carries."""
        for text in report.texts:
            for part, paragraphs in (("preamble", text.preamble), ("operative", text.operative)):
                for index, paragraph in enumerate(paragraphs, 1):
                    where = {"text": text.key, "part": part, "index": index}
                    yield from self.find(paragraph.text, where, text.body)
                    for number in paragraph.footnotes:
                        yield from self.find(notes.get(number, ""), {**where, "footnote": number}, text.body)
        for own in report.paragraphs:
            where = {"paragraph": own.number}
            yield from self.find(" ".join([own.text, *own.items]), where, COMMISSION)
            for number in own.footnotes:
                yield from self.find(notes.get(number, ""), {**where, "footnote": number}, COMMISSION)

    def find(self, text: str, where: dict[str, Any], enacting: str | None) -> Iterator[PrintedCitation]:
        """Give the citations of a paragraph in their order.

        Where no body is named, a resolution is one of the body that speaks (`enacting`), as is the custom of its texts.
        """
        citations = [*self.by_number(text, where, enacting), *by_symbol(text, where)]
        yield from (citation for _, citation in sorted(citations, key=lambda pair: pair[0]))

    def by_number(
        self, text: str, where: dict[str, Any], enacting: str | None
    ) -> Iterator[tuple[int, PrintedCitation]]:
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
                body, date = own_body or body_before, own_date or date_before
                for number in self.numbers(cited):
                    citation = PrintedCitation(where, kind, body, number, resolution_symbol(body, kind, number), date)
                    yield start + cited.start("number"), citation
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
        latin = re.sub(any_of(self.letters), lambda match: self.letters[match[0]], printed)
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


def resolution_symbol(body: str | None, kind: str, number: str) -> str | None:
    """The document symbol of a resolution, where the body's resolutions have one made of their number."""
    if kind != "resolution" or not NUMBER.fullmatch(number) or body not in RES:
        return None
    return RES[body] + number.replace(" ", "")


def by_symbol(text: str, where: dict[str, Any]) -> Iterator[tuple[int, PrintedCitation]]:
    """The documents that a text cites by their symbols, each with its place."""
    for match in SYMBOL.finditer(text):
        symbol = match[0].rstrip(".-(").replace(" ", "")
        if symbol.count("/") > 1:
            yield match.start(), PrintedCitation(where, "document", None, None, symbol, None)


def check_links(body: ReportBody) -> Iterator[ReadingFinding]:
    """A link that names what its page does not print: one of the two is wrong."""
    pages: dict[int, list[str]] = {}
    for line in (*body.lines, *(line for note in body.notes for line in note.lines)):
        pages.setdefault(line.page, []).append(line.text)
    for link in body.links:
        symbol = re.sub(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?", "", link.text).rstrip("/")
        around = [*pages.get(link.page - 1, [])[-2:], *pages.get(link.page, []), *pages.get(link.page + 1, [])[:2]]
        printed = re.sub(r"\s", "", join_lines(around))
        number = re.sub(r"^[AE]/RES/", "", symbol.split("–")[0])
        if number and number not in printed:
            message = f"The link to {symbol} names nothing that its page prints."
            yield ReadingFinding("info", "link-without-print", (link.number, link.number), message)
