"""The rows of a comparison in the order in which they are read."""

from collections.abc import Iterator, Sequence

from .rows import Row


def in_reading_order(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows by their place in the new text; what was removed follows the last paragraph before it that stayed."""
    new = sorted((row for row in rows if row.new), key=lambda row: row.new[0].place)
    stayed = [row for row in new if row.old and not row.moved]
    removed_after: dict[int, list[Row]] = {}
    for removed in (row for row in rows if row.removed):
        before = [row.old[0].place for row in stayed if row.old[0].place < removed.old[0].place]
        removed_after.setdefault(max(before, default=-1), []).append(removed)
    yield from removed_after.get(-1, [])
    for row in new:
        yield row
        if row.old and not row.moved:
            yield from removed_after.get(row.old[0].place, [])
