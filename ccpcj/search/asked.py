"""What is asked of one language of the index, in terms; a store says it in the words of its database."""

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
