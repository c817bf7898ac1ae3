"""The names of the sponsors of the texts on a page."""

from collections import defaultdict
from collections.abc import Iterable

from ccpcj.lib.languages import Words
from resolutions.models import Sponsorship
from sessions.states.lookup import name_of, reader_words


def sponsor_names(works: Iterable[int]) -> dict[int, list[Words]]:
    """The printed entries that stand, by work, in the order printed: one query."""
    rows = Sponsorship.objects.public().printed_entries().standing().filter(resolution__in=works)
    names: dict[int, list[Words]] = defaultdict(list)
    for row in rows.select_related("state", "group").order_by("resolution", "position", "pk"):
        who = row.state or row.group
        names[row.resolution_id].append(name_of(who) if who else reader_words(row, "printed"))
    return names
