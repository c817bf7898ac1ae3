"""Autocompletes whose choices say enough to be told apart."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model


class ChoiceLabelView(AutocompleteJsonView):
    """Shows a choice as `choice_label` of the record's admin words it, else as the record calls itself."""

    model_admin: ModelAdmin

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, Any]:
        result = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "choice_label", None)
        return {**result, "text": label(obj)} if label else result
