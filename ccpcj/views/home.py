"""The first page: what is here, and the latest session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.filters import in_order
from resolutions.models import Resolution
from sessions.models import Session, State, Statement


def home(request: HttpRequest) -> HttpResponse:
    latest = Session.objects.public().first()
    context = {
        "counts": {
            "sessions": Session.objects.public().count(),
            "texts": Resolution.objects.public().count(),
            "statements": Statement.objects.public().count(),
            "states": State.objects.count(),
        },
        "session": latest,
        "texts": in_order(Resolution.objects.public().filter(session=latest), "newest") if latest else [],
        "meetings": latest.meetings.public().count() if latest else 0,
        "statements": latest.statements.public().count() if latest else 0,
    }
    return render(request, "site/home.html", context)
