"""Attendance, told in words."""

from django.utils.translation import ngettext_lazy as counted

from .models import Session

FIGURES = {
    "members": counted("%d member of the Commission", "%d members of the Commission"),
    "other_states": counted("%d other Member State", "%d other Member States"),
    "non_member_states": counted("%d non-member State", "%d non-member States"),
    "un_entities": counted("%d entity of the United Nations system", "%d entities of the United Nations system"),
    "institutes": counted("%d institute of the programme network", "%d institutes of the programme network"),
    "igos": counted("%d intergovernmental organization", "%d intergovernmental organizations"),
    "ngos": counted("%d non-governmental organization", "%d non-governmental organizations"),
}


def attendance(commission_session: Session) -> list[str]:
    """Who attended, a line for each figure that the report states; what it does not state is left out."""
    stated = ((words, getattr(commission_session, name)) for name, words in FIGURES.items())
    return [str(words % figure) for words, figure in stated if figure is not None]
