"""A text on one screen: what it is, its versions, its paragraphs, who sponsors it, what was done with it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ccpcj.lib.admin import (
    RecordAdmin,
    RecordInline,
    RecordStackedInline,
    ReleaseAdmin,
    in_six_languages,
    language_columns,
    line_lookups,
)
from resolutions.addresses.address_names import is_taken
from resolutions.adoption.inlines import AdoptionForm, PositionForm
from resolutions.debate.inlines import SpokenOnInline
from resolutions.models import Adoption, FormerSlug, Position, PositionText, Resolution, Version
from resolutions.sponsors.inlines import SponsorInline, members_standing, tell_of_groups
from sessions.session_forms import WithinSessionForm

from .paragraph_screens import ParagraphFormSet, ParagraphInline, paragraphs_of
from .revision_screen import RevisionAdmin
from .screen import Screen, ShownVersionRows, WordedRows
from .versions import VersionInline, is_public


class ResolutionForm(WithinSessionForm):
    """A text, of which number, stage, adopting body and address may come later."""

    def clean_slug(self) -> str:
        address: str = self.cleaned_data["slug"]
        if address and is_taken(address, self.instance):
            raise ValidationError("This address is, or was, that of another text.")
        return address


class AdoptionFormSet(ShownVersionRows):
    """How bodies adopted the version shown."""


class AdoptionInline(RecordInline):
    model = Adoption
    form = AdoptionForm
    formset = AdoptionFormSet
    fields = ("body", "method", "date", "meeting", "paragraph")
    autocomplete_fields = ("paragraph", "meeting")
    list_select_related = ("meeting__session",)
    error_fields = {"adoption_once": "body"}
    verbose_name_plural = "adoption of this version"
    help_texts = dict.fromkeys(("body", "method", "meeting"), "") | {
        "paragraph": "The paragraph of the report that says so: its number."
    }

    def __init__(self, parent_model: type[Model], admin_site: AdminSite) -> None:
        super().__init__(Version, admin_site)  # the rows hang from the version shown, not from the text


class PositionFormSet(WordedRows):
    """What states and groups made known of the version shown, with their words in the language shown."""

    def add_fields(self, form: PositionForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["paragraph"].queryset = paragraphs_of(self.instance)


class PositionInline(RecordStackedInline):
    model = Position
    form = PositionForm
    formset = PositionFormSet
    fields = (("kind", "state", "group", "paragraph"), ("order", "meeting", "date", "printed"), "text")
    autocomplete_fields = ("state", "group", "meeting")
    list_select_related = ("meeting__session", "paragraph")
    error_fields = {"position_once": "order"}
    verbose_name_plural = "positions on this version"
    help_texts = dict.fromkeys(("order", "group", "date"), "")

    def __init__(self, parent_model: type[Model], admin_site: AdminSite) -> None:
        super().__init__(Version, admin_site)  # the rows hang from the version shown, not from the text

    def get_formset(self, request: HttpRequest, obj: Resolution | None = None, **kwargs: Any) -> type:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.language = self.language = Screen.of(request, obj).language
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("texts")

    def words(self, position: Position) -> PositionText:
        texts = [text for text in position.texts.all() if text.language == self.language]
        return texts[0] if texts else PositionText()

    @admin.display(description="as printed")
    def printed(self, position: Position) -> str:
        """The column of those who may only read; others see the field of the form."""
        return self.words(position).printed

    @admin.display(description="words")
    def text(self, position: Position) -> str:
        """The column of those who may only read; others see the field of the form."""
        return self.words(position).text


PUBLIC_TITLES = (
    "These titles are public as soon as they are saved, also while a version is a draft. That of a draft version "
    "stands on the version's own screen; a change that shall wait is kept with “Save as next state”."
)


@admin.register(Resolution)
class ResolutionAdmin(RevisionAdmin, ReleaseAdmin, RecordAdmin):
    form = ResolutionForm
    search_fields = (
        "slug",
        "number",
        *language_columns("title"),
        "versions__symbol",
        *line_lookups("versions__printed"),
    )
    search_help_text = "By number, by symbol, or by words of the title in any language."
    list_display = ("label", "title", "session", "part", "body", "status", "release")
    list_display_links = ("label", "title")
    list_filter = ("release", "session", "part", "kind", "status", "body", "themes")
    list_select_related = ("session",)
    autocomplete_fields = ("session", "agenda_item", "themes", "keywords")
    fixed = ("slug",)
    inlines = (VersionInline, ParagraphInline, SponsorInline, AdoptionInline, PositionInline, SpokenOnInline)
    error_fields = {"resolution_once": "number", "resolution_number_of_stage": "stage"}
    fieldsets = (
        (None, {"fields": (("kind", "stage", "number"), ("body", "status", "release"), "slug")}),
        in_six_languages("Title", "title", long=True, folded=False),
        ("Where it belongs", {"fields": (("session", "part"), "agenda_item", "themes", "keywords")}),
    )
    help_texts = {
        "slug": "The last part of the text's address. Empty, it is made of the number (31-1), or of the symbol of the "
        "draft (31-l2) until there is a number; what it was before leads on."
    }

    def get_fieldsets(self, request: HttpRequest, obj: Resolution | None = None) -> Any:
        """Say beside the titles of a public text that no draft hides them."""
        fieldsets = super().get_fieldsets(request, obj)
        if not is_public(obj):
            return fieldsets
        return [
            (name, {**options, "description": PUBLIC_TITLES} if name == "Title" else options)
            for name, options in fieldsets
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).named(public=False)

    def keys_of_form(self, request: HttpRequest, key: str) -> dict[type[Model], str]:
        """With the version whose paragraphs the screen showed: what was typed there belongs to no other."""
        return {**super().keys_of_form(request, key), Version: request.POST.get("shown_version", "")}

    def get_formset_kwargs(self, request: HttpRequest, obj: Resolution, inline: Any, prefix: str) -> dict:
        """Give the paragraphs and the adoption the version that the screen shows."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, ParagraphInline | AdoptionInline | PositionInline):
            kwargs["instance"] = Screen.of(request, obj).version
        return kwargs

    def _create_formsets(self, request: HttpRequest, obj: Resolution, change: bool) -> tuple[list, list]:
        """Tells the paragraphs of the versions on the same screen: the first version can come with its words."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        for formset in formsets:
            if isinstance(formset, ParagraphFormSet):
                formset.screen = Screen.of(request, obj)
            if isinstance(formset, ShownVersionRows):
                formset.versions = next((rows for rows in formsets if rows.model is Version), None)
        return formsets, inlines

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseFormSet, change: bool) -> None:
        if isinstance(formset, ShownVersionRows):
            formset.settle_version(form.instance)
        super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:
        before = members_standing(form.instance)
        super().save_related(request, form, formsets, change)
        tell_of_groups(request, form.instance, before)

    def response_change(self, request: HttpRequest, obj: Resolution) -> HttpResponse:
        """Stays on the version and language that were shown, or goes on to the revision that was asked for."""
        screen = Screen.of(request, obj)
        if "_revise" in request.POST and screen.version.pk:
            return self.revise(request, obj, screen.version) or redirect(request.get_full_path())
        response = super().response_change(request, obj)
        if "_continue" in request.POST and screen.query and obj.versions.filter(pk=screen.version.pk).exists():
            response["Location"] += ("&" if "?" in response["Location"] else "?") + screen.query
        return response


@admin.register(FormerSlug)
class FormerSlugAdmin(RecordAdmin):
    list_display = ("slug", "resolution")
    list_select_related = ("resolution",)
    search_fields = ("slug",)
    autocomplete_fields = ("resolution",)
    fixed = ("slug",)
