"""States and groups: reference data, with the names by which documents call them."""

from django.contrib import admin

from ccpcj.lib.admin import FoldedSearch, RecordAdmin, in_six_languages, language_columns
from sessions.models import CommissionTerm, Group, Membership, Spelling, State

from .inlines import GroupsInline, MembersInline, SpellingInline, TermInline


@admin.register(State)
class StateAdmin(FoldedSearch, RecordAdmin):
    search_fields = ("iso3", "iso2", "m49", *language_columns("name", "formal_name"), "spellings__text")
    search_help_text = "By code, or by any name in any language, with or without accents."
    list_display = ("name", "iso3", "status", "regional_group", "admitted_on")
    list_filter = ("status", "regional_group", "memberships__group")
    list_select_related = ("regional_group",)
    fixed = ("iso3",)
    autocomplete_fields = ("regional_group",)
    inlines = (SpellingInline, GroupsInline, TermInline)
    fieldsets = (
        (None, {"fields": (("iso3", "iso2", "m49"), ("status", "admitted_on"), "regional_group")}),
        in_six_languages("Short name", "name", folded=False),
        in_six_languages("Formal name", "formal_name"),
    )
    help_texts = {"iso3": "Three letters of ISO 3166-1. The address of the state's page; it cannot be changed later."}


@admin.register(Group)
class GroupAdmin(FoldedSearch, RecordAdmin):
    search_fields = ("code", *language_columns("name"), "spellings__text")
    list_display = ("name", "code", "kind", "position")
    list_filter = ("kind",)
    fixed = ("code",)
    inlines = (SpellingInline, MembersInline)
    fieldsets = (
        (None, {"fields": (("code", "kind", "position"),)}),
        in_six_languages("Name", "name", folded=False),
    )
    help_texts = {"code": "EU, G77, AFR … The address of the group's page; it cannot be changed later."}


@admin.register(Spelling)
class SpellingAdmin(FoldedSearch, RecordAdmin):
    """All other names at once: what does this name mean?"""

    search_fields = ("text",)
    list_display = ("text", "language", "names")
    list_filter = ("language",)
    list_select_related = ("state", "group", "organization")
    autocomplete_fields = ("state", "group", "organization")
    fields = (("language", "text"), "state", "group", "organization")
    error_fields = {"spelling_once": "text", "spelling_names_one_thing": "state"}

    @admin.display(description="names")
    def names(self, spelling: Spelling) -> str:
        return str(spelling.state or spelling.group or spelling.organization)


@admin.register(CommissionTerm)
class CommissionTermAdmin(RecordAdmin):
    list_display = ("state", "first_year", "last_year")
    list_filter = ("first_year",)
    list_select_related = ("state",)
    search_fields = ("state__iso3", *(f"state__{name}" for name in language_columns("name")))
    autocomplete_fields = ("state",)
    error_fields = {"commission_term_once": "first_year"}


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ("state", "group", "since", "until")
    list_filter = ("group",)
    list_select_related = ("state", "group")
    search_fields = ("state__iso3", "group__code", *(f"state__{name}" for name in language_columns("name")))
    autocomplete_fields = ("state", "group")
    error_fields = {"membership_once": "since"}
