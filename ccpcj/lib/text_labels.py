"""How the United Nations names an adopted text: "General Assembly resolution 77/233"."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

FORMS = {
    ("GA", "resolution"): gettext_noop("General Assembly resolution %(number)s"),
    ("GA", "decision"): gettext_noop("General Assembly decision %(number)s"),
    ("ECOSOC", "resolution"): gettext_noop("Economic and Social Council resolution %(number)s"),
    ("ECOSOC", "decision"): gettext_noop("Economic and Social Council decision %(number)s"),
    ("CCPCJ", "resolution"): gettext_noop("Commission on Crime Prevention and Criminal Justice resolution %(number)s"),
    ("CCPCJ", "decision"): gettext_noop("Commission on Crime Prevention and Criminal Justice decision %(number)s"),
    ("", "resolution"): gettext_noop("resolution %(number)s"),
    ("", "decision"): gettext_noop("decision %(number)s"),
    ("", "document"): gettext_noop("document %(number)s"),
}


def text_label(body: str, kind: str, number: str) -> str:
    """A text by the body that adopted it, its kind and number; another body stands as it was read, before the rest."""
    if (body, kind) in FORMS:
        return str(_(FORMS[body, kind])) % {"number": number}
    return f"{body} {_(FORMS['', kind]) % {'number': number}}"
