"""The first page: what is here, and the latest session."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.filters import order_texts
from resolutions.models import Resolution, Sponsorship
from sessions.models import Session, State, Statement


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    latest = Session.objects.readable().first()
    context = {
        "counts": {
            "sessions": Session.objects.readable().count(),
            **texts_by_origin(),
            "statements": Statement.objects.readable().count(),
            "states": participating_states().count(),
        },
        "session": latest,
        "texts": order_texts(Resolution.objects.readable().filter(session=latest), "number") if latest else [],
        "meetings": latest.meetings.readable().count() if latest else 0,
        "statements": latest.statements.readable().count() if latest else 0,
    }
    return render(request, "site/home.html", context)


def texts_by_origin() -> dict[str, int]:
    """Count all texts, those that came before the Commission, and those of other bodies alone."""
    own = Q(session__isnull=False)
    counts = Resolution.objects.readable().aggregate(
        texts=Count("pk"), own=Count("pk", filter=own), others=Count("pk", filter=~own)
    )
    return dict(counts)


def participating_states() -> QuerySet[State]:
    """The states that spoke, or that stand behind a text."""
    spoke = Statement.objects.readable().filter(state__isnull=False).values("state")
    sponsors = Sponsorship.objects.readable().standing().filter(state__isnull=False).values("state")
    return State.objects.filter(Q(pk__in=spoke) | Q(pk__in=sponsors))
