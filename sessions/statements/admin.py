"""Who spoke, and in which words."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin, RecordStackedInline, as_printed, language_columns, line_lookups, shown_line
from sessions.models import Statement, StatementText

from .forms import StatementForm


class StatementTextInline(RecordStackedInline):
    model = StatementText
    fields = ("language", "text")
    error_fields = {"statement_text_once": "language"}
    verbose_name = "words"
    verbose_name_plural = "words"
    show_change_link = False


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    form = StatementForm
    list_display = (
        shown_line("speaker", "speaker"),
        "resolved",
        "kind",
        "mode",
        "agenda_item",
        "place",
        "session",
        "part",
    )
    list_filter = (
        "session",
        "part",
        "kind",
        "mode",
        "capacity",
        ("state", admin.EmptyFieldListFilter),
        "state__regional_group",
    )
    list_select_related = ("state", "group", "organization", "agenda_item", "paragraph", "session")
    date_hierarchy = "date"
    search_fields = (
        *line_lookups("speaker", "printed", "title"),
        *language_columns("person__name", "state__name"),
        "=state__iso3",
    )
    search_help_text = "By the speaker as printed, a state's name or code, a person or an office."
    autocomplete_fields = (
        "session",
        "paragraph",
        "meeting",
        "agenda_item",
        "state",
        "group",
        "organization",
        "person",
        "on_behalf_group",
        "on_behalf_states",
    )
    inlines = (StatementTextInline,)
    error_fields = {"statement_once": "order", "statement_by_one_speaker": "state"}
    fieldsets = (
        (None, {"fields": (("session", "part", "kind"), ("paragraph", "order"), ("meeting", "date"), "agenda_item")}),
        (
            "Speaker",
            {
                "fields": (
                    "state",
                    "group",
                    "organization",
                    "person",
                    ("capacity", "mode"),
                ),
                "description": "Whom the printed lines mean: one state, one group or one organization, or none of them "
                "while it is not known.",
            },
        ),
        as_printed("Speaker as printed", "printed", long=True, folded=False),
        as_printed("Name of the speaker as printed", "speaker", long=True, folded=False),
        as_printed("Office of the speaker as printed", "title", long=True),
        ("On behalf of", {"fields": ("on_behalf_group", "on_behalf_states"), "classes": ["collapse"]}),
        as_printed("On behalf of, as printed", "on_behalf_of", long=True),
    )
    help_texts = {
        "mode": "Empty where the report does not say.",
        "order": "The place among the speakers of the paragraph, from 1; empty, it is the last.",
        "printed": "The speaker as the report prints it; empty, the name of the speaker chosen above.",
        "speaker": "The printed name of the state, group or institution; empty, the name of the speaker chosen above.",
        "state": "A name in any language, or a code.",
    }

    @admin.display(description="paragraph, order", ordering="paragraph__number")
    def place(self, statement: Statement) -> str:
        return f"{statement.paragraph.number if statement.paragraph else '—'}, {statement.order}"

    @admin.display(description="resolved to", empty_value="not resolved")
    def resolved(self, statement: Statement) -> str | None:
        speaker = statement.state or statement.group or statement.organization
        return str(speaker) if speaker else None
