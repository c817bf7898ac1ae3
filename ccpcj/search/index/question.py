"""What is asked of one language of the index, in terms; a store says it in the words of its database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Phrase:
    """Terms side by side; the last may be the beginning of a term. One term alone is a word."""

    terms: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Every:
    """All of these."""

    parts: tuple["Asked", ...]


@dataclass(frozen=True)
class Any:
    """At least one of these."""

    parts: tuple["Asked", ...]


Asked: TypeAlias = Phrase | Every | Any


def either(questions: Iterable[Asked | None]) -> Asked | None:
    """At least one of those that ask anything."""
    found = [one for one in questions if one is not None]
    return found[0] if len(found) == 1 else Any(tuple(found)) if found else None
