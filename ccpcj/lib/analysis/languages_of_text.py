"""In which of the six languages a text is written, piece by piece where it mixes them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ccpcj.lib.folding import for_search

from .common_words import COMMON_TERMS
from .pieces import Piece, pieces

BY_SCRIPT = {"han": "zh", "arabic": "ar", "cyrillic": "ru"}
LATIN = ("en", "fr", "es")
TELLING = {
    lang: COMMON_TERMS[lang] - set().union(*(COMMON_TERMS[other] for other in LATIN if other != lang)) for lang in LATIN
}
LETTERS = {"fr": "çéèêëàâîïôùûœ", "es": "ñáíóú¿¡"}
SHARED = 0.1  # what a small word that another language has as well says for each of them
CLAUSE = re.compile(r"[^.;:!?\n。；：]+[.;:!?\n。；：]*")
SMALL, FEW = 0.1, 4  # of all letters, and words: what is less is a name or a number in another script


def parts_by_language(text: str, usual: str = "en") -> dict[str, str]:
    """The part of the text in each language, the longest first. `usual` is taken where Latin letters do not tell."""
    parts: dict[str, list[str]] = defaultdict(list)
    lang = usual if usual in LATIN else "en"
    for clause in CLAUSE.findall(text):
        lang = latin_language(clause, lang)
        for script, run in script_runs(clause):
            parts[BY_SCRIPT.get(script, lang)].append(run)
    joined = {code: " ".join("".join(runs).split()) for code, runs in parts.items()}
    total = sum(letter_count(part) for part in joined.values()) or 1
    most = max(joined, key=lambda code: letter_count(joined[code]), default="")
    enough = {
        code: part
        for code, part in joined.items()
        if part and (code == most or (letter_count(part) / total >= SMALL and word_count(part) >= FEW))
    }
    if len(enough) == 1:  # names and numbers in other letters belong to it
        enough = {code: " ".join(text.split()) for code in enough}
    return dict(sorted(enough.items(), key=lambda item: -letter_count(item[1])))


def letter_count(text: str) -> int:
    """Letters; a Chinese character says as much as four."""
    return sum(4 if piece.script == "han" else 1 for piece in pieces(text) for _ in piece.text)


def word_count(text: str) -> int:
    """Words; a Chinese character is one."""
    return sum(len(piece.text) if piece.script == "han" else 1 for piece in pieces(text))


def latin_language(clause: str, before: str) -> str:
    """English, French or Spanish by the small words only one has, and its letters; else that of the clause before."""
    words = [for_search(piece.text) for piece in pieces(clause) if piece.script == "latin"]
    votes = {
        lang: sum(word in TELLING[lang] for word in words) + SHARED * sum(word in COMMON_TERMS[lang] for word in words)
        for lang in LATIN
    }
    for lang, letters in LETTERS.items():
        votes[lang] += sum(letter in letters for letter in clause.lower()) / 2
    best = max(votes, key=lambda lang: (votes[lang], lang == before))
    return best if votes[best] else before


def script_runs(clause: str) -> Iterator[tuple[str, str]]:
    """The clause cut where its script changes; numbers and marks go with what stands before them."""
    start, script = 0, ""
    for piece in pieces(clause):
        if (new := script_of(piece)) and new != script:
            if script:
                yield script, clause[start : piece.start]
                start = piece.start
            script = new
    yield script, clause[start:]


def script_of(piece: Piece) -> str:
    return piece.script if piece.script in ("latin", *BY_SCRIPT) else ""
