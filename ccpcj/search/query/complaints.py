"""What was not understood in a query, in a sentence for the reader."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .grammar import FIELDS, QueryError

SENTENCES: dict[str, str | Promise] = {
    "open quotation": _("The quotation that begins with %(value)s does not end: close it with a quotation mark."),
    "open parenthesis": _("A parenthesis is opened and not closed."),
    "stray parenthesis": _("A parenthesis is closed that was not opened."),
    "empty side": _("OR needs two things to look for; here one is missing."),
    "unknown field": _(
        "“%(value)s:” is no field. Fields are: %(fields)s. To look for the word itself, put it in quotation marks."
    ),
    "nothing after field": _("After “%(value)s” the value is missing, such as session:31."),
    "nothing after minus": _("After the minus the word to leave out is missing."),
    "short prefix": _("“%(value)s” is too short: give two letters or more before the star."),
    "too many words": _("Ask for %(value)s words at most."),
    "no words": _("There is no word in “%(value)s”."),
    "too long": _("Ask in %(value)s characters at most."),
    "unknown value": _("“%(value)s” names nothing that is known here."),
    "no year": _("“%(value)s” is no year: write 2022, 2019..2022 or 2019.."),
    "years backwards": _("“%(value)s” ends before it begins."),
}  # fmt: skip


def complaint(error: QueryError) -> str:
    """Return what is wrong with a query, in the language of the page."""
    return str(SENTENCES[error.fault]) % {"value": error.value, "fields": ", ".join(FIELDS)}
