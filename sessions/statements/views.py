"""Who spoke at a session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import page_of
from sessions.models import Session, Statement
from sessions.titles import crumbs

from .filters import ORDERS, STATEMENTS_ON_A_PAGE, StatementFilter


@require_safe
def statement_list(request: HttpRequest, number: int) -> HttpResponse:
    commission_session = get_object_or_404(Session.objects.readable(), number=number)
    filterset = StatementFilter(request.GET, commission_session)
    context = {
        "section": "sessions",
        "record": commission_session,
        "session": commission_session,
        "crumbs": crumbs(commission_session, gettext("Statements")),
        "filterset": filterset,
        "orders": ORDERS,
        "page": page_of(filterset.qs.with_speakers(), request.GET.get("page"), STATEMENTS_ON_A_PAGE),
        "total": filterset.queryset.count(),
    }
    return render(request, "sessions/statement_list.html", context, status=filterset.status)


@require_safe
def statement_detail(request: HttpRequest, number: int, anchor: str) -> HttpResponse:
    """The lasting address of a statement: the page of the list on which it stands today."""
    rows = Statement.objects.readable().filter(session__number=number).select_related("paragraph", "session")
    anchors = [row.anchor for row in rows]
    if anchor not in anchors:
        raise Http404
    page = anchors.index(anchor) // STATEMENTS_ON_A_PAGE + 1
    query = f"?page={page}" if page > 1 else ""
    return redirect(f"{reverse('statement_list', args=[number])}{query}#{anchor}")
