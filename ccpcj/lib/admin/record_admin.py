"""The base of every page of the admin."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import DateField, Field, ForeignKey, JSONField, Model, QuerySet, TextField
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from ccpcj.lib.languages import FALLBACKS
from ccpcj.lib.services import delete_record, delete_records, turn_to_write

from .deleted_meanwhile import DeletedMeanwhile
from .fields import LinesField
from .forms import RecordForm
from .formsets import RecordFormSet
from .history_screens import HistoryScreens, act_of
from .search import FoldedSearch
from .shown_values import write_token
from .translated_names import label_language, line_fields, translated_fields
from .widgets import DayInput, PlainTextarea, PreloadedAutocomplete


class LabelledFields(BaseModelAdmin):
    """Fields with the language and direction of their text, and with the help texts of the page."""

    help_texts: dict[str, str] = {}
    formfield_overrides = {
        TextField: {"widget": PlainTextarea},
        JSONField: {"form_class": LinesField, "widget": PlainTextarea},
    }

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = label_language(db_field, super().formfield_for_dbfield(db_field, request, **kwargs))
        name = getattr(db_field, "translated_field", db_field).name
        if field and name in self.help_texts and getattr(db_field, "language", FALLBACKS[0]) == FALLBACKS[0]:
            field.help_text = self.help_texts[name]
        return field

    def form_with_lines(self, names: Collection[str]) -> type[forms.ModelForm]:
        """The form with a field for each of these names that is a printed line of a language."""
        lines = line_fields(self.model, names)
        for name in self.help_texts.keys() & {line.rpartition("_")[0] for line in lines}:
            if (first := f"{name}_{FALLBACKS[0]}") in lines:
                lines[first].help_text = self.help_texts[name]
        form: type[forms.ModelForm] = type(self.form.__name__, (self.form,), lines)
        return form


class ServiceAdmin(HistoryScreens):
    """A page that writes its record through the services, by the rule of the record's room.

    What one request writes is one act in the history: a form with its rows, an action of the list.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with act_of(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with act_of(request):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with act_of(request):
            return super().changelist_view(request, *args, **kwargs)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """Log nothing beside the history, which notes every row that is written."""

    log_change = log_addition

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Log nothing, for the same reason."""

    def save_model(self, request: HttpRequest, obj: Model, form: RecordForm, change: bool) -> None:
        form.write_record(obj)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        delete_record(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        delete_records(queryset)


class ProvenanceAdmin(admin.ModelAdmin):
    """Records that say where others come from: nobody deletes one by itself, only what it hangs from takes it along."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        match = request.resolver_match
        own_pages = f"{self.opts.app_label}_{self.opts.model_name}_"
        is_own = bool(match and (match.url_name or "").startswith(own_pages))
        return not is_own and bool(super().has_delete_permission(request, obj))


class RecordAdmin(LabelledFields, FoldedSearch, DeletedMeanwhile, ServiceAdmin):
    """A list and a form for people who type all day.

    `error_fields` names the field that shows the error of a constraint; `fixed` are fields that never change once
    given, for public addresses are made of them.
    """

    form = RecordForm
    error_fields: dict[str, str] = {}
    fixed: tuple[str, ...] = ()
    save_on_top = True
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With what names a record, for lists and for the choices of autocompletes alike."""
        return super().get_queryset(request).select_related(*self.list_select_related or ())

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any) -> Any:
        names = flatten_fieldsets(self.get_fieldsets(request, obj)) if kwargs.get("fields", True) else ()
        form = super().get_form(request, obj, change, **{"form": self.form_with_lines(names), **kwargs})
        form.error_fields = self.error_fields
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(self.fixed if obj else ())]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One person at a time writes one subject: what a form compares with stays until it is saved."""
        if request.method == "GET" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with turn_to_write(self.model, object_id):
            if response := self.answer_for_deleted(request, object_id):
                return response
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> TemplateResponse:
        """Add the token of what the page shows."""
        pages = [("", context["adminform"].form.marks())]
        for inline in context["inline_admin_formsets"]:
            pages += inline.formset.pages()
        return super().render_change_form(request, {**context, "shown": write_token(pages)}, *args, **kwargs)

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        """The public page, where there is one: a draft has none."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        public = getattr(type(obj)._default_manager, "public", None)
        return obj.get_absolute_url() if not public or public().filter(pk=obj.pk).exists() else None


class InlineRows(LabelledFields, InlineModelAdmin):
    """Rows of one record: no empty ones to skip, no query for each, dates typed in one line.

    A row has room for one language, that of the screen; the six stand on the page of the record, a link away.
    """

    formfield_overrides = {**LabelledFields.formfield_overrides, DateField: {"widget": DayInput}}

    form = RecordForm
    formset = RecordFormSet
    error_fields: dict[str, str] = {}
    siblings: dict[str, Any] = {}
    list_select_related: tuple[str, ...] = ()
    extra = 0
    view_on_site = False
    show_change_link = True

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        translated = translated_fields(self.model)
        names = super().get_fields(request, obj)
        return [f"{name}_{get_language() or FALLBACKS[0]}" if name in translated else name for name in names]

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        names = flatten_fieldsets(self.get_fieldsets(request, obj)) if kwargs.get("fields", True) else ()
        formset = super().get_formset(request, obj, **{"form": self.form_with_lines(names), **kwargs})
        formset.form.error_fields, formset.siblings = self.error_fields, self.siblings
        formset.form.editor = request.user
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        related = (*self.autocomplete_fields, *self.list_select_related)
        queryset = super().get_queryset(request)
        return queryset.select_related(*related) if related else queryset

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> forms.Field:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = PreloadedAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """Without the four icons beside each relation: a row is for typing, the Tab key goes to the next field."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class RecordInline(InlineRows, admin.TabularInline):
    """Rows as a table."""


class RecordStackedInline(InlineRows, admin.StackedInline):
    """Rows one below the other."""
