"""Every act of writing, for reading: who changed what, when, through what and why."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join

from .models import Change
from .recorded_models import recorded_models

MOST_RECORDS = 50


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    """Nobody writes, corrects or deletes an act here: it is where records come from."""

    list_display = ("at", "user", "through", "source", "reason")
    list_filter = ("through", "user")
    list_select_related = ("user",)
    date_hierarchy = "at"
    search_fields = ("source", "reason", "user__username")
    show_full_result_count = False
    fields = (("at", "user", "through", "source"), "reason", "records")
    readonly_fields = ("records",)

    @admin.display(description="what it changed")
    def records(self, change: Change) -> str:
        """The first of the records with a screen, each with a link to its history, and how many rows in all."""
        rows = change.rows.filter(model__in=self.models_with_screen()).order_by("pk")
        records = dict.fromkeys(rows.values_list("model", "key")[: MOST_RECORDS * 4])
        links = format_html_join("", "<li>{}</li>", ((history_link(*record),) for record in [*records][:MOST_RECORDS]))
        return format_html("<ul>{}</ul><p>{} changes of rows in all.</p>", links, change.rows.count())

    def models_with_screen(self) -> list[str]:
        return [label for label, model in recorded_models().items() if self.admin_site.is_registered(model)]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False


def history_link(label: str, key: int) -> str:
    """A record by its kind and key, leading to its history."""
    model = recorded_models()[label]
    name = f"{model._meta.verbose_name} {model._base_manager.filter(pk=key).first() or f'{key}, deleted since'}"
    try:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_history", args=[key])
    except NoReverseMatch:
        return name
    return format_html('<a href="{}">{}</a>', address, name)
