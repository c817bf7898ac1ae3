"""The most cited texts, and where a symbol leads."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import page_of
from ccpcj.lib.symbols import document_address, normal_form

from .most_cited import Holding, most_cited, with_sessions
from .symbol_addresses import symbol_address


@require_safe
def citation_list(request: HttpRequest) -> HttpResponse:
    value = request.GET.get("held", "")
    holding = Holding(value if value in Holding.values else "")
    page = page_of(most_cited(holding), request.GET.get("page"))
    context = {
        "section": "resolutions",
        "crumbs": [(gettext("Resolutions"), reverse("resolution_list")), (gettext("Most cited texts"), "")],
        "choices": list(Holding),
        "holding": holding,
        "page": page,
        "cited": with_sessions(list(page)),
    }
    return render(request, "resolutions/citation_list.html", context)


@require_safe
def symbol(request: HttpRequest, symbol: str) -> HttpResponse:
    """Redirect to what the symbol names; where it names nothing here, link to the documents of the United Nations."""
    if address := symbol_address(symbol):
        return redirect(address)
    if not (typed := normal_form(symbol)):
        raise Http404
    context = {"symbol": typed, "address": document_address(typed)}
    return render(request, "resolutions/symbol_unknown.html", context, status=404)
