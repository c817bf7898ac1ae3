"""A made-up session as its documents print it: a report in six languages, and the Assembly's text of a draft.

What an edition prints is told by its deviations from the first one. `report_file` and `assembly_file` make the files;
`facts_of_report` and `facts_of_assembly` say what a reader of them knows, so that an import can be judged by what
stands on paper and by nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from tests.ccpcj.reports.readings import HERE, PLAIN
from tests.ccpcj.reports.typeset import Source, typeset
from tests.resolutions.akn.specimen import WORDS, paragraph, specimen

LANGUAGES = tuple(WORDS)
NUMBER, YEAR = 61, 2052
SYMBOLS = {"ports": "E/CN.15/2052/L.3", "courts": "E/CN.15/2052/L.2"}
ASSEMBLY = "A/RES/107/901"
Key = tuple[Any, ...]  # of whom or what, the name of the value last
Edition = frozenset[str]

# what an edition of the report may print otherwise than the first
OF_REPORT = ("ports title", "courts title", "courts number", "ports-1 words", "ports-2 words", "ports-3 added",
             "ports-1 left out", "mode", "speaker added", "speaker left out", "speakers exchanged", "sponsor added",
             "sponsor left out", "day", "officer left out", "item title", "item added", "members")  # fmt: skip
OF_ASSEMBLY = ("assembly title", "assembly-1 words", "assembly-2 words", "assembly-3 added", "assembly-2 left out")

SPONSORS = {
    "en": ("Algeria", ", Chile", " and Norway"), "fr": ("l’Algérie", ", le Chili", " et la Norvège"),
    "es": ("Argelia", ", Chile", " y Noruega"), "ru": ("Алжир", ", Чили", " и Норвегия"),
    "zh": ("阿尔及利亚", "、智利", "和挪威"), "ar": ("الجزائر", " وشيلي", " والنرويج"),
}  # fmt: skip
ONLY_CHILE = {
    "en": " and Chile",
    "fr": " et le Chili",
    "es": " y Chile",
    "ru": " и Чили",
    "zh": "和智利",
    "ar": " وشيلي",
}
DAYS = {"en": "{} March", "fr": "{} mars", "es": "{} de marzo", "ru": "{} марта", "zh": "3月{}日", "ar": "{} آذار"}
SPEAKERS = {"EGY": 76, "IDN": 77, "QXL": 78, "SWE": 75}  # the lines of a list of speakers
OFFICERS = {"KEN": 118, "IND": 119, "NOR": 120}
COSPONSORS = ("FJI", "PLW", "BIH", "USA", "JPN", "THA")
SLOTS = {"ports-1": 25, "ports-2": 26, "ports-3": 40, "courts-1": 64, "courts-2": 65}
NUMBERED = re.compile(r"^\d+(?=\.|-)")
REFERENCE = re.compile(r"[(（][^()（）E]+(61/1|I|الأول|一)[^()（）]*[)）]")
SECTION = re.compile(r"^## \S+ ")
BRACKETS = re.compile(r"(?<=[(（])[^()（）]+(?=[)）]$)")


@dataclass
class Facts:
    """What a file states: single values by what they are said of, and the rows of its lists."""

    values: dict[Key, Any] = field(default_factory=dict)
    rows: set[Key] = field(default_factory=set)
    speakers: list[str] = field(default_factory=list)  # in their order


@cache
def specimen_lines(language: str) -> list[str]:
    """The lines of the made-up report, the first of them at 1 as in its file."""
    return ["", *(HERE / f"specimen.{language}.txt").read_text(encoding="utf-8").splitlines()]


def plain(value: Any) -> Any:
    """A value without spaces, for typesetting sets and drops them."""
    return "".join(value.split()) if isinstance(value, str) else value


def deviating(words: str) -> str:
    """Words as another edition has them: with a number before the last sign."""
    return f"{words[:-1]} 41{words[-1]}"


def base_title(text: str, language: str) -> str:
    if text == "assembly":
        text = "ports"
    return specimen_lines(language)[13 if text == "ports" else 59].lstrip("# ")


def title(text: str, language: str, edition: Edition) -> str:
    return base_title(text, language) + (" 7" if f"{text} title" in edition else "")


def item_title(language: str, number: int, edition: Edition = frozenset()) -> str:
    line = specimen_lines(language)[{1: 123, 2: 124, 3: 128}[number]]
    words = re.sub(r"^\d+(\.|-) |[.。:：]$", "", line).strip()
    return words + (" 7" if number == 2 and "item title" in edition else "")


def base_words(slot: str, language: str) -> str:
    """The words of a paragraph of the first edition, without number and marks."""
    if slot.startswith("assembly"):
        words = WORDS[language]
        phrase, rest = {"1": (words.requests[0], words.items[1]), "2": words.decides, "3": ("", words.declared)}[
            slot[-1]
        ]
        return f"{phrase} {rest}".strip()
    return re.sub(r"^\d+(\.|-) ", "", specimen_lines(language)[SLOTS[slot]]).replace("*", "")


def paragraph_words(slot: str, language: str, edition: Edition) -> str:
    words = base_words(slot, language)
    return deviating(words) if f"{slot} words" in edition else words


def paragraphs_of(text: str, edition: Edition) -> list[str]:
    """The paragraphs that an edition prints of a text."""
    slots = {"courts": ["courts-1", "courts-2"]}.get(text, [f"{text}-{number}" for number in (1, 2, 3)])
    added = {slot for slot in slots if slot.endswith("-3") and f"{slot} added" not in edition}
    return [slot for slot in slots if slot not in added and f"{slot} left out" not in edition]


def speakers_of(edition: Edition) -> list[str]:
    """The speakers in the order printed."""
    speakers = ["EGY", "IDN"] if "speakers exchanged" not in edition else ["IDN", "EGY"]
    if "speaker left out" in edition:
        speakers.remove("EGY")
    return [*speakers, "QXL", *(["SWE"] if "speaker added" in edition else [])]


def sponsors_of(edition: Edition) -> list[str]:
    chile = ["CHL"] if "sponsor added" in edition else []
    return ["DZA", *chile, *([] if "sponsor left out" in edition else ["NOR"])]


def day_of_action(edition: Edition) -> date:
    return date(YEAR, 3, 7 if "day" in edition else 8)


def facts_of_report(language: str, edition: Edition) -> Facts:
    """What a person who reads the report knows."""
    facts = Facts(
        {
            ("session", "members"): 32 if "members" in edition else 31,
            ("meeting", 6, "date"): day_of_action(edition),
            ("meeting", 1, "date"): date(YEAR, 3, 4),
            ("text", "ports", "number"): "1",
            ("text", "courts", "number"): "61/4" if "courts number" in edition else "61/1",
            ("statement", "IDN", "mode"): "online" if "mode" in edition else "in_person",
        },
        {("meeting", number) for number in (1, 3, 6)}
        | {("statement", speaker) for speaker in [*speakers_of(edition), "CHL"]}
        | {("sponsor", "ports", state) for state in sponsors_of(edition)}
        | {("sponsor", "courts", state) for state in COSPONSORS}
        | {("officer", state) for state in OFFICERS if state != "IND" or "officer left out" not in edition},
        speakers_of(edition),
    )
    for number in (1, 2, *([3] if "item added" in edition else [])):
        facts.rows.add(("item", number))
        facts.values["item", number, f"title_{language}"] = item_title(language, number, edition)
    for text in SYMBOLS:
        facts.rows.add(("text", text))
        facts.values["text", text, f"title_{language}"] = title(text, language, edition)
        add_paragraphs(facts, text, language, edition)
    return facts


def facts_of_assembly(language: str, edition: Edition) -> Facts:
    facts = Facts({("version", f"title_{language}"): title("assembly", language, edition)}, {("text", "assembly")})
    add_paragraphs(facts, "assembly", language, edition)
    return facts


def add_paragraphs(facts: Facts, text: str, language: str, edition: Edition) -> None:
    for slot in paragraphs_of(text, edition):
        facts.rows.add(("paragraph", slot, language))
        facts.values["paragraph", slot, language] = paragraph_words(slot, language, edition)


@cache
def report_file(language: str, edition: Edition) -> bytes:
    printed, number = [], 0
    for line, counts in report_lines(language, edition):
        number += counts
        printed.append(NUMBERED.sub(str(number), line) if counts else line)
    return typeset(Source.parse("\n".join(printed)), PLAIN).encode()


def report_lines(language: str, edition: Edition) -> Iterator[tuple[str, bool]]:
    """Each line of an edition, and whether it begins a numbered paragraph of the report."""
    lines = specimen_lines(language)
    for number in (8, 9, 10, 11, 12):
        yield lines[number], number == 11
    yield f"#### {title('ports', language, edition)}", False
    yield lines[14], False
    yield lines[20], False
    yield from operative_lines("ports", language, edition)
    yield SECTION.sub(section_sign(lines[34]), lines[56]), False
    yield lines[57], True
    yield number_of_courts(lines[58], edition), False
    yield f"#### {title('courts', language, edition)}", False
    yield lines[60], False
    yield lines[63], False
    yield from operative_lines("courts", language, edition)
    yield lines[70], False
    yield lines[71], False
    yield lines[73], True
    for speaker in speakers_of(edition):
        line = lines[SPEAKERS[speaker]].replace("{4}", "")
        if speaker == "IDN" and "mode" in edition:
            online = BRACKETS.search(lines[75])
            line = BRACKETS.sub(online[0] if online else "", line)
        yield line, False
    yield lines[82], True
    yield lines[84], False
    yield lines[85], False
    yield lines[95], False
    yield lines[97], True
    yield lines[100], False
    yield action_on_courts(language, edition), True
    yield action_on_ports(language, edition), True
    yield lines[106], False
    yield lines[111], False
    yield lines[112], False
    yield lines[113], True
    yield lines[114], False
    yield lines[115].replace("31", "32") if "members" in edition else lines[115], True
    yield lines[116], False
    yield lines[117], True
    for state, number in OFFICERS.items():
        if state != "IND" or "officer left out" not in edition:
            yield lines[number], False
    yield lines[121], False
    yield lines[122], True
    yield lines[123], False
    item = lines[124]
    yield f"{item[:-1]} 7{item[-1]}" if "item title" in edition else item, False
    if "item added" in edition:
        yield lines[128].replace("4", "3", 1), False
    yield lines[129], False
    yield lines[131], True


def section_sign(heading: str) -> str:
    sign = SECTION.match(heading)
    return sign[0] if sign else ""


def number_of_courts(line: str, edition: Edition) -> str:
    return line.replace("61/1", "61/4") if "courts number" in edition else line


def operative_lines(text: str, language: str, edition: Edition) -> Iterator[tuple[str, bool]]:
    """The operative paragraphs, numbered from 1; the last of them ends with the sign that it has."""
    for number, slot in enumerate(paragraphs_of(text, edition), 1):
        line = NUMBERED.sub(str(number), specimen_lines(language)[SLOTS[slot]])
        yield deviating(line) if f"{slot} words" in edition else line, False


def action_on_courts(language: str, edition: Edition) -> str:
    line = REFERENCE.sub("", specimen_lines(language)[101])
    line = line.replace(base_title("courts", language), title("courts", language, edition))
    day = DAYS[language]
    return line.replace(day.format(8), day.format(day_of_action(edition).day), 1)


def action_on_ports(language: str, edition: Edition) -> str:
    line = REFERENCE.sub("", specimen_lines(language)[102])
    line = line.replace(base_title("ports", language), title("ports", language, edition))
    first, chile, norway = SPONSORS[language]
    sponsors = sponsors_of(edition)
    if sponsors == ["DZA"]:
        return line.replace(first + norway, first)
    if sponsors == ["DZA", "CHL"]:
        return line.replace(first + norway, first + ONLY_CHILE[language])
    return line.replace(first + norway, first + chile + norway) if "CHL" in sponsors else line


@cache
def assembly_file(language: str, edition: Edition) -> bytes:
    """The text of the Assembly as AKN4UN XML."""
    words = WORDS[language]
    operative = ""
    for number, slot in enumerate(paragraphs_of("assembly", edition), 1):
        phrase = {"1": words.requests[0], "2": words.decides[0]}.get(slot[-1], "")
        rest = paragraph_words(slot, language, edition).removeprefix(phrase).strip()
        if language == "ar":
            start = f'<span class="bold italic">{phrase}</span> ' if phrase else ""
            operative += paragraph("", "", f"{number} -\t{start}{rest}")
        else:
            operative += paragraph(f"{number}.", phrase, rest)
    data = specimen(language, ASSEMBLY, title=title("assembly", language, edition), operative=operative, annex="",
                    day="2052-12-15")  # fmt: skip
    return data.replace(b'value="77"', b'value="107"').replace(b'date="2022-12-15"', b'date="2052-12-15"')
