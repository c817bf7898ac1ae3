"""Organizations and persons."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin, in_six_languages, language_columns
from sessions.models import Organization, Person
from sessions.states.inlines import SpellingInline

from .forms import PersonForm


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    search_fields = ("slug", "acronym", *language_columns("name"), "spellings__text")
    list_display = ("__str__", "acronym", "kind")
    list_filter = ("kind",)
    fixed = ("slug",)
    inlines = (SpellingInline,)
    fieldsets = (
        (None, {"fields": (("slug", "acronym"), "kind")}),
        in_six_languages("Name", "name", folded=False),
    )
    help_texts = {"slug": "The last part of an address, such as unodc; it cannot be changed later."}


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    form = PersonForm
    search_fields = ("printed", *language_columns("name"))
    list_display = ("__str__", "printed")
    fixed = ("printed",)
    fieldsets = (
        (None, {"fields": ("printed",)}),
        in_six_languages("Name", "name", folded=False),
    )
    help_texts = {
        "printed": "A report finds the person by it again; empty: the first name below. It cannot be changed."
    }
