"""The numbers that Word prints before paragraphs and does not write into them."""

import re
from collections.abc import Callable
from typing import Any

from ccpcj.lib.roman import in_roman

from .wordprocessing_xml import (
    child,
    children,
    on,
    value,
)

CHINESE = "〇一二三四五六七八九"
SERIES = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
}
PRINTS_NO_NUMBER = ("bullet", "none")  # a bullet is typesetting


def chinese(number: int) -> str:
    """一, 十, 十一, 二十一, as headings count; digit by digit from a hundred."""
    if number > 99:
        return "".join(CHINESE[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (CHINESE[tens] if tens > 1 else "") + "十" * (tens > 0) + (CHINESE[ones] if ones else "")


def letter_series(series: str) -> Callable[[int], str]:
    """a, b … z, aa, bb, as Word goes on."""
    return lambda number: series[(number - 1) % len(series)] * ((number - 1) // len(series) + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": str,
    "lowerRoman": lambda number: in_roman(number).lower(),
    "upperRoman": in_roman,
    "upperLetter": lambda number: letter_series(SERIES["lowerLetter"])(number).upper(),
    "russianUpper": lambda number: letter_series(SERIES["russianLower"])(number).upper(),
    **{name: letter_series(series) for name, series in SERIES.items()},
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "ideographDigital", "taiwaneseCounting",
                     "taiwaneseCountingThousand", "japaneseCounting"), chinese),
}  # fmt: skip


class ListNumbering:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, root: Any | None, style_numbering: Callable[[str], Any | None]) -> None:
        self.abstract = {value(e, "abstractNumId"): e for e in children(root, "abstractNum")}
        self.nums = {value(e, "numId"): e for e in children(root, "num")}
        self.style_numbering = style_numbering
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()

    def label(self, number: str, level: int | None, style: str | None) -> str:
        """What is printed before the next paragraph of a list, with the space behind it."""
        num = self.nums.get(number)
        if num is None:
            return ""
        key, levels = self.levels(num)
        if level is None:
            level = next((n for n, element in levels.items() if value(child(element, "pStyle")) == style), 0)
        if level not in levels:
            return ""
        self.count(number, num, key, level, levels)
        return self.number_text(self.counts[key], level, levels)

    def levels(self, num: Any) -> tuple[str, dict[int, Any]]:
        """The levels of a list, through the style that it may link to, with its own changes."""
        key = value(child(num, "abstractNumId")) or ""
        abstract = self.abstract.get(key)
        if link := value(child(abstract, "numStyleLink")):
            linked = self.nums.get(value(child(self.style_numbering(link), "numId")) or "")
            if linked is not None and linked is not num:
                return self.levels(linked)
        changed = [child(override, "lvl") for override in children(num, "lvlOverride")]
        levels = [*children(abstract, "lvl"), *(level for level in changed if level is not None)]
        return key, {int(value(level, "ilvl") or 0): level for level in levels}

    def count(self, number: str, num: Any, key: str, level: int, levels: dict[int, Any]) -> None:
        counts = self.counts.setdefault(key, {})
        overrides = {int(value(e, "ilvl") or 0): value(child(e, "startOverride")) for e in children(num, "lvlOverride")}
        again = overrides.get(level) if (number, level) not in self.begun else None
        self.begun.add((number, level))
        counts[level] = int(again) if again else counts.get(level, start(levels[level]) - 1) + 1
        for deeper in [n for n in counts if n > level and value(child(levels.get(n), "lvlRestart")) != "0"]:
            del counts[deeper]

    def number_text(self, counts: dict[int, int], level: int, levels: dict[int, Any]) -> str:
        if self.form(levels[level]) in PRINTS_NO_NUMBER:
            return ""
        legal = on(levels[level], "isLgl")

        def number(match: re.Match[str]) -> str:
            n = int(match[1]) - 1
            if n not in levels:
                return ""
            form = "decimal" if legal else self.form(levels[n])
            return "" if form in PRINTS_NO_NUMBER else FORMATS.get(form, str)(counts.get(n, start(levels[n])))

        text = re.sub(r"%([1-9])", number, value(child(levels[level], "lvlText")) or "")
        return text + ("" if value(child(levels[level], "suff")) == "nothing" or not text else " ")

    def form(self, level: Any) -> str:
        form = value(child(level, "numFmt")) or "decimal"
        if form not in FORMATS and form not in PRINTS_NO_NUMBER:
            self.unknown.add(form)
        return form


def start(level: Any) -> int:
    return int(value(child(level, "start")) or 1)
