"""What is printed around a text (cover page, heading, place of adoption), and what the file says about it."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from resolutions.text.document import (
    Problem,
    Step,
    Subject,
    Text,
)

from .inline_reader import local, squeeze

LANGUAGES = {"ara": "ar", "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es"}
NOT_STATED = "0001-01-01"
SCHEMES = {"UNBIS": "unbis", "UNBIS THESAURUS": "unbis", "SDGO": "sdg", "EUROVOC": "eurovoc", "DHLAUTH": "authority"}
# what the elements of the cover page are called in `front`
COVER = {
    "docNumber": "symbol", "docStatus": "distribution", "docDate": "published", "session": "session",
    "docTitle": "heading", "docProponent": "on_the_report_of",
}  # fmt: skip
INLINE = {"agenda item": "agenda_item", "agenda item name": "agenda_item_title"}
AUTHORITY = {"#publisher": "publisher", "#issuingBody": "body"}


def child(element: Element, name: str) -> Element | None:
    return next((one for one in element if local(one) == name), None)


def within(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if local(one) == name)


def words_of(element: Element) -> str:
    return squeeze("".join(element.itertext()))


def day(printed: str | None) -> date | None:
    """A date; the first day of the year 1 stands for one that is not stated."""
    if not printed or printed == NOT_STATED:
        return None
    try:
        return date.fromisoformat(printed[:10])
    except ValueError:
        return None


def read_meta(meta: Element, text: Text) -> None:
    for found in within(meta, "FRBRlanguage"):
        text.language = LANGUAGES.get(found.get("language", ""), text.language)
    for found in within(meta, "FRBRdate"):
        if found.get("name") == "adoption":
            text.adopted_on = day(found.get("date"))
        elif found.get("name") == "publication":
            text.published_on = day(found.get("date"))
    if (address := next(within(meta, "FRBRuri"), None)) is not None:
        text.number = number_of(address.get("value", ""))
    text.subjects = list(dict.fromkeys(subject for found in within(meta, "keyword") if (subject := subject_of(found))))
    text.steps = [step_of(step) for step in within(meta, "step")]
    read_voting(meta, text)


def number_of(address: str) -> str:
    """The number of a work from its address: "77/232" of …/2022-12-15/77-232/, "S-32/1" of …/S-32-1/."""
    return "/".join(address.rstrip("/").rpartition("/")[2].rsplit("-", 1))


def subject_of(keyword: Element) -> Subject | None:
    """A keyword of a known scheme; the item of the agenda that stands among them is none."""
    scheme = SCHEMES.get(keyword.get("dictionary", "").upper())
    if not scheme:
        return None
    name = squeeze(keyword.get("showAs", "") or keyword.get("value", ""))
    code = re.search(r"/([^/]+)$", keyword.get("href", ""))
    return Subject(scheme, code[1] if code else "", name.replace("_", " "))


def step_of(step: Element) -> Step:
    return Step(
        outcome=step.get("outcome", ""),
        symbol=step.get("as", "").strip(),
        by=squeeze(step.get("by", "")),
        day=day(step.get("date")),
        paragraph=step.get("refersTo", "").strip(),
    )


def read_voting(meta: Element, text: Text) -> None:
    for voting in within(meta, "voting"):
        text.voting = voting.get("outcome", "")
    for count in within(meta, "count"):
        choice = count.get("refersTo", "").lstrip("#")
        if (value := count.get("value", "")).isdecimal():
            text.counts[choice] = int(value)
        text.voters[choice] = [words_of(voter) for voter in within(count, "organization")]


def read_cover(cover: Element, text: Text) -> None:
    for line in cover:
        leaves = list(cover_leaves(line))
        known = squeeze(" ".join(words_of(leaf) for _, leaf in leaves))
        if (printed := words_of(line)) != known:
            text.problems.append(Problem("unknown-cover", f"On the cover page: “{printed}”.", "info", printed))
            continue
        for name, leaf in leaves:
            if leaf_words := words_of(leaf):
                put(text.front, name, leaf_words)
    text.symbol = text.front.get("symbol", "")
    for session in within(cover, "session"):
        text.session = session.get("value", "")


def cover_leaves(line: Element) -> Iterator[tuple[str, Element]]:
    """The elements of the cover that we name, from the outside in."""
    for element in line:
        name = local(element)
        if name == "docAuthority":
            yield AUTHORITY.get(element.get("refersTo", ""), "authority"), element
        elif name in COVER:
            yield COVER[name], element
        elif name == "inline" and element.get("name") in INLINE:
            yield INLINE[element.get("name", "")], element
        else:
            yield from cover_leaves(element)


def put(front: dict[str, str], name: str, words: str) -> None:
    """Keep the words under the name; a second of that name gets a number."""
    at, n = name, 2
    while at in front:
        at, n = f"{name}_{n}", n + 1
    front[at] = words


def read_preface(preface: Element, text: Text, below: str = "") -> None:
    """The number and the title: "77/232." and what follows; older Arabic files print a dash between."""
    for found in preface.iter():
        if local(found) == "docNumber":
            put(text.front, f"{below}number", words_of(found))
        elif local(found) == "docTitle":
            printed = words_of(found)
            title = re.sub(r"^[-–—]\s*", "", printed)
            if title != printed:
                put(text.front, f"{below}dash", printed.removesuffix(title).strip())
            text.title = title


def read_conclusions(conclusions: Element, text: Text) -> None:
    """The meeting and the day of adoption, as printed below the text."""
    for found in conclusions.iter():
        name = local(found)
        if name == "docDate":
            put(text.front, "adopted", words_of(found))
        elif name == "location" or found.get("name") == "adoptionMeeting":
            put(text.front, "meeting", words_of(found))
        elif name not in ("conclusions", "p", "eol", "event") or squeeze(found.text or ""):
            printed = words_of(found)
            text.problems.append(Problem("unknown-conclusion", f"Below the text: “{printed}”.", words=printed))
