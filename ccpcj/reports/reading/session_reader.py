"""The session itself: its number, days and place, who attended, its agenda, documents and officers."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ccpcj.lib.wording.lexicon import Lexicon, any_word
from sessions.states.names import Names

from .blocks import ReportBlock
from .meeting_references import PLENARY, MeetingFinder
from .printed_names import PrintedNames
from .printed_report import PrintedMeeting
from .report_tree import Outline, RawParagraph
from .unwrap import join_lines

PART_OF_SYMBOL = re.compile(r"\b(?:Add|Corr|Rev)\.\d+")
ADDENDUM = re.compile(r"/Add\.\d+$")
PARENTHESES_OF_SYMBOL = r"(?:\d{4}|[IVXL]+|(?:Vol|Part)\.?\s?[IVXL]+)"
ATTENDANCE = ("members", "other_states", "non_member_states", "un_entities", "institutes", "igos", "ngos")
DASHES = "―－—–-"


class SessionReader:
    """The stage that reads the paragraphs of an outline and gives what they say of the session as a whole."""

    def __init__(self, outline: Outline, lexicon: Lexicon, names: Names) -> None:
        self.outline, self.paragraphs = outline, outline.paragraphs
        self.lexicon, self.patterns, self.codes = lexicon, lexicon.patterns, lexicon.codes
        self.names = PrintedNames(lexicon, names)

    def session(self, symbols: Sequence[str]) -> dict[str, Any]:
        """Number, year, days, place, theme and attendance, each as stated or None.

        The report on a reconvened part is an addendum to that on the regular one, or names the days of no other.
        """
        front = (block.text for block in self.outline.front)
        text = "。".join([*front, *(paragraph.text for paragraph in self.paragraphs)])
        session: dict[str, Any] = dict.fromkeys(("number", "year", "starts_on", "ends_on", "place", "theme"))
        number = self.most_named_session(text)
        dated = [
            match for name in ("session_dates", "session_dates_after") for match in self.patterns[name].finditer(text)
        ]
        is_addendum = any(ADDENDUM.search(symbol) for symbol in symbols)
        dated.sort(
            key=lambda match: (
                self.lexicon.number(match["number"]) != number,
                bool(match["reconvened"]) != is_addendum,
                match.start(),
            )
        )
        session["reconvened"] = bool(dated and dated[0]["reconvened"])
        if dated:
            session.update(self.number_and_days(dated[0]))
            places = (match["place"] for match in dated if match["number"] == dated[0]["number"])
            session["place"] = next(filter(None, places), None)
        else:
            session["number"] = number
        theme = self.patterns["session_theme"].search(text)
        is_own = theme and self.lexicon.number(theme["number"]) == session["number"]
        session["theme"] = theme["theme"] if theme and is_own else None
        session["attendance"] = self.attendance()
        return session

    def most_named_session(self, text: str) -> int | None:
        """The number of the session that the report names most: its own, whatever it tells of others."""
        matches = self.patterns["session"].finditer(text)
        counts = Counter(self.lexicon.number(match["number"]) for match in matches)
        return counts.most_common(1)[0][0] if counts else None

    def number_and_days(self, match: re.Match[str]) -> dict[str, Any]:
        year, printed, printed_last = int(match["year"]), match["month"], match["to_month"]
        month = self.lexicon.month(printed or printed_last)
        last_month = self.lexicon.month(printed_last or printed)
        return {
            "number": self.lexicon.number(match["number"]),
            "year": year,
            "starts_on": f"{year:04}-{month:02}-{int(match['day']):02}",
            "ends_on": f"{year:04}-{last_month:02}-{int(match['to_day']):02}",
        }

    def attendance(self) -> dict[str, int | None]:
        """The figures of the paragraph on attendance."""
        members = self.patterns["attendance"]
        text = next((paragraph.text for paragraph in self.paragraphs if members.search(paragraph.text)), "")
        figures: dict[str, int | None] = {}
        for key in ATTENDANCE:
            match = self.patterns["attendance" if key == "members" else key].search(text)
            figures[key] = int(next(filter(None, match.groups()))) if match else None
        return figures

    def agenda(self) -> list[dict[str, Any]]:
        leads = (paragraph for paragraph in self.paragraphs if paragraph.items and self.leads_agenda(paragraph))
        return next((self.agenda_items(paragraph.items) for paragraph in leads), [])

    def leads_agenda(self, paragraph: RawParagraph) -> bool:
        return bool(self.patterns["agenda_lead"].search(paragraph.text))

    def next_agenda(self) -> list[dict[str, Any]]:
        """The provisional agenda of the next session, which a decision has as its annex."""
        heading = self.patterns["agenda_heading"]
        annexes = (annex for raw in self.outline.texts for annex in raw.annexes)
        agendas = (annex.body for annex in annexes if annex.title and heading.fullmatch(annex.title.text))
        return next((self.agenda_items(blocks) for blocks in agendas), [])

    def agenda_items(self, blocks: Sequence[ReportBlock]) -> list[dict[str, Any]]:
        """Numbered items with their lettered sub-items; titles without the punctuation that ends them."""
        agenda: list[dict[str, Any]] = []
        for block in blocks:
            if match := block.numbered:
                agenda.append({"number": match[1], "title": trim_title(match[2]), "items": []})
            elif (match := block.lettered) and agenda:
                letter = self.codes["letters"].get(match[1], match[1])
                agenda[-1]["items"].append({"letter": letter, "title": trim_title(match[2])})
            elif agenda:
                last = agenda[-1]["items"][-1] if agenda[-1]["items"] else agenda[-1]
                last["title"] += trim_title(block.text)
        return agenda

    def meetings(self, finder: MeetingFinder) -> list[PrintedMeeting]:
        """Every meeting that is named, with the items that it is said to have considered."""
        meetings: dict[tuple[str, int], PrintedMeeting] = {}
        for paragraph in self.paragraphs:
            considered = self.patterns["considered"].search(paragraph.text)
            matches = self.patterns["agenda_item"].finditer(paragraph.text) if considered else ()
            items = [match["number"] for match in matches]
            for reference in finder.find(paragraph.text):
                for number in reference.numbers:
                    new = PrintedMeeting(reference.body, number, reference.date)
                    meeting = meetings.setdefault((reference.body, number), new)
                    meeting.date = meeting.date or reference.date
                    meeting.items = list(dict.fromkeys([*meeting.items, *items]))
        return sorted(meetings.values(), key=lambda meeting: (meeting.body != PLENARY, meeting.number))

    def documents(self) -> list[dict[str, Any]]:
        """The documents that were before the Commission, one entry a place of the report."""
        return [
            {
                "agenda_item": paragraph.agenda_item,
                "symbols": split_symbols(match["symbols"], self.lexicon),
                "title": match["title"],
                "paragraph": paragraph.number,
            }
            for paragraph in self.paragraphs
            for match in self.document_matches(paragraph)
            if match
        ]

    def document_matches(self, paragraph: RawParagraph) -> list[re.Match[str] | None]:
        if self.patterns["documents_lead"].search(paragraph.text):
            entries = (block.lettered[2] if block.lettered else block.text for block in paragraph.items)
            return [self.patterns["document"].match(entry) for entry in entries]
        single = self.patterns["documents_one"].search(paragraph.text)
        return [single or self.patterns["documents_list"].search(paragraph.text)]

    def officers(self) -> list[dict[str, Any]]:
        """The rows of the tables of officers: office, regional group, name, state."""
        return [
            self.officer(row, self.officers_body(lead["body"]))
            for paragraph in self.paragraphs
            if (lead := self.patterns["officers_lead"].search(paragraph.text))
            for row in self.officer_row().finditer(
                paragraph.text[lead.end() :] + join_lines([block.raw for block in paragraph.items])
            )
        ]

    def officer_row(self) -> re.Pattern[str]:
        """A row of a table of officers; the regional group may be left out or lead."""
        office, group = any_word(self.codes["offices"]), f"(?i:{any_word(self.regional_groups())})"
        return re.compile(
            rf"(?:(?P<before>{group})\s*)?(?P<office>{office})\s*[：:]?\s*(?:(?P<group>{group})\s*)?"
            rf"{self.patterns['officer_person'].pattern}"
        )

    def regional_groups(self) -> list[str]:
        """How the language calls the five regional groups, dashes as printed or not."""
        names = self.lexicon.lists["regional_groups"]
        return [name.replace("-", dash) for name in names for dash in (DASHES if "-" in name else "-")]

    def officers_body(self, lead: str) -> str:
        """CCPCJ for the Commission's own officers, else the body's printed name."""
        if self.patterns["of_session"].search(lead):
            return "CCPCJ"
        match = self.patterns["officers_body"].search(lead)
        return match["body"] if match else lead

    def officer(self, row: re.Match[str], body: str) -> dict[str, Any]:
        organization = self.names.key(body, "organization") if body != "CCPCJ" else None
        return {
            "body": organization or body,
            "body_printed": body,
            "office": row["office"],
            "office_code": self.codes["offices"][row["office"]],
            "name": row["person"].strip(),
            "state": self.names.key(row["state"], "state"),
            "state_printed": row["state"],
            "regional_group": self.names.key(row["group"] or row["before"] or "", "group"),
        }


def assign_agenda_items(outline: Outline, lexicon: Lexicon) -> None:
    """Tell each chapter which agenda item it is about: the one it considered, else the first it names."""
    items: dict[int, str] = {}
    for considered in (True, False):
        for paragraph in outline.paragraphs:
            match = lexicon.patterns["agenda_item"].search(paragraph.text)
            fits = match and (not considered or lexicon.patterns["considered"].search(paragraph.text))
            if fits and match and paragraph.chapter and paragraph.chapter.number > 1:
                items.setdefault(paragraph.chapter.number, match["number"])
    for chapter in outline.chapters:
        chapter.agenda_item = items.get(chapter.number)


def trim_title(title: str) -> str:
    return re.sub(r"[。；：;:.,，؛\s]+$", "", title)


def split_symbols(printed: str, lexicon: Lexicon) -> list[str]:
    """The symbols of a joint document: "E/CN.7/2022/2-E/CN.15/2022/2" has two. "and Corr.1" goes on the one before.

    A remark behind one ("in English only") belongs to none, but the year or session of a resolution does, and the
    volume or part of a document.
    """
    joint, symbols = lexicon.patterns["joint_symbols"].pattern, list[str]()
    remark = rf"[（(](?!{PARENTHESES_OF_SYMBOL}(?:[)）]|$))[^（()）]*[)）]?"
    for symbol in re.split(rf"\s*[–—-]\s*(?=[A-Z]+/)|{joint}", re.sub(remark, "", printed).replace(" ", "")):
        if PART_OF_SYMBOL.match(symbol):
            whole_ones = (before for before in reversed(symbols) if not PART_OF_SYMBOL.search(before))
            whole = next(whole_ones, symbols[-1] if symbols else None)
            symbols += [f"{whole}/{symbol}"] if whole else []
        else:
            symbols += [symbol] if symbol else []
    return symbols
