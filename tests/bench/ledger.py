"""What people typed and what documents printed, step by step, and which of it the record must hold after each step.

The rules are those that a user expects, and know nothing of how an import works:

- what a person typed last stands; where a file newly prints something else, a finding shows both;
- what a file prints as it was typed is the file's from then on: its next edition may correct it;
- what a file prints is in the record, or a finding has its words;
- a row that a person added stays, and one that a person deleted does not come back from a file that printed it before;
- no two rows stand for one thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .printed_session import Facts, Key, plain
from .record_view import RecordView


@dataclass
class Typed:
    """A value that a person typed, with what each source printed of it when they did."""

    value: Any
    known: set[Any]


@dataclass
class Ledger:
    printed: dict[str, Facts] = field(default_factory=dict)  # what each source printed last
    typed: dict[Key, Typed] = field(default_factory=dict)
    added: set[Key] = field(default_factory=set)
    deleted: dict[Key, bool] = field(default_factory=dict)  # whether a source had printed the row by then
    order: list[tuple[str, str]] = field(default_factory=list)  # speakers whom a person put one before the other

    def prints(self, row: Key) -> bool:
        return any(row in facts.rows for facts in self.printed.values())

    def note_file(self, facts: Facts) -> None:
        """Before a file is imported: a list that it prints otherwise than all before need not keep its order."""
        if facts.speakers and facts.speakers not in [known.speakers for known in self.printed.values()]:
            self.order.clear()

    def note_value(self, key: Key, value: Any) -> None:
        known = {facts.values[key] for facts in self.printed.values() if key in facts.values}
        self.typed[key] = Typed(value, known)

    def note_row(self, row: Key) -> None:
        self.added.add(row)
        self.deleted.pop(row, None)

    def note_deletion(self, rows: Iterable[Key]) -> None:
        for row in rows:
            self.deleted[row] = self.prints(row)
            self.added.discard(row)
            for key in [key for key in self.typed if key[: len(row)] == row]:
                del self.typed[key]
            self.order = [pair for pair in self.order if row[0] != "statement" or row[-1] not in pair]

    def losses_by_hand(self, view: RecordView) -> list[str]:
        """What people typed and the record does not say."""
        losses = [
            f"{key}: {typed.value!r} was typed, {view.values.get(key)!r} is there"
            for key, typed in self.typed.items()
            if typed.value not in (view.values.get(key), *view.stated[key])
        ]
        losses += [f"{row} was typed and is gone" for row in sorted(self.added, key=str) if not view.times.get(row)]
        for first, second in self.order:
            if {first, second} <= set(view.speakers) and view.speakers.index(first) > view.speakers.index(second):
                losses.append(f"{first} was put before {second} and is behind")
        return losses

    def losses_of_import(self, view: RecordView, source: str, facts: Facts) -> list[str]:
        """What a source prints or a person decided, and is neither in the record nor before a person."""
        before = self.printed.get(source, Facts())
        losses = []
        for key in [key for key, typed in self.typed.items() if plain(facts.values.get(key)) == plain(typed.value)]:
            del self.typed[key]
        for key, value in facts.values.items():
            if self.is_deleted(key):
                continue
            if typed := self.typed.get(key):
                known = {*typed.known, before.values.get(key), typed.value}
                news = plain(value) not in map(plain, known)
                if news and not in_review(view, value, typed.value):
                    losses.append(f"{key}: {typed.value!r} was typed, {value!r} is printed, and nobody is asked")
            elif plain(view.values.get(key)) != plain(value) and not in_review(view, value):
                losses.append(f"{key}: {value!r} is printed, {view.values.get(key)!r} is there")
        for row in sorted(facts.rows, key=str):
            if not self.is_deleted(row) and not view.times.get(row):
                losses.append(f"{row} is printed and not there")
        return losses

    def returns(self, view: RecordView) -> list[str]:
        """What people deleted, and came back from what had printed it before."""
        return [
            f"{row} was deleted and came back"
            for row, was_printed in self.deleted.items()
            if was_printed and view.times.get(row) and not in_review(view, row[1])
        ]

    def is_deleted(self, key: Key) -> bool:
        """Whether the row, or one that it belongs to, was deleted when a source had printed it.

        A paragraph is deleted in every language, those that had not come by then as well; a text with all its rows.
        """
        paragraph = key[0] == "paragraph" and any(row[:2] == key[:2] and was for row, was in self.deleted.items())
        of_text = key[0] in ("paragraph", "sponsor") and ("text", str(key[1]).split("-")[0]) in self.deleted
        return paragraph or of_text or any(self.deleted.get(key[:length]) for length in range(1, len(key) + 1))


def duplicates(view: RecordView) -> list[str]:
    rows = {row: times for row, times in view.times.items() if times > 1 and row[1:] != ("other",)}
    apart = {text for text, works in view.works.items() if len(works) > 1 and not view.share_a_name(text)}
    for row in [row for row in rows if row[0] in ("text", "sponsor") and row[1] in apart]:
        del rows[row]  # nothing that is known tells that the two works are one
    twice = [f"{row} is there {times} times" for row, times in rows.items()]
    return [*twice, *(["the draft and the text of the Assembly stand apart"] if view.unjoined() else [])]


def in_review(view: RecordView, *values: Any) -> bool:
    """Whether a finding shows these values."""
    wanted = [value.isoformat() if isinstance(value, date) else str(value) for value in values]
    return any(all(plain(value) in plain(message) for value in wanted) for message in view.messages)
