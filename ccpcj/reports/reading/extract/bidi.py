"""Arabic as a page shows it, from left to right, into the order in which it is read."""

import re
from collections.abc import Iterable, Iterator

RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LEFT = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
BETWEEN_DIGITS = frozenset("./,:٫٬")
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
TWINS = dict(zip("()[]{}«»‹›<>", ")(][}{»«›‹><", strict=True))
WELL = re.compile(r"(?:^|\s)[(\[«](?=\S)|(?<=\S)[)\]»](?=$|\s|[،؛.:])")
TURNED = re.compile(r"(?:^|\s)[)\]»](?=\S)|(?<=\S)[(\[«](?=$|\s|[،؛.:])")


def runs_right(texts: Iterable[str]) -> bool:
    """Whether most letters are of a script that is written from right to left."""
    balance = 0
    for text in texts:
        balance += 1 if RIGHT.search(text) else -1 if LEFT.search(text) else 0
    return balance > 0


def reading_order(units: list[str], turned: bool = False) -> list[tuple[int, str]]:
    """The signs of a line in the order of reading, each with its place, where the page runs from right to left.

    The signs come from left to right. Latin words with the digits and marks inside them, and numbers, keep that order.
    `turned`: parentheses were kept as they are drawn.
    """
    signs: list[tuple[int, str]] = []
    for places, runs_left in stretches(units):
        for place in places:
            unit = units[place]
            signs.append((place, TWINS.get(unit, unit) if turned and not runs_left else unit))
    return signs


def stretches(units: list[str]) -> Iterator[tuple[list[int], bool]]:
    """The stretches of a line as read, each with whether it runs from left to right."""
    places = list(range(len(units)))[::-1]
    i = 0
    while i < len(places):
        end = end_of_left(units, places, i)
        if end > i:
            yield places[i:end][::-1], True
            i = end
        else:
            yield [places[i]], False
            i += 1


def end_of_left(units: list[str], places: list[int], i: int) -> int:
    """Where the stretch from left to right that begins at i ends; i where none begins.

    Brackets in it are whole, and words stand before them: "A/RES/415 (V)" is one stretch, in "415 (V)" the number is.
    """
    if not (is_left(units[places[i]]) or units[places[i]] in CLOSING):
        return i
    end, last, has_letter, depth, letters = i, i - 1, False, 0, False
    while end < len(places) and not RIGHT.search(units[places[end]]) and depth >= 0:
        unit = units[places[end]]
        depth += (unit in CLOSING) - (unit in OPENING)
        letters = letters or bool(LEFT.search(unit))
        if is_left(unit) and depth == 0:
            last, has_letter = end, letters
        end += 1
    return last + 1 if has_letter else end_of_number(units, places, i)


def end_of_number(units: list[str], places: list[int], i: int) -> int:
    """The end of a number; a mark inside it stands between digits."""
    end = i
    while end < len(places) and (
        DIGIT.search(units[places[end]])
        or (units[places[end]] in BETWEEN_DIGITS and end + 1 < len(places) and DIGIT.search(units[places[end + 1]]))
    ):
        end += 1
    return end


def is_left(unit: str) -> bool:
    return bool(LEFT.search(unit) or DIGIT.search(unit))


def are_turned(texts: Iterable[str]) -> bool:
    """Whether a file keeps parentheses as they are drawn in Arabic, and not as they are meant."""
    well = turned = 0
    for text in texts:
        well, turned = well + len(WELL.findall(text)), turned + len(TURNED.findall(text))
    return turned > well
