"""The page for what is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ccpcj.lib.lists import NotHeld


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says what to do, and why where the reason is meant for readers."""
    reason = str(exception) if isinstance(exception, NotHeld) else ""
    return render(request, "404.html", {"reason": reason}, status=404)
