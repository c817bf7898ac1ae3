"""Whom a paragraph addresses, as the index counts it: the codes that paragraphs hold, and what readers call them."""

from collections import Counter

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.lib.wording.opening_phrases import ADDRESSING, opening_phrases
from resolutions.models import Paragraph, ParagraphText

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


def paragraph_addressees(paragraph: Paragraph) -> list[str]:
    """Return the codes that the record has; where it has none, those that most of its languages on the site name."""
    if paragraph.addressees or not ADDRESSING.match(paragraph.verb):
        return list(paragraph.addressees)
    texts = [text for text in paragraph.texts.all() if text.language in LANGUAGES]
    languages_by_code = Counter(code for text in texts for code in text_addressees(text))
    return [code for code, languages in languages_by_code.items() if 2 * languages > len(texts)]


def text_addressees(text: ParagraphText) -> list[str]:
    """Return the codes that one language names behind its opening phrase."""
    rest = text.text.removeprefix(text.phrase)
    return opening_phrases(lexicon_of(text.language)).addressees(rest)
