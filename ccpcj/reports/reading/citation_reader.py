"""What a paragraph refers to: resolutions and decisions by number, documents by symbol."""

import re
from collections.abc import Iterator
from typing import Any

from ccpcj.lib.roman import in_roman
from ccpcj.lib.symbols import PRINTED, resolution_symbol
from ccpcj.lib.wording.lexicon import Lexicon, any_of

from .headers_footers import Body
from .meeting_references import iso
from .printed_report import Citation, Finding
from .unwrap import join_lines

OWNER = re.compile(r"[,，،]?\s*\w{0,4}\s*")  # "the Council, in its resolution": the Council's
OF_SESSION = re.compile(r"(?:\d+(?=/)|\([A-Z-]+\)|\(\w-\d+\))")  # what numbers of one session have in common
SESSION = r"\([^\W\dA-Z]-(\d+)\)"  # of an old resolution, in Arabic: "d-21" in its letters, elsewhere XXI


def citations(text: str, where: dict[str, Any], enacting: str | None, words: Lexicon) -> Iterator[Citation]:
    """The citations of a paragraph in their order.

    Where no body is named, a resolution is one of the body that speaks (`enacting`), as is the custom of its texts.
    """
    found = [*numbered(text, where, enacting, words), *symbols(text, where)]
    yield from (citation for _, citation in sorted(found, key=lambda pair: pair[0]))


def numbered(text: str, where: dict[str, Any], enacting: str | None, words: Lexicon) -> Iterator[tuple[int, Citation]]:
    last = 0
    for match in words.patterns["citation"].finditer(text):
        start = match.start("list")
        kind, before = words.kind(match["kind"]), date_of(text[last : match.start()], words)
        named = body_before(text, start, enacting, words)
        listed = list(words.patterns["cited"].finditer(match["list"]))
        if ahead := stands_ahead(listed, words):
            listed.reverse()  # then bodies and dates stand behind the numbers
        printed = [one[0] for one in listed]
        own = not ahead and any(owner.end() == match.start() for owner in words.patterns["its_own"].finditer(text))
        for cited, its, dated in zip(listed, bodies(printed, own, words), dates(printed, words), strict=True):
            body, date = its or named, dated or before
            for number in numbers(cited, words):
                symbol, place = resolution_symbol(body, kind, number), start + cited.start("number")
                yield place, Citation(where, kind, body, number, symbol, date)
        last = match.end()


def stands_ahead(listed: list[re.Match[str]], words: Lexicon) -> bool:
    """Whether the body and the date are printed before a number, as in Chinese; then they are of those behind it."""
    before = [one[0][: one.start("number") - one.start()] for one in listed]
    return any(body_in(printed, words) or date_in(printed, words) for printed in before)


def bodies(cited: list[str], own: bool, words: Lexicon) -> list[str | None]:
    """The body behind each number of a list; one that is named behind several is that of those before it too.

    Not where the list begins with the speaker's own ("its resolutions 1/1 and 2049/7 of the Council").
    """
    found = [body_in(one, words) for one in cited]
    for i in reversed(range(len(cited) - 1)):
        found[i] = found[i] or (None if own else found[i + 1])
    return found


def body_in(cited: str, words: Lexicon) -> str | None:
    """The body that is named behind the number."""
    found = re.search(any_of(words.codes["cited_bodies"]), cited)
    return words.codes["cited_bodies"][found[0]] if found else None


def date_in(cited: str, words: Lexicon) -> str | None:
    """The date that is printed behind the number."""
    found = words.patterns["date"].search(cited)
    return iso(found, words, None) if found else None


def dates(cited: list[str], words: Lexicon) -> list[str | None]:
    """The date behind each number of a list; one that the language says of several is that of those before it too.

    So is, unsaid, that of a number of the same session ("105/401 and 105/402 of 30 November 2050"). In the texts that
    the General Assembly adopted at its 74th to 78th sessions all numbers without a date of their own that are dated
    elsewhere bear that of the next number where both are of one session, and none where they are of two.
    """
    found, alike = [date_in(one, words) for one in cited], False
    for i in reversed(range(len(cited))):
        if found[i]:
            alike = bool(words.patterns["dated_alike"].search(cited[i]))
        elif i + 1 < len(cited) and (alike or same_session(cited[i], cited[i + 1], words)):
            found[i] = found[i + 1]
    return found


def same_session(one: str, other: str, words: Lexicon) -> bool:
    """Whether two numbers are of one session, and the first is not said to be another body's."""
    sessions = [OF_SESSION.search(cited) for cited in (one, other)]
    return all(sessions) and len({found[0] for found in sessions if found}) == 1 and not body_in(one, words)


def date_of(before: str, words: Lexicon) -> str | None:
    """The date of a resolution, printed before its number; the day of a meeting is not one."""
    dates = list(words.patterns["date"].finditer(before))
    if not dates or words.patterns["of_meeting"].search(before[dates[-1].end() :]):
        return None
    return iso(dates[-1], words, None)


def numbers(match: re.Match[str], words: Lexicon) -> list[str]:
    """The number, and the further letters of it: "75/290 A and B" are two. Arabic spells the letters."""
    first, also = in_letters(match["number"], words).strip(), in_letters(match["also"], words)
    return [first, *(re.sub(r"[A-Z]$", letter, first) for letter in re.findall(r"[A-Z]", also))]


def in_letters(printed: str, words: Lexicon) -> str:
    spelled = words.codes["sections"]
    latin = re.sub(any_of(spelled), lambda found: spelled[found[0]], printed)
    return re.sub(SESSION, lambda found: f"({in_roman(int(found[1]))})", latin)


def body_before(text: str, start: int, enacting: str | None, words: Lexicon) -> str | None:
    """The body named last before a citation, in the same sentence."""
    sentence = re.split(rf"[；;؛]|{words.patterns['sentence_end'].pattern}", text[:start])[-1]
    named = list(re.finditer(any_of(words.codes["cited_bodies"]), sentence))
    begun = start - len(sentence)
    own = [place for place in words.patterns["its_own"].finditer(text, begun) if place.end() <= start]
    if own and named and OWNER.fullmatch(sentence[named[-1].end() : own[-1].start() - begun]):
        return words.codes["cited_bodies"][named[-1][0]]
    if own and (not named or own[-1].start() - begun > named[-1].start()):
        return enacting
    return words.codes["cited_bodies"][named[-1][0]] if named else enacting


def symbols(text: str, where: dict[str, Any]) -> Iterator[tuple[int, Citation]]:
    for match in PRINTED.finditer(text):
        symbol = match[0].rstrip(".-(").replace(" ", "")
        if symbol.count("/") > 1:
            yield match.start(), Citation(where, "document", None, None, symbol, None)


def check_links(body: Body, words: Lexicon) -> Iterator[Finding]:
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
            yield Finding("info", "link-without-print", (link.number, link.number), message)
