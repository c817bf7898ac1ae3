"""Whom paragraphs address, by the codes of the reading of reports."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADDRESSEES: dict[str, str | Promise] = {
    "member_states": _("Member States"),
    "states": _("States"),
    "states_parties": _("States parties"),
    "governments": _("Governments"),
    "donors": _("donors"),
    "secretary_general": _("Secretary-General"),
    "secretariat": _("Secretariat"),
    "unodc": _("United Nations Office on Drugs and Crime"),
    "executive_director": _("Executive Director"),
    "ccpcj": _("Commission on Crime Prevention and Criminal Justice"),
    "ecosoc": _("Economic and Social Council"),
    "general_assembly": _("General Assembly"),
    "institutes": _("institutes"),
    "international_organizations": _("international organizations"),
    "regional_organizations": _("regional organizations"),
    "private_sector": _("private sector"),
    "civil_society": _("civil society"),
}
