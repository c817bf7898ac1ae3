"""A question to one language of the index, in terms; each store puts it into the words of its database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Phrase:
    """Terms side by side; the last may be the beginning of a term. A phrase of one term is a word."""

    terms: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class AllOf:
    """An entry must have each of the parts."""

    parts: tuple["Question", ...]


@dataclass(frozen=True)
class AnyOf:
    """An entry must have at least one of the parts."""

    parts: tuple["Question", ...]


Question: TypeAlias = Phrase | AllOf | AnyOf


def all_of(questions: Iterable[Question | None]) -> Question | None:
    """Join the questions that are there into one that asks for each of them; None where none is."""
    parts = [question for question in questions if question is not None]
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts)) if parts else None


def any_of(questions: Iterable[Question | None]) -> Question | None:
    """Join the questions that are there into one that asks for either of them; None where none is."""
    parts = [question for question in questions if question is not None]
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts)) if parts else None
