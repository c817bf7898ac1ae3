"""The most cited texts, and where a symbol leads."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.addresses import address
from ccpcj.lib.pagination import page_of
from ccpcj.lib.symbols import normal_form

from .most_cited import Held, most_cited, told
from .symbol_addresses import symbol_address
from .undocs import document_address


@require_safe
def citation_list(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("held", "")
    held = Held(asked) if asked in Held.values else Held.ALL
    page = page_of(most_cited(held), request.GET.get("page"))
    context = {
        "section": "resolutions",
        "crumbs": [(gettext("Resolutions"), address("/resolutions/")), (gettext("Most cited texts"), "")],
        "choices": list(Held),
        "held": held,
        "page": page,
        "cited": told(list(page)),
    }
    return render(request, "resolutions/citation_list.html", context)


@require_safe
def symbol(request: HttpRequest, symbol: str) -> HttpResponse:
    """Leads to what the symbol names; one that names nothing here leads on to the documents of the United Nations."""
    if address := symbol_address(symbol):
        return redirect(address)
    if not (typed := normal_form(symbol)):
        raise Http404
    context = {"symbol": typed, "address": document_address(typed)}
    return render(request, "resolutions/symbol_unknown.html", context, status=404)
