"""The list of themes; the page of one shows both apps (`ccpcj/pages/themes.py`)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from resolutions.filters import WITHOUT
from resolutions.models import Resolution

from .filing import coverage_of
from .theme_tree import ThemeTree


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    texts, suggested = Resolution.objects.readable(), request.GET.get("suggestions") != WITHOUT
    context = {
        "section": "themes",
        "crumbs": [(gettext("Themes"), reverse("theme_list"))],
        "tree": ThemeTree().with_counts(texts, with_suggestions=suggested),
        "coverage": coverage_of(texts),
        "with_suggestions": suggested,
    }
    return render(request, "resolutions/theme_list.html", context)
