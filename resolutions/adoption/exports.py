"""Positions for people's own tools: one row a position and language, of a text, a state or a group."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext, pgettext

from ccpcj.lib.languages import words
from ccpcj.lib.tables import Column, File, Row, Table, table_file
from resolutions.models import Position, PositionText

AT_ONCE = 100  # positions in memory


def position_file(positions: QuerySet[Position], *, stem: str, suffix: str, lang: str) -> File:
    """Public positions as a file, latest text first."""
    with translation.override(lang):
        columns, kinds = position_columns(), {str(kind): str(kind.label) for kind in Position.Kind}
    rows = positions.public().with_texts().order_by("-version__resolution", "version__position", "order")
    return table_file(Table(columns, position_rows(rows, lang, kinds), lang), stem, suffix)


def position_columns() -> list[Column]:
    return [
        Column("resolution", gettext("Resolution or decision"), 20),
        Column("symbol", gettext("Symbol"), 26),
        Column("paragraph", gettext("Paragraph"), 12),
        Column("kind", gettext("Kind"), 22),
        Column("state_code", gettext("State code"), 12),
        Column("state", pgettext("a country", "State"), 36),
        Column("group", gettext("Group"), 26),
        Column("date", gettext("Date"), 12),
        Column("meeting", gettext("Meeting"), 12),
        Column("language", gettext("Language"), 10),
        Column("printed", gettext("As printed"), 36),
        Column("text", gettext("Text"), 80),
    ]


def position_rows(positions: QuerySet[Position], lang: str, kinds: dict[str, str]) -> Iterator[Row]:
    """The rows; a position without words in any language has one row of its own."""
    for position in positions.iterator(chunk_size=AT_ONCE):
        with translation.override(lang):
            label = str(position.version.resolution.label)
        for text in [*position.texts.all()] or [PositionText()]:
            yield (
                label,
                position.version.symbol,
                position.place or None,
                kinds[position.kind],
                position.state.iso3 if position.state else "",
                str(words(position.state, "name", lang)) if position.state else "",
                str(words(position.group, "name", lang)) if position.group else "",
                position.date,
                position.meeting.number if position.meeting else None,
                text.language,
                text.printed,
                text.text,
            )
