"""The search page, its suggestions while one types, and its files."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import answer, language, plain_refusals
from ccpcj.lib.pagination import page_of
from ccpcj.search.exports import hits_file
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.query.shortcuts import (
    Thing,
    absent_sessions,
    address_named,
    things_named,
)
from ccpcj.search.query.suggest import completed, meant
from ccpcj.search.results.hits import hits

from .filters import ORDERS, Search

EXAMPLES = (
    '"criminal justice"',
    "extrabudgetary resources year:2022",
    "corruption -tax",
    "trafficking OR smuggling",
    "sponsor:JPN verb:requests",
    "77/232",
)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The hits of a query, or the thing itself where the query is its symbol or number."""
    live = request.headers.get("HX-Request") == "true" and not request.headers.get("HX-History-Restore-Request")
    query = request.GET.get("q", "").strip()
    straight = address_named(query)
    if straight and not live and set(request.GET) == {"q"}:
        return redirect(straight)
    found = Search(request.GET)
    page = page_of(found.keys, request.GET.get("page"))
    context = {
        "section": "search",
        "crumbs": [(gettext("Search"), "")],
        "filterset": found,
        "page": page,
        "hits": hits(page.object_list, found.words, found.languages_of(page.object_list)),
        "total": len(found.columns),
        "orders": ORDERS,
        "things": [Thing(query, straight)] if straight else things_named(query),
        "absent_sessions": absent_sessions(found.tree),
        "meant": meant(query, get_language() or "en") if found.asks and not found.count and found.has_words else None,
        "examples": EXAMPLES,
        "live": live,
    }
    template = "search/parts/live.html" if live else "search/search.html"
    response = render(request, template, context, status=200 if live else found.status)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The options of the search field for what has been typed so far."""
    bring_up_to_date()
    words = completed(request.GET.get("q", "")[:200], get_language() or "en")
    return render(request, "search/parts/suggestions.html", {"suggestions": words})


@require_safe
@plain_refusals
def search_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The hits of the page as a file, in the same order."""
    lang = language(request)
    return answer(request, hits_file(Search(request.GET.copy()), suffix, lang), lang)
