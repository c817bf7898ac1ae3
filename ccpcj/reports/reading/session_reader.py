"""The session itself: its number, days and place, who attended, its agenda, documents and officers."""

import re
from collections import Counter
from typing import Any

from ccpcj.lib.wording.lexicon import Lexicon, any_of
from sessions.states.names import Names

from .blocks import Block
from .meeting_references import meeting_references, month_of
from .printed_report import Meeting
from .report_tree import Outline, RawParagraph
from .unwrap import join_lines

PART_OF_SYMBOL = re.compile(r"\b(?:Add|Corr|Rev)\.\d+")
WITHIN_SYMBOL = r"(?:\d{4}|[IVXL]+|(?:Vol|Part)\.?\s?[IVXL]+)"  # parentheses that are part of a symbol
ATTENDANCE = ("members", "other_states", "non_member_states", "un_entities", "institutes", "igos", "ngos")


def read_session(outline: Outline, words: Lexicon) -> dict[str, Any]:
    """Number, year, days, place, theme and attendance, each as stated or None."""
    text = "。".join([*(block.text for block in outline.front), *(p.text for p in outline.paragraphs)])
    session: dict[str, Any] = dict.fromkeys(("number", "year", "starts_on", "ends_on", "place", "theme"))
    held = [m for name in ("session_dates", "session_dates_after") for m in words.patterns[name].finditer(text)]
    own = most_named(text, words)
    held.sort(key=lambda match: (words.number(match["number"]) != own, bool(match["reconvened"]), match.start()))
    session["reconvened"] = bool(held and held[0]["reconvened"])
    if held:
        session.update(days(held[0], words))
        session["place"] = next((m["place"] for m in held if m["place"] and m["number"] == held[0]["number"]), None)
    else:
        session["number"] = own
    theme = words.patterns["session_theme"].search(text)
    session["theme"] = theme["theme"] if theme and words.number(theme["number"]) == session["number"] else None
    session["attendance"] = attendance(outline, words)
    return session


def most_named(text: str, words: Lexicon) -> int | None:
    """The number of the session that the report names most: its own, whatever it tells of others."""
    named = Counter(words.number(match["number"]) for match in words.patterns["session"].finditer(text))
    return named.most_common(1)[0][0] if named else None


def days(match: re.Match[str], words: Lexicon) -> dict[str, Any]:
    year, last = int(match["year"]), month_of(match["to_month"] or match["month"], words)
    month = month_of(match["month"] or match["to_month"], words)
    return {
        "number": words.number(match["number"]),
        "year": year,
        "starts_on": f"{year:04}-{month:02}-{int(match['day']):02}",
        "ends_on": f"{year:04}-{last:02}-{int(match['to_day']):02}",
    }


def attendance(outline: Outline, words: Lexicon) -> dict[str, int | None]:
    """The figures of the paragraph on attendance."""
    found = next((p.text for p in outline.paragraphs if words.patterns["attendance"].search(p.text)), "")
    figures: dict[str, int | None] = {}
    for key in ATTENDANCE:
        match = words.patterns["attendance" if key == "members" else key].search(found)
        figures[key] = int(next(group for group in match.groups() if group)) if match else None
    return figures


def read_agenda(blocks: list[Block], words: Lexicon) -> list[dict[str, Any]]:
    """Numbered items with their lettered sub-items; titles without the punctuation that ends them."""
    agenda: list[dict[str, Any]] = []
    for block in blocks:
        if match := block.numbered:
            agenda.append({"number": match[1], "title": trim(match[2]), "items": []})
        elif (match := block.lettered) and agenda:
            agenda[-1]["items"].append(
                {"letter": words.codes["letters"].get(match[1], match[1]), "title": trim(match[2])}
            )
        elif agenda:
            target = agenda[-1]["items"][-1] if agenda[-1]["items"] else agenda[-1]
            target["title"] += trim(block.text)
    return agenda


def trim(title: str) -> str:
    return re.sub(r"[。；：;:.,，؛\s]+$", "", title)


def is_agenda(paragraph: RawParagraph, words: Lexicon) -> bool:
    return bool(paragraph.items and words.patterns["agenda_lead"].search(paragraph.text))


def chapter_items(outline: Outline, words: Lexicon) -> dict[int, str | None]:
    """The agenda item that each chapter is about: the one it considered, else the first it names."""
    items: dict[int, str | None] = {}
    for considered in (True, False):
        for paragraph in outline.paragraphs:
            match = words.patterns["agenda_item"].search(paragraph.text)
            fits = match and (not considered or words.patterns["considered"].search(paragraph.text))
            if fits and match and paragraph.chapter and paragraph.chapter.number > 1:
                items.setdefault(paragraph.chapter.number, match["number"])
    return items


def read_meetings(outline: Outline, words: Lexicon, session: dict[str, Any]) -> list[Meeting]:
    """Every meeting that is named, with the items that it is said to have considered."""
    found: dict[tuple[str, int], Meeting] = {}
    for paragraph in outline.paragraphs:
        considered = words.patterns["considered"].search(paragraph.text)
        items = [m["number"] for m in words.patterns["agenda_item"].finditer(paragraph.text)] if considered else []
        for reference in meeting_references(paragraph.text, words, session):
            for value in reference.numbers:
                meeting = found.setdefault((reference.body, value), Meeting(reference.body, value, reference.date))
                meeting.date = meeting.date or reference.date
                meeting.items = list(dict.fromkeys([*meeting.items, *items]))
    return sorted(found.values(), key=lambda meeting: (meeting.body != "plenary", meeting.number))


def read_documents(outline: Outline, items: dict[int, str | None], words: Lexicon) -> list[dict[str, Any]]:
    """The documents that were before the Commission, one entry a place of the report."""
    found = []
    for paragraph in outline.paragraphs:
        item = items.get(paragraph.chapter.number) if paragraph.chapter else None
        if words.patterns["documents_lead"].search(paragraph.text):
            entries = [words.patterns["document"].match(strip_letter(b)) for b in paragraph.items]
        else:
            one = words.patterns["documents_one"].search(paragraph.text)
            entries = [one or words.patterns["documents_list"].search(paragraph.text)]
        for match in entries:
            if match:
                found.append({"agenda_item": item, "symbols": split_symbols(match["symbols"], words),
                              "title": match["title"], "paragraph": paragraph.number})  # fmt: skip
    return found


def strip_letter(block: Block) -> str:
    return block.lettered[2] if block.lettered else block.text


def split_symbols(printed: str, words: Lexicon) -> list[str]:
    """The symbols of a joint document: "E/CN.7/2022/2-E/CN.15/2022/2" has two. "and Corr.1" goes on the one before.

    A remark behind one ("in English only") belongs to none, but the year or session of a resolution does, and the
    volume or part of a document.
    """
    joint, found = words.patterns["joint_symbols"].pattern, list[str]()
    bare = re.sub(rf"[（(](?!{WITHIN_SYMBOL}(?:[)）]|$))[^（()）]*[)）]?", "", printed).replace(" ", "")
    for symbol in re.split(rf"\s*[–—-]\s*(?=[A-Z]+/)|{joint}", bare):
        whole = next((one for one in reversed(found) if not PART_OF_SYMBOL.search(one)), found[-1] if found else None)
        if PART_OF_SYMBOL.match(symbol):
            found += [f"{whole}/{symbol}"] if whole else []
        else:
            found += [symbol] if symbol else []
    return found


def read_officers(outline: Outline, words: Lexicon, names: Names) -> list[dict[str, Any]]:
    """The rows of the tables of officers: office, regional group, name, state; the group may be left out or lead."""
    office, group = any_of(words.codes["offices"]), f"(?i:{any_of(regional_names(words))})"
    row = re.compile(
        rf"(?:(?P<before>{group})\s*)?(?P<office>{office})\s*[：:]?\s*(?:(?P<group>{group})\s*)?"
        rf"{words.patterns['officer_person'].pattern}"
    )
    found = []
    for paragraph in outline.paragraphs:
        if lead := words.patterns["officers_lead"].search(paragraph.text):
            body = body_of(lead["body"], words)
            rows = row.finditer(paragraph.text[lead.end() :] + join_lines([block.raw for block in paragraph.items]))
            found += [officer(match, body, words, names) for match in rows]
    return found


def regional_names(words: Lexicon) -> list[str]:
    """How the language calls the five regional groups, dashes as printed or not."""
    dashes = "―－—–-"
    spelled = words.lists["regional_groups"]
    return [name.replace("-", dash) for name in spelled for dash in (dashes if "-" in name else "-")]


def body_of(lead: str, words: Lexicon) -> str:
    """CCPCJ for the Commission's own officers, else the body's printed name."""
    if words.patterns["of_session"].search(lead):
        return "CCPCJ"
    match = words.patterns["officers_body"].search(lead)
    return match["body"] if match else lead


def officer(match: re.Match[str], body: str, words: Lexicon, names: Names) -> dict[str, Any]:
    state = names.find(match["state"], words.language, ("state",))
    group = names.find(match["group"] or match["before"] or "", words.language, ("group",))
    organization = names.find(body, words.language, ("organization",)) if body != "CCPCJ" else None
    return {
        "body": organization.key if organization else body,
        "body_printed": body,
        "office": match["office"],
        "office_code": words.codes["offices"][match["office"]],
        "name": match["person"].strip(),
        "state": state.key if state else None,
        "state_printed": match["state"],
        "regional_group": group.key if group else None,
    }
