"""States and groups: reference data, with the names by which documents call them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from ccpcj.lib.admin import RecordAdmin, in_six_languages, language_columns
from sessions.models import CommissionTerm, Group, Membership, Spelling, State, StateName

from .forms import ElectionForm, SpellingForm, StateForm, StateNameForm, TermForm
from .inlines import FormerNameInline, GroupsInline, MembersInline, SpellingInline, TermInline
from .seats import disagreements, recorded_years, seats_in_year
from .services import record_terms


@admin.register(State)
class StateAdmin(RecordAdmin):
    form = StateForm
    search_fields = (
        "iso3", "iso2", "m49", *language_columns("name", "formal_name", "former_names__name"), "spellings__text",
    )  # fmt: skip
    search_help_text = "By code, or by any name in any language, with or without accents."
    list_display = ("name", "iso3", "status", "regional_group", "admitted_on", "until")
    list_filter = ("status", ("until", admin.EmptyFieldListFilter), "regional_group", "memberships__group")
    list_select_related = ("regional_group",)
    fixed = ("iso3",)
    autocomplete_fields = ("regional_group", "successors")
    inlines = (FormerNameInline, SpellingInline, GroupsInline, TermInline)
    error_fields = {"state_iso2_once": "iso2", "state_ends_after_it_begins": "until"}
    fieldsets = (
        (None, {"fields": (("iso3", "iso2", "m49"), ("status", "admitted_on"), "regional_group")}),
        ("Span of existence", {"fields": (("since", "until"), "successors")}),
        in_six_languages("Short name", "name", folded=False),
        in_six_languages("Formal name", "formal_name"),
    )
    help_texts = {"iso3": "Three letters of ISO 3166-1. The address of the state's page; it cannot be changed later."}


@admin.register(StateName)
class StateNameAdmin(RecordAdmin):
    """The names that states had before those of today."""

    form = StateNameForm
    search_fields = ("state__iso3", *language_columns("name", "formal_name"))
    list_display = ("name", "state", "since", "until")
    list_select_related = ("state",)
    autocomplete_fields = ("state",)
    error_fields = {"state_name_once": "until", "state_name_ends_after_it_begins": "until"}
    fieldsets = (
        (None, {"fields": ("state", ("since", "until"))}),
        in_six_languages("Short name", "name", folded=False),
        in_six_languages("Formal name", "formal_name"),
    )


@admin.register(Group)
class GroupAdmin(RecordAdmin):
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
class SpellingAdmin(RecordAdmin):
    """All other names at once: what does this name mean?"""

    form = SpellingForm
    search_fields = ("text",)
    list_display = ("text", "language", "names")
    list_filter = ("language",)
    list_select_related = ("state", "group", "organization")
    autocomplete_fields = ("state", "group", "organization")
    fields = (("language", "text"), "state", "group", "organization")
    error_fields = {"spelling_once": "text", "spelling_of_one_state": "text", "spelling_names_one_thing": "state"}

    @admin.display(description="names")
    def names(self, spelling: Spelling) -> str:
        return str(spelling.state or spelling.group or spelling.organization)


@admin.register(CommissionTerm)
class CommissionTermAdmin(RecordAdmin):
    """Terms one by one, and the page on which those of a year are checked and entered together."""

    form = TermForm
    change_list_template = "admin/ccpcj_sessions/commissionterm/change_list.html"
    list_display = ("state", "first_year", "last_year", "seat")
    list_filter = ("first_year", "seat", "state__regional_group")
    list_select_related = ("state", "seat")
    search_fields = ("state__iso3", *(f"state__{name}" for name in language_columns("name")))
    autocomplete_fields = ("state",)
    error_fields = {"commission_term_once": "first_year"}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.year_view)
        return [
            path("years/", view, name="commission_years"),
            path("years/<int:year>/", view, name="commission_year"),
            *super().get_urls(),
        ]

    def year_view(self, request: HttpRequest, year: int | None = None) -> HttpResponse:
        """The members of a year by regional group, whether they are forty, and a form for many terms at once."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        year = year or timezone.localdate().year
        form = ElectionForm(request.POST or None, initial={"first_year": year, "last_year": year + 2})
        if request.method == "POST":
            if not self.has_add_permission(request):
                raise PermissionDenied
            if form.is_valid():
                return self.record(request, form.cleaned_data)
        seats = seats_in_year(year)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Members of the Commission in {year}",
            "opts": self.opts,
            "year": year,
            "years": [(number, disagreements(number, seats_in_year(number))) for number in recorded_years()],
            "seats": seats,
            "disagreements": disagreements(year, seats),
            "form": form if self.has_add_permission(request) else None,
        }
        return TemplateResponse(request, "admin/ccpcj_sessions/commissionterm/year.html", context)

    def record(self, request: HttpRequest, cleaned: dict[str, Any]) -> HttpResponse:
        """Write the terms that the form names."""
        years = {name: cleaned[name] for name in ("first_year", "last_year")}
        terms = record_terms(**years, members=cleaned["members"])
        self.message_user(request, f"{len(terms)} terms recorded.", messages.SUCCESS)
        return redirect("admin:commission_year", cleaned["first_year"])


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ("state", "group", "since", "until")
    list_filter = ("group",)
    list_select_related = ("state", "group")
    search_fields = ("state__iso3", "group__code", *(f"state__{name}" for name in language_columns("name")))
    autocomplete_fields = ("state", "group")
    error_fields = {"membership_once": "since"}
