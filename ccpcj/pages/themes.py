"""The page of a theme: its texts by year, who stands behind them, its series, what it asks of whom."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import page_of
from ccpcj.search.index.addressees import ADDRESSEES
from ccpcj.search.query.facet_arrays import current_facet_arrays
from ccpcj.search.query.theme_actions import theme_actions
from resolutions.filters import WITHOUT, order_texts, with_sponsors
from resolutions.lineage.series import recurring_series
from resolutions.models import Resolution, Sponsorship
from resolutions.themes.theme_figures import most_of, states_behind, texts_by_year
from resolutions.themes.theme_tree import ThemeTree
from sessions.states.lookup import name_of

MOST_SERIES_TEXTS = 500  # the latest texts, among which series are looked for


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    tree = ThemeTree()
    if slug not in tree.themes:
        raise Http404
    theme, suggested = tree.themes[slug], request.GET.get("suggestions") != WITHOUT
    readable = Resolution.objects.readable()
    filed = readable.filter(pk__in=tree.works_below(slug, with_suggestions=suggested))
    texts = order_texts(filed, "newest").select_related("session")
    years = texts_by_year(filed)
    context = {
        "section": "themes",
        "crumbs": [
            (gettext("Themes"), reverse("theme_list")),
            *((name_of(above), above.get_absolute_url()) for above in tree.paths[theme.pk]),
        ],
        "record": theme,
        "theme": theme,
        "with_suggestions": suggested,
        "suggested": filed.exclude(pk__in=tree.works_below(slug, with_suggestions=False)).count() if suggested else 0,
        "children": tree.with_counts(readable, theme.pk, with_suggestions=suggested),
        "years": years,
        "most_of_a_year": most_of(years),
        "leading": states_behind(filed, Sponsorship.Role.MAIN),
        "sponsoring": states_behind(filed),
        "series": recurring_series(texts[:MOST_SERIES_TEXTS]),
        "actions": [
            (action, [(code, capfirst(str(ADDRESSEES.get(code, code))), count) for code, count in action.addressees])
            for action in theme_actions(current_facet_arrays(), slug)
        ],
        "page": page_of(with_sponsors(texts), request.GET.get("page")),
    }
    return render(request, "resolutions/theme_detail.html", context)
