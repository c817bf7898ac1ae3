"""The public pages of texts: their list, and each of them."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import page_of
from resolutions.addresses.address_names import work_at
from resolutions.citations.relations import relations
from resolutions.detail.breadcrumbs import crumbs_of
from resolutions.detail.parallel import parallel_text, requested_languages
from resolutions.detail.reading import reading_of
from resolutions.detail.text_history import history
from resolutions.files.file_forms import FORMS
from resolutions.sponsors.sponsors_of_text import sponsors_of_text
from resolutions.themes.filing import filed_themes

from .filters import ORDERS, ResolutionFilterSet, order_texts, with_sponsors
from .models import Resolution, Version


@require_safe
def resolution_list(request: HttpRequest) -> HttpResponse:
    filterset = ResolutionFilterSet(request.GET, order_texts(Resolution.objects.readable(), "newest"))
    versions = Prefetch("versions", Version.objects.readable().exclude(symbol=None), to_attr="with_symbol")
    texts = with_sponsors(filterset.qs).select_related("session", "agenda_item").prefetch_related(versions, "themes")
    context = {
        "section": "resolutions",
        "crumbs": [(gettext("Resolutions"), reverse("resolution_list"))],
        "filterset": filterset,
        "orders": ORDERS,
        "page": page_of(texts, request.GET.get("page")),
        "total": Resolution.objects.readable().count(),
    }
    return render(request, "resolutions/resolution_list.html", context, status=filterset.status)


@require_safe
def resolution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    texts = (
        Resolution.objects.readable()
        .select_related("session", "agenda_item")
        .prefetch_related("themes", "keywords", "theme_filings")
    )
    resolution = work_at(slug, texts)
    if resolution.slug != slug:
        return redirect(resolution, permanent=True)
    languages = requested_languages(request.GET.getlist("languages"))
    version, language = request.GET.get("version", ""), request.GET.get("language", "")
    reading = reading_of(resolution, get_language() or "en", version, language, languages)
    text_history = history(resolution, reading.versions)
    context = {
        "section": "resolutions",
        "crumbs": crumbs_of(resolution),
        "record": resolution,
        "resolution": resolution,
        "reading": reading,
        "parallel": parallel_text(reading, languages),
        "forms": FORMS.values(),
        "sponsors": sponsors_of_text(resolution),
        "history": text_history,
        "themes": filed_themes(resolution),
        "relations": relations(resolution, reading.version),
    }
    return render(request, "resolutions/resolution_detail.html", context)
