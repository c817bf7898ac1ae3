"""The texts that a paragraph cites: what its printed words name, in every language that it has.

The words decide, then the date beside a number: a body that did not number so, or did not meet in that year, is not
meant. Of one number that several languages print, the body is the one that most of them name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ccpcj.lib.numbering import NUMBERING, is_number_of
from ccpcj.lib.roman import in_roman
from ccpcj.lib.symbols import PRINTED, document_symbol, resolution_in_symbol, resolution_symbol, text_number, undivided

from .lexicon import Lexicon, any_word, lexicon_of

OWNER = re.compile(r"[,，،]?\s*\w{0,4}\s*")  # "the Council, in its resolution": the Council's
OF_SESSION = re.compile(r"(?:\d+(?=/)|\([A-Z-]+\)|\(\w-\d+\))")  # what numbers of one session have in common
SESSION = r"\([^\W\dA-Z]-(\d+)\)"  # of an old resolution, in Arabic: "d-21" in its letters, elsewhere XXI
SPECIAL = {"دإط-": "ES-", "دإ-": "S-"}  # the numbers of special sessions, in Arabic
# the report in which a body's resolutions are printed, by the number of its supplement to the official records
REPORTS = {"HRC": r"A/\d+/53", "CCPCJ": r"E/\d+/30", "CND": r"E/\d+/28", "CSW": r"E/\d+/27", "STATCOM": r"E/\d+/24",
           "CHR": r"E/(?:19\d\d|200\d)/23"}  # fmt: skip
REPORT_OF = {body: re.compile(rf"(?<![\w/]){form}(?!\d)") for body, form in REPORTS.items()}


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

    def find(self, text: str, enacting: str | None, until: int | None = None) -> list[RecognizedCitation]:
        """Give the citations of a paragraph in their order.

        Where no body is named, a resolution is one of the body that speaks (`enacting`), as is the custom of its texts.
        What it cites was adopted by the year in which it speaks (`until`).
        """
        citations = [*self.by_number(text, enacting, until), *by_symbol(text)]
        return [citation for _place, citation in sorted(citations, key=lambda pair: pair[0])]

    def by_number(self, text: str, enacting: str | None, until: int | None) -> Iterator[tuple[int, RecognizedCitation]]:
        """Yield resolutions and decisions, each with its place in the text."""
        last = 0
        for match in self.patterns["citation"].finditer(text):
            start = match.start("list")
            kind, date_before = self.lexicon.kind(match["kind"]), self.date_before(text[last : match.start()])
            bodies_before = self.bodies_before(text, start, enacting)
            listed = list(self.patterns["cited"].finditer(match["list"]))
            if leads := self.body_or_date_leads(listed):
                listed.reverse()  # then bodies and dates stand behind the numbers
            printed = [cited[0] for cited in listed]
            owners = self.patterns["its_own"].finditer(text)
            is_own = not leads and any(owner.end() == match.start() for owner in owners)
            bodies, dates = self.bodies_of(printed, is_own), self.dates_of(printed)
            for cited, own_body, own_date in zip(listed, bodies, dates, strict=True):
                date = own_date or date_before
                for number in self.numbers(cited):
                    able = [own_body, *bodies_before] if own_body else bodies_before
                    body = body_of_number(number, able, date, until)
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
        first, also = text_number(self.in_latin_letters(match["number"])), self.in_latin_letters(match["also"])
        if not re.search("[/(]", first):
            return []  # a number of no body here: "resolution 1" of a conference
        return [first, *(re.sub(r"[A-Z]$", letter, first) for letter in re.findall(r"[A-Z]", also))]

    def in_latin_letters(self, printed: str) -> str:
        latin = re.sub(any_word(SPECIAL), lambda match: SPECIAL[match[0]], printed)
        latin = re.sub(any_word(self.letters), lambda match: self.letters[match[0]], latin)
        return re.sub(SESSION, lambda match: f"({in_roman(int(match[1]))})", latin)

    def bodies_before(self, text: str, start: int, enacting: str | None) -> list[str]:
        """The bodies that a number may be of, the likeliest first: the one named last before it in the same sentence,
        the speaker, then the others that are named there."""
        sentence = re.split(rf"[；;؛]|{self.patterns['sentence_end'].pattern}", text[:start])[-1]
        named = self.named_bodies(text[:start], start - len(sentence))
        offset = start - len(sentence)
        own = [match for match in self.patterns["its_own"].finditer(text, offset) if match.end() <= start]
        others = [body for body, _begin, _end in reversed(named)]
        if not own or (named and OWNER.fullmatch(sentence[named[-1][2] : own[-1].start() - offset])):
            is_own = False
        else:
            is_own = not named or own[-1].start() - offset > named[-1][1]
        speaker = [enacting] if enacting else []
        return [*speaker, *others] if is_own else [*others, *speaker]

    def named_bodies(self, before: str, begin: int) -> list[tuple[str, int, int]]:
        """The bodies that the sentence from `begin` names, with their places in it, by their names or by a report of
        theirs, which may stand before an abbreviation that looks like the end of a sentence."""
        by_name = [(self.bodies[match[0]], *match.span()) for match in self.cited_body.finditer(before, begin)]
        by_report = [
            (body, *match.span())
            for body, report in REPORT_OF.items()
            for match in report.finditer(before, before.rfind(";") + 1)
        ]
        named = sorted([*by_name, *by_report], key=lambda named: named[1])
        return [(body, first - begin, end - begin) for body, first, end in named]


def body_of_number(number: str, bodies: Sequence[str], date: str | None, until: int | None) -> str:
    """The first of the bodies that can have adopted a text under this number on this day; else the one listed body
    whose session it fits to; nothing where that is not certain."""
    fitting = next((body for body in bodies if is_number_of(body, number, date, until)), "")
    if fitting or not date:
        return fitting
    able = [body for body in NUMBERING if is_number_of(body, number, date, until)]
    return able[0] if len(able) == 1 else ""


def by_symbol(text: str) -> Iterator[tuple[int, RecognizedCitation]]:
    """Yield documents, and resolutions that are named by their symbol, each with its place in the text."""
    for match in PRINTED.finditer(text):
        symbol = document_symbol(match[0])
        if symbol.count("/") < 2 and not re.match(r"[A-Z]{2,}\d*/\d", symbol):
            continue
        if resolution := resolution_in_symbol(symbol):
            yield match.start(), RecognizedCitation("resolution", *resolution, symbol)
        else:
            yield match.start(), RecognizedCitation("document", "", "", symbol)


def cited_by_words(
    pieces: Mapping[str, Sequence[str]], enacting: str | None, until: int | None = None
) -> list[RecognizedCitation]:
    """What a paragraph cites, each once, from its words and those of its footnotes in each language (`pieces`).

    A number is one citation, of the body that most languages name; of several where a language that prints it names
    them all. The body is empty where none is certain. A document has its symbol for its number.
    """
    by_name: dict[tuple[str, str], list[list[RecognizedCitation]]] = {}
    for language, texts in pieces.items():
        recognizer = CitationRecognizer(lexicon_of(language))
        of_language: dict[tuple[str, str], list[RecognizedCitation]] = {}
        for cited in (cited for text in texts if text for cited in recognizer.find(text, enacting, until)):
            of_language.setdefault((cited.kind, cited.number or cited.symbol), []).append(cited)
        for name, citations in of_language.items():
            by_name.setdefault(name, []).append(citations)
    for kind, number in [name for name in by_name if undivided(name[1]) != name[1]]:
        by_name.pop((kind, undivided(number)), None)  # a language left out the letter
    return [cited for languages in by_name.values() for cited in agreed_citations(languages)]


def agreed_citations(languages: Sequence[Sequence[RecognizedCitation]]) -> list[RecognizedCitation]:
    """Of what each language says of one number, what most of them say."""
    first = languages[0][0]
    if first.kind == "document":
        return [first._replace(number=first.symbol)]
    votes = Counter(body for citations in languages for body in {cited.body for cited in citations if cited.body})
    most = [body for body, count in votes.items() if count == max(votes.values())]
    together = any({cited.body for cited in citations} >= set(most) for citations in languages)
    bodies = most if len(most) == 1 or together else []
    everything = [cited for citations in languages for cited in citations]
    return [agreed_citation([cited for cited in everything if cited.body == body]) for body in bodies] or [
        first._replace(body="", symbol="")
    ]


def agreed_citation(citations: Sequence[RecognizedCitation]) -> RecognizedCitation:
    """A citation with the date that any language prints."""
    return citations[0]._replace(date=next((cited.date for cited in citations if cited.date), None))
