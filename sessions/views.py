"""The list of sessions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from .models import Session


@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "sessions",
        "sessions": Session.objects.readable().prefetch_related("parts"),
        "crumbs": [(gettext("Sessions"), "")],
    }
    return render(request, "sessions/session_list.html", context)
