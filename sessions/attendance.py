"""Attendance, told in words."""

from django.utils.translation import ngettext_lazy

from .models.session import SittingDays

FIGURES = {
    "members": ngettext_lazy("%d member of the Commission", "%d members of the Commission"),
    "other_states": ngettext_lazy("%d other Member State", "%d other Member States"),
    "non_member_states": ngettext_lazy("%d non-member State", "%d non-member States"),
    "un_entities": ngettext_lazy("%d entity of the United Nations system", "%d entities of the United Nations system"),
    "institutes": ngettext_lazy("%d institute of the programme network", "%d institutes of the programme network"),
    "igos": ngettext_lazy("%d intergovernmental organization", "%d intergovernmental organizations"),
    "ngos": ngettext_lazy("%d non-governmental organization", "%d non-governmental organizations"),
}


def attendance(sitting: SittingDays) -> list[str]:
    """Who attended, a line for each figure that the report states; what it does not state is left out."""
    stated = ((words, getattr(sitting, name)) for name, words in FIGURES.items())
    return [str(words % figure) for words, figure in stated if figure is not None]
