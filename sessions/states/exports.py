"""The members of the Commission as a table to take away: one row a term."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext, pgettext

from ccpcj.lib.languages import words
from ccpcj.lib.tables import Column, File, Row, Table, table_file
from sessions.models import CommissionTerm


def term_file(suffix: str, lang: str) -> File:
    """Every term that is recorded, by year, as a file."""
    with translation.override(lang):
        columns = [
            Column("state_code", gettext("State code"), 12),
            Column("state", pgettext("a country", "State"), 36),
            Column("regional_group", gettext("Regional group"), 42),
            Column("first_year", gettext("First year"), 12),
            Column("last_year", gettext("Last year"), 12),
        ]
    return table_file(Table(columns, term_rows(lang), lang), "ccpcj-members", suffix)


def term_rows(lang: str) -> Iterator[Row]:
    terms = CommissionTerm.objects.select_related("state__regional_group", "seat").order_by(
        "first_year", "state__iso3", "pk"
    )
    for term in terms.iterator(chunk_size=500):
        group = str(words(term.regional_group, "name", lang)) if term.regional_group else None
        yield (term.state.iso3, str(words(term.state, "name", lang)), group, term.first_year, term.last_year)
