"""How the United Nations cites a paragraph of a text."""

import re

from django.utils.translation import gettext as _

from ccpcj.lib.symbols import number_in_symbol
from ccpcj.lib.text_labels import text_label
from resolutions.models import Citation, Paragraph, Resolution, Version
from resolutions.text.document import TextBlock


def cite_paragraph(
    resolution: Resolution, version: Version, paragraph: Paragraph, by_key: dict[int, Paragraph], place: dict[int, int]
) -> str:
    """A reference such as "General Assembly resolution 77/232, para. 3 (a)".

    by_key  the paragraphs of the version;  place  of a preambular paragraph among its kind, from 1
    """
    text, where = cite_version(resolution, version), cite_place(paragraph, by_key, place)
    return _("%(text)s, %(place)s") % {"text": text, "place": where} if where else text


def cite_version(resolution: Resolution, version: Version) -> str:
    """An adopted text by its body and number; a draft by its symbol, else as the session's report numbers it."""
    number = number_in_symbol(version.symbol) or resolution.number
    if version.stage == Version.Stage.ADOPTED and number:
        return text_label(version.body, resolution.kind, number)
    if version.symbol:
        return version.symbol
    session = resolution.session
    if not resolution.number:
        return resolution.draft_label
    label = resolution.draft_label if resolution.stage == Resolution.Stage.DRAFT else resolution.label
    return f"{label} ({_('session %(n)s') % {'n': session.number}})" if session else label


def cite_without_symbol(citation: Citation) -> str:
    """What a citation without a symbol names: "General Assembly resolution 76/182"."""
    return text_label(citation.body, citation.kind, citation.number)


def cite_place(paragraph: Paragraph, by_key: dict[int, Paragraph], place: dict[int, int]) -> str:
    """Where a paragraph stands: "para. 3 (a)", "preambular para. 2"; nothing of a heading outside annexes."""
    if paragraph.heading:
        return _("annex") if paragraph.part == Paragraph.Part.ANNEX else ""
    numbers: list[str] = []
    top, above = paragraph, by_key.get(paragraph.pk)
    while above is not None and len(numbers) < len(by_key):
        top = above
        numbers.append(str(place[top.pk]) if top.pk in place else top.number)
        above = by_key.get(top.parent_id)
    words = " ".join(filter(None, reversed(numbers)))
    if top.pk in place:
        return _("preambular para. %(n)s") % {"n": words}
    if paragraph.part == Paragraph.Part.ANNEX:
        return _("annex, para. %(n)s") % {"n": words} if words else _("annex")
    return _("para. %(n)s") % {"n": words} if words else _("sole operative paragraph")


def place_name(paragraph: Paragraph | TextBlock) -> str:
    """A paragraph by its anchor alone: see `place_of_anchor`."""
    return place_of_anchor(paragraph.anchor)


def place_of_anchor(anchor: str) -> str:
    """The place that an anchor names: "para. 3 (a)" of op-3-a, "preambular para. 2" of pp-2."""
    part, *numbers = anchor.split("-")
    words = " ".join([*numbers[:1], *(f"({number})" for number in numbers[1:])])
    if any(re.fullmatch(r"[hp]\d+", number) for number in numbers):  # a heading, or a paragraph without a number
        return _("annex") if part == "annex" else _("heading")
    forms = {"pp": _("preambular para. %(n)s"), "op": _("para. %(n)s"), "annex": _("annex, para. %(n)s")}
    return forms[part] % {"n": words} if part in forms and words else anchor


def hanging_number(number: str) -> str:
    """The number of a paragraph as it hangs beside the text: "3.", "(a)"."""
    return f"{number}." if number.isdigit() else number
