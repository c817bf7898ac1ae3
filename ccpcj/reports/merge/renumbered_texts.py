"""Texts that one report numbers otherwise than another: a text is known by the symbol of its draft.

A corrected report may call resolution 61/1 resolution 61/4, and with it all that belongs to the text stands under
another key. So that it is compared with what was said of it before, its rows take the key that the others have.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ccpcj.lib.symbols import without_revision
from ccpcj.reports.plan.plan_row import PlanRow, Ref
from resolutions.models import Resolution, Version

Keys = dict[Ref, Ref]


def with_numbers_of(others: Iterable[PlanRow], rows: Iterable[PlanRow]) -> list[PlanRow]:
    """The rows with the texts under the numbers that others give them; the value `number` stays what these rows say."""
    rows, others = list(rows), list(others)
    keys = renumbered_texts(rows, others)
    return [with_keys(row, keys) for row in rows] if keys else rows


def renumbered_texts(rows: list[PlanRow], others: list[PlanRow]) -> Keys:
    """The texts that only the rows know under their number, and others under another."""
    texts, other_texts = ({row.ref for row in part if row.model is Resolution} for part in (rows, others))
    drafts, other_drafts = texts_by_draft(rows), texts_by_draft(others)
    return {
        text: other
        for symbol, text in drafts.items()
        if (other := other_drafts.get(symbol)) and differ_by_number(text, other)
        if text not in other_texts and other not in texts
    }


def texts_by_draft(rows: Iterable[PlanRow]) -> dict[str, Ref]:
    return {
        without_revision(row.key["symbol"]): row.initial["resolution"]
        for row in rows
        if row.model is Version and "symbol" in row.key and "resolution" in row.initial
    }


def differ_by_number(text: Ref, other: Ref) -> bool:
    first, second = dict(text.key), dict(other.key)
    return first.pop("number") != second.pop("number") and first == second


def with_keys(row: PlanRow, keys: Keys) -> PlanRow:
    own = dict(keys[row.ref].key) if row.ref in keys else {n: changed_ref(value, keys) for n, value in row.key.items()}
    values, initial = (
        {name: changed_ref(value, keys) for name, value in part.items()} for part in (row.values, row.initial)
    )
    return replace(row, key=own, values=values, initial=initial)


def changed_ref(value: Any, keys: Keys) -> Any:
    """A value that points at a renumbered text, or at what belongs to it, under the other key; another as it is."""
    if isinstance(value, list):
        return [changed_ref(item, keys) for item in value]
    if not isinstance(value, Ref):
        return value
    if value in keys:
        return keys[value]
    return Ref(value.model, tuple((name, changed_ref(part, keys)) for name, part in value.key))
