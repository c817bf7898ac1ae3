"""Publishing and unpublishing: by the form of a record, or from a list after a look at what it will change."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from ccpcj.lib.release import Release
from ccpcj.lib.services import publish, unpublish

from .forms import RecordForm

SERVICES = {Release.PUBLISHED: publish, Release.DRAFT: unpublish}


class ReleasedRowForm(RecordForm):
    """A row that is a draft or published: saved with the release it had, then published or unpublished."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "release" in self.fields:
            self.fields["release"].required = False

    def clean_release(self) -> str:
        """A row that does not say so has the release with which it begins."""
        return str(self.cleaned_data["release"] or self.initial["release"])

    def write_record(self, record: Model) -> None:
        values = vars(record)
        release, before = values["release"], Release.DRAFT if record._state.adding else self.stored["release"]
        values["release"] = before
        super().write_record(record)
        if release != before:
            SERVICES[release]([record], by=self.editor)


class ReleaseAdmin(admin.ModelAdmin):
    """The page of records that are a draft or published."""

    actions = ("publish", "unpublish")

    def save_model(self, request: HttpRequest, obj: Model, form: forms.ModelForm, change: bool) -> None:
        """Save the record with the release it had, then publish or unpublish it."""
        release = obj.release
        obj.release = form.initial.get("release", release) if change else Release.DRAFT
        super().save_model(request, obj, form, change)
        SERVICES[release]([obj], by=request.user)

    @admin.action(permissions=["change"], description="Publish the selected %(verbose_name_plural)s")
    def publish(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        return self.set_release(request, queryset, Release(Release.PUBLISHED))

    @admin.action(permissions=["change"], description="Unpublish the selected %(verbose_name_plural)s (draft)")
    def unpublish(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        return self.set_release(request, queryset, Release(Release.DRAFT))

    def set_release(self, request: HttpRequest, queryset: QuerySet, release: Release) -> TemplateResponse | None:
        records = list(queryset.exclude(release=release))
        if records and "confirmed" not in request.POST:
            return self.confirm(request, queryset, records, release)
        self.tell(request, queryset, SERVICES[release](records, by=request.user), release)
        return None

    def confirm(
        self, request: HttpRequest, queryset: QuerySet, records: list[Model], release: Release
    ) -> TemplateResponse:
        """The page that says how many records, and which, before anything happens."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Publish" if release == Release.PUBLISHED else "Unpublish",
            "opts": self.opts,
            "records": records,
            "unchanged": queryset.count() - len(records),
            "publishes": release == Release.PUBLISHED,
            "action": request.POST["action"],
            "selected": [record.pk for record in records],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/release_confirmation.html", context)

    def tell(self, request: HttpRequest, queryset: QuerySet, changed: int, release: Release) -> None:
        """How many were changed, and how many of the published ones stay hidden behind a draft."""
        words = self.opts.verbose_name if changed == 1 else self.opts.verbose_name_plural
        state = "published" if release == Release.PUBLISHED else "unpublished"
        self.message_user(request, f"{changed or 'No'} {words} {state}.", messages.SUCCESS)
        if release == Release.PUBLISHED and (hidden := queryset.count() - queryset.public().count()):
            self.message_user(
                request, f"{hidden} of them stay hidden until what they belong to is published.", messages.WARNING
            )
