"""The facts of a report without its sentences: what the demonstration carries.

Names, titles, symbols, numbers, dates, who spoke and who sponsored what are facts; the words of the paragraphs and of
the footnotes stay with the United Nations.
"""

import copy
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
SHORTENED = 20  # characters kept of a speaker's name that is as long as a sentence


def strip_sentences(report: Json, is_sentence: Callable[[str], bool]) -> Json:
    """A report of the same shape with every sentence emptied; `is_sentence` judges the longer names."""
    facts = copy.deepcopy(report)
    for text in facts["texts"]:
        text["annexes"], text["chapeau"] = [], None
        for paragraph in [*text["preamble"], *text["operative"]]:
            empty_paragraph(paragraph)
    for paragraph in facts["paragraphs"]:
        paragraph |= {"text": "", "items": [], "footnotes": []}
    facts["footnotes"], facts["findings"] = [], []
    for statement in facts["statements"]:
        shorten_statement(statement, is_sentence)
    for officer in facts["officers"]:
        officer["body_printed"] = officer["body"]
    facts["coverage"] = dict.fromkeys(facts["coverage"], 0)
    return facts


def empty_paragraph(paragraph: Json) -> None:
    paragraph |= {"text": "", "footnotes": [], "marks": []}
    for child in paragraph["children"]:
        empty_paragraph(child)


def shorten_statement(statement: Json, is_sentence: Callable[[str], bool]) -> None:
    """A printed line that is as long as a sentence is told by its parts."""
    for field in ("title", "on_behalf_of"):
        if statement[field] and is_sentence(statement[field]):
            statement[field] = None
    if is_sentence(statement["speaker"]):
        statement["speaker"] = statement["speaker"][:SHORTENED] + "…"
    if is_sentence(statement["printed"]):
        statement["printed"] = statement["speaker"]
