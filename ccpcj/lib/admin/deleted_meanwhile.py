"""A record that another person deleted while somebody had its page open: nothing that was typed is lost with it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from ccpcj.history.models import RowChange
from ccpcj.history.services import restore_record

from .history_screens import act_of, moment_before_row, name_before
from .last_change import changes_of_row, remover_of
from .reconciled_form import SHOWN_AGAIN
from .typed_fields import typed_fields

BRING_BACK = "_bring_back"  # the button of the page


class DeletedRecord(NamedTuple):
    """A record that the form is about, or on which its rows hang, and its deletion."""

    model: type[Model]
    deletion: RowChange


class DeletedMeanwhile(ModelAdmin):
    """In place of an error: who deleted the record and when, what was typed, and the way to bring the record back."""

    def keys_of_form(self, request: HttpRequest, key: str) -> dict[type[Model], str]:
        """The records that must be there for the form to be saved."""
        return {self.model: key}

    def deleted_record(self, request: HttpRequest, key: str) -> DeletedRecord | None:
        for model, number in self.keys_of_form(request, key).items():
            if number.isdecimal() and not model._base_manager.filter(pk=number).exists():
                changes = changes_of_row(model, int(number)).filter(action=RowChange.Action.DELETED)
                if deletion := changes.select_related("change").last():
                    return DeletedRecord(model, deletion)
        return None

    def answer_for_deleted(self, request: HttpRequest, key: str) -> HttpResponse | None:
        """The page that says so; None where nothing was deleted, or is back for the form to show what was typed."""
        deleted = self.deleted_record(request, key) if self.has_change_permission(request) else None
        if deleted and not self.bring_back(request, deleted):
            return self.render_deleted(request, key, deleted)
        if BRING_BACK in request.POST:  # also where another person brought it back meanwhile
            request.POST = request.POST.copy()
            request.POST[SHOWN_AGAIN] = "again"
        return None

    def bring_back(self, request: HttpRequest, deleted: DeletedRecord) -> bool:
        """Restore the record where the person asked for it; whether it is there again."""
        if BRING_BACK not in request.POST or not self.has_add_permission(request):
            return False
        try:
            with act_of(request):
                restore_record(deleted.model, deleted.deletion.key, moment_before_row(deleted.deletion))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Brought back from the bin: {deleted.model._meta.verbose_name}.")
        return True

    def render_deleted(self, request: HttpRequest, key: str, deleted: DeletedRecord) -> HttpResponse:
        record = self.get_object(request, key)
        formsets = [formset for formset, _ in self.get_formsets_with_inlines(request, record)]
        options = deleted.model._meta
        context: dict[str, Any] = {
            "title": f"This {options.verbose_name} was deleted while you had the page open",
            "opts": self.opts,
            "name": name_before(deleted.model, deleted.deletion),
            "remover": remover_of(deleted.model, deleted.deletion.key),
            "bin": reverse(f"admin:{options.app_label}_{options.model_name}_bin"),
            "typed": typed_fields(request.POST, self.get_form(request, record, change=bool(record)), formsets),
            "sent": [(name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"],
            "bring_back": BRING_BACK if self.has_add_permission(request) else "",
        }
        context = {**self.admin_site.each_context(request), **context}
        return TemplateResponse(request, "admin/deleted_meanwhile.html", context, status=409)
