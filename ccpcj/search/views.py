"""The search page, its suggestions while one types, and its files."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response, language_of_file, refusals_in_plain_text
from ccpcj.lib.pagination import page_of
from ccpcj.search.exports import hits_file
from ccpcj.search.index.update import count_pending
from ccpcj.search.query.shortcuts import Shortcut, absent_sessions, shortcut_address, shortcuts_in
from ccpcj.search.query.suggest import completions
from ccpcj.search.results.hits import hits_of_keys

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
    """Show the hits of a query, or lead to the record where the query is its symbol or number."""
    live = request.headers.get("HX-Request") == "true" and not request.headers.get("HX-History-Restore-Request")
    query = request.GET.get("q", "").strip()
    address = shortcut_address(query)
    if address and not live and set(request.GET) == {"q"}:
        return redirect(address)
    search = Search(request.GET)
    page = page_of(search.keys, request.GET.get("page"))
    context = {
        "section": "search",
        "crumbs": [(gettext("Search"), "")],
        "filterset": search,
        "page": page,
        "hits": hits_of_keys(page.object_list, search.words, search.languages_of(page.object_list)),
        "total": len(search.arrays),
        "pending": count_pending(),
        "orders": ORDERS,
        "shortcuts": [Shortcut(query, address)] if address else shortcuts_in(query),
        "absent_sessions": absent_sessions(search.tree),
        "examples": EXAMPLES,
        "live": live,
    }
    template = "search/parts/live.html" if live else "search/search.html"
    response = render(request, template, context, status=200 if live else search.status)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer the options of the search field for what has been typed so far."""
    queries = completions(request.GET.get("q", "")[:200], get_language() or "en")
    return render(request, "search/parts/suggestions.html", {"suggestions": queries})


@require_safe
@refusals_in_plain_text
def search_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """Answer the hits of the page as a file, in the same order."""
    lang = language_of_file(request)
    return file_response(request, hits_file(Search(request.GET.copy()), suffix, lang), lang)
