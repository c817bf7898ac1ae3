"""The public pages of themes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import page_of
from resolutions.filters import order_texts, with_sponsors
from resolutions.models import Resolution
from sessions.states.lookup import name_of

from .theme_tree import ThemeTree


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "themes",
        "crumbs": [(gettext("Themes"), reverse("theme_list"))],
        "tree": ThemeTree().with_counts(Resolution.objects.readable()),
    }
    return render(request, "resolutions/theme_list.html", context)


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    tree = ThemeTree()
    if slug not in tree.themes:
        raise Http404
    theme = tree.themes[slug]
    tagged = Resolution.objects.filter(themes__in=tree.keys_below([slug])).values("pk")
    texts = order_texts(Resolution.objects.readable().filter(pk__in=tagged), "newest")
    context = {
        "section": "themes",
        "crumbs": [
            (gettext("Themes"), reverse("theme_list")),
            *((name_of(above), above.get_absolute_url()) for above in tree.paths[theme.pk]),
        ],
        "record": theme,
        "theme": theme,
        "children": tree.with_counts(Resolution.objects.readable(), theme.pk),
        "page": page_of(with_sponsors(texts).select_related("session"), request.GET.get("page")),
    }
    return render(request, "resolutions/theme_detail.html", context)
