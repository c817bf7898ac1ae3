"""Numbers in Roman numerals, as drafts, chapters and old sessions are counted."""

STEPS = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V",
         4: "IV", 1: "I"}  # fmt: skip
VALUES = {letters: worth for worth, letters in STEPS.items() if len(letters) == 1}


def in_roman(number: int) -> str:
    """1 is I, 21 is XXI; nothing for 0."""
    text = ""
    for worth, letters in STEPS.items():
        text += letters * (number // worth)
        number %= worth
    return text


def from_roman(printed: str) -> int:
    """The number that Roman numerals, large or small, stand for. Raises KeyError where other letters stand."""
    values = [VALUES[letter] for letter in printed.upper()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def draft_numeral(number: str) -> str:
    """The number of a draft as reports print it: I, II, III; what is no small number stays as it is."""
    return in_roman(int(number)) if number.isdigit() and 0 < int(number) < 40 else number
