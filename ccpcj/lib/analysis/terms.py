"""The terms of a text, each with the place it was read from."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ccpcj.lib.folding import for_search

from .pieces import Piece, pieces
from .stems import stem

ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)", re.IGNORECASE)  # l'Organisation, qu'elle
APOSTROPHES = "'’ʼ"
LAST = re.compile(r"(?:^|/)([a-z]*-?[0-9]+/[0-9]+)$")
LONGEST = 60  # characters of a term; what is longer is no word


class Term(NamedTuple):
    """A term of the index, and the characters of the text it stands for."""

    text: str
    start: int
    end: int


def analyse(text: str, language: str) -> Iterator[Term]:
    """The terms in their order. Chinese gives overlapping pairs, and the last character of a run alone."""
    for piece in pieces(text):
        if piece.script == "han":
            yield from character_pairs(piece)
        elif piece.script == "symbol":
            yield from parts_of_symbol(piece)
        elif not (language == "fr" and is_elided(piece, text)) and (term := word(piece.text, piece.script, language)):
            yield Term(term, piece.start, piece.end)


@lru_cache(1 << 18)
def word(printed: str, script: str, language: str) -> str:
    return stem(for_search(printed), script, language)[:LONGEST]


def character_pairs(piece: Piece) -> Iterator[Term]:
    text = for_search(piece.text)
    if len(text) != len(piece.text):  # a compatibility form that folds to two: no place to mark inside
        yield from (Term(text[i : i + 2], piece.start, piece.end) for i in range(len(text)))
        return
    for i in range(len(text)):
        pair = text[i : i + 2]
        yield Term(pair, piece.start + i, piece.start + i + len(pair))


def parts_of_symbol(piece: Piece) -> Iterator[Term]:
    """The symbol as typed and, behind it, the number it ends with: A/RES/77/232 is found as 77/232 too."""
    symbol = for_search(piece.text)
    yield Term(symbol[:LONGEST], piece.start, piece.end)
    if (last := last_of_symbol(symbol)) and last != symbol:
        yield Term(last, piece.end - len(last), piece.end)


def last_of_symbol(symbol: str) -> str:
    """The number of a resolution with which a folded symbol ends, or nothing: "77/232" of "a/res/77/232"."""
    match = LAST.search(symbol)
    return match[1] if match and "res" in symbol.split("/") else ""


def is_elided(piece: Piece, text: str) -> bool:
    """Whether it is a French article cut short before a vowel: the l of l'État."""
    return text[piece.end : piece.end + 1] in tuple(APOSTROPHES) and ELIDED.fullmatch(piece.text) is not None


def printed_pieces(text: str) -> list[str]:
    """The pieces of a text as printed, without regard to language."""
    return [piece.text for piece in pieces(text)]
