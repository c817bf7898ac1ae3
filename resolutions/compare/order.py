"""The rows of a comparison in the order in which they are read."""

from collections.abc import Iterator, Sequence

from .rows import Row


def in_order(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows by their place in the new text; what was removed after the paragraph that stood before it and stayed."""
    new = sorted((row for row in rows if row.new), key=lambda row: row.new[0].place)
    stayed = [row for row in new if row.old and not row.moved]
    gone: dict[int, list[Row]] = {}
    for removed in (row for row in rows if row.removed):
        before = [row.old[0].place for row in stayed if row.old[0].place < removed.old[0].place]
        gone.setdefault(max(before, default=-1), []).append(removed)
    yield from gone.get(-1, [])
    for row in new:
        yield row
        if row.old and not row.moved:
            yield from gone.get(row.old[0].place, [])
