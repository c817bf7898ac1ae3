"""Sponsor lists for people's own tools: one row a sponsor, from any list of texts."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext, pgettext

from ccpcj.lib.languages import words
from ccpcj.lib.tables import FORMATS, Column, File, Row, Table, table_file, text_file
from resolutions.models import Resolution, Sponsorship

from .sponsor_lists import NamesInLanguage, sponsor_lists
from .sponsor_sentence import sponsor_lines, sponsor_sentence

SUFFIXES = (*FORMATS, "txt")


def sponsor_file(
    resolutions: QuerySet[Resolution],
    sponsorships: QuerySet[Sponsorship],
    *,
    stem: str,
    suffix: str,
    lang: str,
    alone: bool = False,
) -> File:
    """The sponsors of the texts of a list as a file.

    sponsorships  which of their sponsors become rows: all, or those of a state; sentences always name all of them
    suffix        one of SUFFIXES
    alone         the list is one text: its sentence then stands without label and title
    """
    if suffix == "txt":
        return text_file(sentences_of_list(resolutions, NamesInLanguage(lang), alone), stem)
    return table_file(sponsor_table(resolutions, sponsorships, lang), stem, suffix)


def sentences_of_list(resolutions: QuerySet[Resolution], names: NamesInLanguage, alone: bool) -> Iterator[str]:
    texts = sponsor_lists(resolutions, Sponsorship.objects.printed_entries())
    if alone:
        return (sponsor_sentence(text, text.sponsor_list, names) for text in texts)
    return sponsor_lines(texts, names)


def sponsor_table(resolutions: QuerySet[Resolution], sponsorships: QuerySet[Sponsorship], lang: str) -> Table:
    """One row a sponsor, in the order of the list and, within a text, in the order printed."""
    with translation.override(lang):
        columns, roles = sponsor_columns(), {str(role): str(role.label) for role in Sponsorship.Role}
    return Table(columns, sponsor_rows(sponsor_lists(resolutions, sponsorships), NamesInLanguage(lang), roles), lang)


def sponsor_columns() -> list[Column]:
    return [
        Column("resolution", gettext("Resolution or decision"), 20),
        Column("symbol", gettext("Symbol"), 26),
        Column("title", gettext("Title"), 60),
        Column("state_code", gettext("State code"), 12),
        Column("state", pgettext("a country", "State"), 36),
        Column("role", gettext("Role"), 18),
        Column("through_group", gettext("Through group"), 26),
        Column("joined_on", gettext("Joined on"), 12),
        Column("regional_group", gettext("Regional group"), 42),
    ]


def sponsor_rows(resolutions: Iterator[Resolution], names: NamesInLanguage, roles: dict[str, str]) -> Iterator[Row]:
    """Rows of texts that carry their sponsors; an unresolved sponsor keeps its printed name and has no code."""
    for resolution in resolutions:
        label, title = names.label(resolution), str(words(resolution, "title", names.lang))
        symbols = {version.pk: version.symbol for version in resolution.with_symbol}
        latest = next(reversed(symbols.values()), None)
        for sponsor in resolution.sponsor_list:
            state = names.states.get(sponsor.state_id)
            yield (
                label,
                symbols.get(sponsor.version_id, latest),
                title,
                state.code if state else "",
                names.sponsor(sponsor),
                roles[sponsor.role],
                names.group(sponsor.group_id) or None,
                sponsor.joined_on,
                (state.region if state else "") or None,
            )
