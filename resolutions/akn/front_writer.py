"""What is printed around a text: the cover, the number and title, the meeting and day of its adoption."""

from collections.abc import Callable

from resolutions.text.document import TextDocument

from .elements import E, Element
from .identity import WorkIdentity, stated_iso_date

RIGHT, LEFT = {"class": "rightSmall"}, {"class": "upperLeft"}


def cover(text: TextDocument, work: WorkIdentity) -> Element | None:
    """The cover page; None where nothing of it is known. The symbol is that of the text."""
    front, published = text.front, stated_iso_date(text.published_on)
    body = {"refersTo": "#issuingBody", "class": "rightBig"}
    proposed = {"refersTo": "#onTheReportOf", "as": "#author"}
    lines: list[tuple[str, Callable[[str], Element]]] = [
        ("publisher", lambda words: E.docAuthority(LEFT, words, refersTo="#publisher")),
        ("body", lambda words: E.docAuthority(body, words)),
        ("distribution", lambda words: E.docStatus(RIGHT, words, refersTo="#distribution")),
        ("published", lambda words: E.docDate(RIGHT, words, date=published, refersTo="#dateOfIssuance")),
        ("session", lambda words: session_element(text, work, words)),
        ("agenda_item", lambda words: E.inline(words, name="agenda item")),
        ("agenda_item_title", lambda words: E.inline(words, name="agenda item name")),
        ("heading", E.docTitle),
        ("on_the_report_of", lambda words: E.docProponent(proposed, words)),
    ]
    made = [E.p(E.docNumber(text.symbol, refersTo="#symbol"))] if text.symbol else []
    made += [E.p(make(front[key])) for name, make in lines for key in keys_named(front, name)]
    return E.coverPage(*made) if made else None


def keys_named(front: dict[str, str], name: str) -> list[str]:
    """The keys under which the words of that name stand: agenda_item, agenda_item_2 …"""
    return [key for key in front if key == name or (key.startswith(f"{name}_") and key[len(name) + 1 :].isdigit())]


def session_element(text: TextDocument, work: WorkIdentity, words: str) -> Element:
    made = E.session(words, refersTo=f"#{work.author.code}")
    if text.session:
        made.set("value", text.session)
    return made


def preface(text: TextDocument) -> Element:
    """The number and the title; the resolutions of a collection also name it."""
    front = text.front
    made = E.preface()
    if collection := " ".join(filter(None, (front.get("collection_number"), front.get("collection_title")))):
        made.append(E.p(E.inline(collection, name="collection")))
    dash = f"{front['dash']} " if "dash" in front else ""
    title = E.docTitle(E.span({"class": "bold"}, f"{dash}{text.title}"), refersTo="#resolutionTitle")
    line = E.p(*([E.docNumber(front["number"])] if "number" in front else []), title)
    made.append(line)
    return made


def conclusions(text: TextDocument) -> Element | None:
    """The meeting and the day, where they are printed."""
    meeting, adopted = text.front.get("meeting"), text.front.get("adopted")
    line = E.p()
    if meeting:
        line.append(E.inline(meeting, name="adoptionMeeting"))
    if meeting and adopted:
        line.append(E.eol())
    if adopted:
        line.append(E.docDate(adopted, date=stated_iso_date(text.adopted_on), refersTo="#adoptionDate"))
    return E.conclusions(line) if len(line) else None
