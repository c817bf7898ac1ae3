"""The parts of a session: the regular one, which is the session itself, and those in which it was reconvened."""

from django.db.models import QuerySet

from .models import Part, Session, SessionPart
from .models.session import SittingDays

RECORDS = ("parts", "meetings", "agenda_items", "officers", "documents", "report_paragraphs", "statements")


def parts_of(commission_session: Session) -> list[SittingDays]:
    """Return the parts in their order, each with its days; one that only its records name has no days yet."""
    recorded = {part.part: part for part in commission_session.parts.all()}
    numbers = [number for number in sorted(part_numbers(commission_session)) if number != Part.REGULAR]
    further = [recorded.get(number) or SessionPart(session=commission_session, part=number) for number in numbers]
    return [commission_session, *further]


def part_numbers(commission_session: Session) -> set[int]:
    """Return the parts that any record of the session names: one query."""
    named = [getattr(commission_session, relation).order_by().values_list("part") for relation in RECORDS]
    further: list[QuerySet] = [numbers.exclude(part=Part.REGULAR).distinct() for numbers in named]
    first, *others = further
    return {number for (number,) in first.union(*others)}
