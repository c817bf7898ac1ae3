"""The forms that a regular expression of a word list knows: each of its alternatives, alone.

`séance( plénière)?` has the form with the word; `(?:a|ont) fait` has two. Single letters that may be left out are no
forms of their own, nor is what a pattern must not meet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|[aiLmsux]+:|<?[=!:]))?|\)|\||.", re.DOTALL)


@dataclass
class Group:
    """A group of a pattern: where what it holds begins, and where its alternatives part."""

    opened: str
    start: int
    bars: list[int] = field(default_factory=list)


def pattern_forms(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative as written, with the pattern that knows no other one in its place."""
    open_groups, negative = [Group("", 0)], 0
    for token in TOKEN.finditer(pattern):
        if token[0].startswith("("):
            open_groups.append(Group(token[0], token.end()))
            negative += token[0].endswith("!")
        elif token[0] == "|":
            open_groups[-1].bars.append(token.start())
        elif token[0] == ")":
            group = open_groups.pop()
            if not negative:
                yield from alone(pattern, group, token.start())
            negative -= group.opened.endswith("!")
    yield from alone(pattern, open_groups[0], len(pattern))


def alone(pattern: str, group: Group, end: int) -> Iterator[tuple[str, str]]:
    """The alternatives of a group, or what it may add where it may be left out."""
    places = [group.start, *(bar + 1 for bar in group.bars)]
    behind = re.sub(r"^\)(?:\?|\*)", ")", pattern[end:])
    if group.bars or behind != pattern[end:]:
        for start, stop in zip(places, [*group.bars, end], strict=True):
            if pattern[start:stop]:
                yield pattern[start:stop], pattern[: group.start] + pattern[start:stop] + behind
