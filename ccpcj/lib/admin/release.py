"""Publishing and taking back from a list, after a look at what it will change."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from ccpcj.lib.release import Release


class ReleaseAdmin(admin.ModelAdmin):
    """The list actions of records that are a draft or published."""

    actions = ("publish", "take_back")

    @admin.action(permissions=["change"], description="Publish the selected %(verbose_name_plural)s")
    def publish(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        return self.set_release(request, queryset, Release(Release.PUBLISHED))

    @admin.action(permissions=["change"], description="Take back the selected %(verbose_name_plural)s (draft)")
    def take_back(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        return self.set_release(request, queryset, Release(Release.DRAFT))

    def set_release(self, request: HttpRequest, queryset: QuerySet, release: Release) -> TemplateResponse | None:
        records = list(queryset.exclude(release=release))
        if records and "confirmed" not in request.POST:
            return self.ask(request, queryset, records, release)
        for record in records:
            record.release = release
            record.save(update_fields=["release"])
            self.log_change(request, record, [{"changed": {"fields": [f"release (→ “{release.label}”)"]}}])
        self.say(request, queryset, len(records), release)
        return None

    def ask(self, request: HttpRequest, queryset: QuerySet, records: list[Model], release: Release) -> TemplateResponse:
        """The page that says how many records, and which, before anything happens."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Publish" if release == Release.PUBLISHED else "Take back",
            "opts": self.opts,
            "records": records,
            "unchanged": queryset.count() - len(records),
            "publishes": release == Release.PUBLISHED,
            "action": request.POST["action"],
            "selected": [record.pk for record in records],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/release_confirmation.html", context)

    def say(self, request: HttpRequest, queryset: QuerySet, changed: int, release: Release) -> None:
        """How many were changed, and how many of the published ones stay hidden behind a draft."""
        words = self.opts.verbose_name if changed == 1 else self.opts.verbose_name_plural
        state = "published" if release == Release.PUBLISHED else "taken back"
        self.message_user(request, f"{changed or 'No'} {words} {state}.", messages.SUCCESS)
        if release == Release.PUBLISHED and (hidden := queryset.count() - queryset.public().count()):
            self.message_user(
                request, f"{hidden} of them stay hidden until their session is published.", messages.WARNING
            )
