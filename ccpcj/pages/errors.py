"""The pages for what is not there and for what cannot be answered."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from ccpcj.lib.pagination import NotAvailable


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says what to do, and why where the reason is meant for readers."""
    reason = str(exception) if isinstance(exception, NotAvailable) else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same for an address that cannot be answered; without the request, whose host may be what is wrong."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return HttpResponse(render_to_string("400.html", {"reason": reason}), status=400)
