"""What is printed around a text (cover page, heading, place of adoption), and what the file says about it."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from resolutions.text.document import (
    AdoptionStep,
    Problem,
    Subject,
    TextDocument,
)

from .inline_reader import squeeze_spaces
from .vocabulary import CHOICES, LANGUAGES, NOT_STATED, SCHEMES, STEPS, VOTINGS, local_name

# what the elements of the cover page are called in `front`
COVER = {
    "docNumber": "symbol", "docStatus": "distribution", "docDate": "published", "session": "session",
    "docTitle": "heading", "docProponent": "on_the_report_of",
}  # fmt: skip
INLINE = {"agenda item": "agenda_item", "agenda item name": "agenda_item_title"}
AUTHORITY = {"#publisher": "publisher", "#issuingBody": "body"}


def first_child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None)


def descendants(element: Element, name: str) -> Iterator[Element]:
    return (inner for inner in element.iter() if local_name(inner) == name)


def element_words(element: Element) -> str:
    return squeeze_spaces("".join(element.itertext()))


def stated_day(printed: str | None) -> date | None:
    """A date; the first day of the year 1 stands for one that is not stated."""
    if not printed or printed == NOT_STATED:
        return None
    try:
        return date.fromisoformat(printed[:10])
    except ValueError:
        return None


def read_meta(meta: Element, text: TextDocument) -> None:
    for language in descendants(meta, "FRBRlanguage"):
        text.language = LANGUAGES.get(language.get("language", ""), text.language)
    for day in descendants(meta, "FRBRdate"):
        if day.get("name") == "adoption":
            text.adopted_on = stated_day(day.get("date"))
        elif day.get("name") == "publication":
            text.published_on = stated_day(day.get("date"))
    if (address := next(descendants(meta, "FRBRuri"), None)) is not None:
        text.number = number_in_address(address.get("value", ""))
    keywords = map(read_subject, descendants(meta, "keyword"))
    text.subjects = list(dict.fromkeys(subject for subject in keywords if subject))
    text.steps = [read_step(step) for step in descendants(meta, "step")]
    read_voting(meta, text)


def number_in_address(address: str) -> str:
    """The number of a work from its address: "77/232" of …/2022-12-15/77-232/, "S-32/1" of …/S-32-1/."""
    return "/".join(address.rstrip("/").rpartition("/")[2].rsplit("-", 1))


def read_subject(keyword: Element) -> Subject | None:
    """A keyword of a known scheme; the item of the agenda that stands among them is none."""
    scheme = SCHEMES.get(keyword.get("dictionary", "").upper())
    if not scheme:
        return None
    name = squeeze_spaces(keyword.get("showAs", "") or keyword.get("value", ""))
    code = re.search(r"/([^/]+)$", keyword.get("href", ""))
    return Subject(scheme, code[1] if code else "", name.replace("_", " "))


def read_step(step: Element) -> AdoptionStep:
    outcome = step.get("outcome", "")
    return AdoptionStep(
        outcome=STEPS.get(outcome, outcome),
        symbol=step.get("as", "").strip(),
        by=squeeze_spaces(step.get("by", "")),
        day=stated_day(step.get("date")),
        paragraph=step.get("refersTo", "").strip(),
    )


def read_voting(meta: Element, text: TextDocument) -> None:
    for voting in descendants(meta, "voting"):
        outcome = voting.get("outcome", "")
        text.voting = VOTINGS.get(outcome, outcome)
    for count in descendants(meta, "count"):
        name = count.get("refersTo", "").lstrip("#")
        choice = CHOICES.get(name, name)
        if (value := count.get("value", "")).isdecimal():
            text.counts[choice] = int(value)
        text.voters[choice] = [element_words(voter) for voter in descendants(count, "organization")]


def read_cover(cover: Element, text: TextDocument) -> None:
    for line in cover:
        leaves = list(cover_leaves(line))
        known = squeeze_spaces(" ".join(element_words(leaf) for _, leaf in leaves))
        if (printed := element_words(line)) != known:
            text.problems.append(Problem("unknown-cover", f"On the cover page: “{printed}”.", "info", printed))
            continue
        for name, leaf in leaves:
            if leaf_words := element_words(leaf):
                add_line(text.front, name, leaf_words)
    text.symbol = text.front.get("symbol", "")
    for session in descendants(cover, "session"):
        text.session = session.get("value", "")


def cover_leaves(line: Element) -> Iterator[tuple[str, Element]]:
    """The elements of the cover that we name, from the outside in."""
    for element in line:
        name = local_name(element)
        if name == "docAuthority":
            yield AUTHORITY.get(element.get("refersTo", ""), "authority"), element
        elif name in COVER:
            yield COVER[name], element
        elif name == "inline" and element.get("name") in INLINE:
            yield INLINE[element.get("name", "")], element
        else:
            yield from cover_leaves(element)


def add_line(front: dict[str, str], name: str, words: str) -> None:
    """Put the words under the name; a second line of that name gets a number: agenda_item_2."""
    at, n = name, 2
    while at in front:
        at, n = f"{name}_{n}", n + 1
    front[at] = words


def read_preface(preface: Element, text: TextDocument, below: str = "") -> None:
    """The number and the title: "77/232." and what follows; older Arabic files print a dash between."""
    for element in preface.iter():
        if local_name(element) == "docNumber":
            add_line(text.front, f"{below}number", element_words(element))
        elif local_name(element) == "docTitle":
            printed = element_words(element)
            title = re.sub(r"^[-–—]\s*", "", printed)
            if title != printed:
                add_line(text.front, f"{below}dash", printed.removesuffix(title).strip())
            text.title = title


def read_conclusions(conclusions: Element, text: TextDocument) -> None:
    """The meeting and the day of adoption, as printed below the text."""
    for element in conclusions.iter():
        name = local_name(element)
        if name == "docDate":
            add_line(text.front, "adopted", element_words(element))
        elif name == "location" or element.get("name") == "adoptionMeeting":
            add_line(text.front, "meeting", element_words(element))
        elif name not in ("conclusions", "p", "eol", "event") or squeeze_spaces(element.text or ""):
            printed = element_words(element)
            text.problems.append(Problem("unknown-conclusion", f"Below the text: “{printed}”.", words=printed))
