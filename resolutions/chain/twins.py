"""Works that people typed without a number, each beside the one that an import made of the same text.

Only the title tells that they are one, and only once a language has it of both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ccpcj.lib.release import Release
from resolutions.models import Resolution, Version

from .proposals import languages_of_same_title

Pair = tuple[Resolution, Resolution]  # the work of an import, and the typed one


def twins_in_record() -> Iterator[Pair]:
    """The pairs among all works that are held."""
    typed = defaultdict(list)
    for work in Resolution.objects.filter(number="", session__isnull=False).order_by("pk"):
        typed[work.session_id, work.part, work.kind].append(work)
    sessions = {session for session, _part, _kind in typed}
    works = Resolution.objects.filter(session__in=sessions).exclude(number="").order_by("pk")
    return unambiguous(
        (work, other)
        for work in works
        for other in typed[work.session_id, work.part, work.kind]
        if languages_of_same_title(work, other)
    )


def unambiguous(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs of works that stand in no other pair; what may be either of two is left to people."""
    listed = list(pairs)
    times = Counter(work.pk for pair in listed for work in pair)
    return (pair for pair in listed if {times[work.pk] for work in pair} == {1})


def why_apart(work: Resolution, typed: Resolution) -> str:
    """Why a work and one that was typed cannot be joined unasked; empty where they can."""
    final = typed.versions.exclude(stage=Version.Stage.TABLED)
    if final.filter(stage__in=work.versions.values("stage")).exists():
        return "both have a text that the session recommended or adopted"
    if typed.release != Release.DRAFT and work.release == Release.DRAFT:
        return "the one that was typed is published and the other is not"
    return ""
