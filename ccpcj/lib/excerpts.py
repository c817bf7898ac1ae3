"""Long words side by side, cut so that what differs shows."""

from itertools import takewhile

SHORT = 60  # characters


def excerpts(*sides: str, longest: int = SHORT) -> list[str]:
    """Each side cut from shortly before the place where not all say the same, where one of them is longer than that."""
    start = 0
    if max(map(len, sides)) > longest:
        same = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*sides, strict=False)))
        start = max(0, same - longest // 2)
    return [excerpt(side, start, longest) for side in sides]


def excerpt(words: str, start: int, longest: int) -> str:
    rest = " ".join(words[start:].split())
    begin, end = "…" if start and rest else "", "…" if len(rest) > longest else ""
    return f"{begin}{rest[:longest].rstrip()}{end}"
