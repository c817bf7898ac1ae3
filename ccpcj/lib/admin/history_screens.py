"""The screens of a record's history: what changed, two moments side by side, the record brought back, the bin."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin, actions
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from ccpcj.history.as_of import moment_before, rows_as_of
from ccpcj.history.differences import rows_of
from ccpcj.history.models import Change, RowChange
from ccpcj.history.services import change, restore_record

from .record_acts import acts_on, deleted_keys, hanging_from, rows_between, rows_to_restore, tell
from .record_names import RecordNames

ACTS_PER_PAGE = 10
DELETED_PER_PAGE = 50


def act_of(request: HttpRequest) -> AbstractContextManager[Change | None]:
    """The act of a request of the admin that may write."""
    if request.method != "POST":
        return nullcontext()
    return change(user=request.user, through=Change.Through.ADMIN)


def moment_before_row(row: RowChange) -> int:
    """The moment before the act that changed a row."""
    return moment_before(row.change) if row.change else row.pk - 1


def name_before(model: type[Model], row: RowChange) -> Any:
    """The name that a deleted record had; its key where the history does not reach back."""
    values = rows_as_of(model, [row.key], moment_before_row(row)).get(row.key, {})
    return RecordNames().label(model, values) if values else row.key


def what_goes(model: type[Model], keys: list[int]) -> dict[str, Any]:
    """What is deleted with records, in words, and how many of them the public sees: for the page that asks."""
    public = getattr(model._default_manager, "public", None)
    published = public().filter(pk__in=keys).count() if public else 0
    return {"published": published, "hanging": hanging_from(model, keys) or "nothing else"}


@admin.action(permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s"))
def delete_selected(page: ModelAdmin, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
    """The action of lists, whose page says of the records together what that of a single one says."""
    response: TemplateResponse | None = actions.delete_selected(page, request, queryset)
    if response:
        response.context_data |= what_goes(queryset.model, list(queryset.values_list("pk", flat=True)))
    return response


class HistoryScreens(ModelAdmin):
    """Whoever may see a record sees its history; whoever may change it, or add it again, may restore it."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        views = (
            ("bin/", self.bin_view, "bin"),
            ("<int:key>/history/compare/", self.compare_view, "compare"),
            ("<int:key>/history/restore/<int:moment>/", self.restore_view, "restore"),
        )
        urls = [path(place, self.admin_site.admin_view(view), name=f"{name}_{label}") for place, view, label in views]
        return [*urls, *super().get_urls()]

    def render_delete_form(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        """Say what hangs from the record, and whether the public sees it."""
        record = context["object"]
        return super().render_delete_form(request, {**context, **what_goes(self.model, [record.pk])})

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_bin")
        messages.info(request, format_html('The <a href="{}">bin</a> keeps it.', address))
        return super().response_delete(request, obj_display, obj_id)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The acts that changed the record, or what ever hung from it, in whole words; also of a deleted record."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if not object_id.isdigit():
            raise Http404
        key = int(object_id)
        acts = acts_on(self.model, key)
        page = Paginator(acts, ACTS_PER_PAGE).get_page(request.GET.get("p"))
        tell(page.object_list)
        context = {"acts": page, "moments": acts, "may_restore": self.may_restore(request, key)}
        return self.render_history(request, "record_history", key, "History", context | (extra_context or {}))

    def compare_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The record as of two moments, side by side; a moment that is not given is now."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        chosen = [request.GET.get(name, "") for name in ("earlier", "later")]
        earlier, later = (int(moment) if moment.isdigit() else None for moment in chosen)
        if earlier is None or (later is not None and later < earlier):
            earlier, later = later, earlier
        days = {str(act.moment): act.day for act in acts_on(self.model, key)}
        rows, others = rows_between(self.model, key, earlier, later)
        context = {
            "rows": rows, "others": others,
            "earlier": days.get(str(earlier), "now"), "later": days.get(str(later), "now"),
        }  # fmt: skip
        return self.render_history(request, "record_moments", key, "Two moments", context)

    def restore_view(self, request: HttpRequest, key: int, moment: int) -> HttpResponse:
        """What restoring would change; then, confirmed, the record as it was."""
        if not self.may_restore(request, key):
            raise PermissionDenied
        act = next((act for act in acts_on(self.model, key) if act.first - 1 <= moment <= act.moment), None)
        day = f"{'before' if act and moment < act.first else 'as of'} {act.day}" if act else "as it was"
        if request.method == "POST":
            try:
                with act_of(request):
                    restore_record(self.model, key, moment, reason=f"Restored {day}")
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, f"Restored {day}, with all that hung from it: {self.opts.verbose_name}.")
                return HttpResponseRedirect(self.record_address("change", key))
        rows, others = rows_to_restore(self.model, key, moment)
        context = {"rows": rows, "others": others, "earlier": "now", "later": day, "restores": True}
        return self.render_history(request, "record_moments", key, f"Restore {day}?", context)

    def bin_view(self, request: HttpRequest) -> HttpResponse:
        """The deleted records of this kind, each with the moment before it was deleted."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        page = Paginator(deleted_keys(self.model), DELETED_PER_PAGE).get_page(request.GET.get("p"))
        deletions = [self.describe_deletion(row) for row in page.object_list]
        context = {
            **self.admin_site.each_context(request), "title": f"Bin: {self.opts.verbose_name_plural}",
            "opts": self.opts, "page": page, "deletions": deletions, "may_restore": self.has_add_permission(request),
        }  # fmt: skip
        return TemplateResponse(request, "admin/record_bin.html", context)

    def describe_deletion(self, row: RowChange) -> dict[str, Any]:
        return {"row": row, "moment": moment_before_row(row), "label": name_before(self.model, row)}

    def may_restore(self, request: HttpRequest, key: int) -> bool:
        there = bool(rows_of(self.model, [key]))
        return bool(self.has_change_permission(request) if there else self.has_add_permission(request))

    def record_address(self, view: str, key: int) -> str:
        return str(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{view}", args=[key]))

    def render_history(
        self, request: HttpRequest, template: str, key: int, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        record: Model | None = self.model._base_manager.filter(pk=key).first()
        if record is None and not context.get("acts") and not context.get("rows"):
            raise Http404
        shared = {"opts": self.opts, "record": record, "key": key, "title": title}
        site = self.admin_site.each_context(request)
        return TemplateResponse(request, f"admin/{template}.html", {**site, **shared, **context})
