"""Statements as files: of a session under the filters of its list, of a state, on a text."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response, language_of_file, redirect_with_query, refusals_in_plain_text
from resolutions.addresses.address_names import work_at
from resolutions.models import StatementSubject
from sessions.models import Session, State, Statement
from sessions.statements.filters import StatementFilter

from .exports import statement_file

IN_ORDER = ("-session__number", "paragraph__number", "order", "pk")


def statements_as_file(
    request: HttpRequest, suffix: str, statements: QuerySet[Statement], of: str
) -> HttpResponseBase:  # fmt: skip
    lang = language_of_file(request)
    stem = f"ccpcj-statements-{of}-{timezone.localdate().isoformat()}"
    return file_response(request, statement_file(statements, stem=stem, suffix=suffix, lang=lang), lang)


@require_safe
@refusals_in_plain_text
def session_statements(request: HttpRequest, number: int, suffix: str) -> HttpResponseBase:
    commission_session = get_object_or_404(Session.objects.public(), number=number)
    filterset = StatementFilter(request.GET, commission_session)
    if not filterset.is_valid():
        raise BadRequest("\n".join(filterset.complaints))
    return statements_as_file(request, suffix, filterset.qs, str(number))


@require_safe
@refusals_in_plain_text
def state_statements(request: HttpRequest, iso3: str, suffix: str) -> HttpResponseBase:
    state = get_object_or_404(State, iso3=iso3.upper())
    return statements_as_file(request, suffix, Statement.objects.filter(state=state).order_by(*IN_ORDER), state.iso3)


@require_safe
@refusals_in_plain_text
def resolution_statements(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    work = work_at(slug)
    if work.slug != slug:
        return redirect_with_query(request, reverse("resolution_statements", args=(work.slug, suffix)))
    subjects = StatementSubject.objects.public().filter(resolution=work)
    statements = Statement.objects.filter(pk__in=subjects.values("statement")).order_by(*IN_ORDER)
    return statements_as_file(request, suffix, statements, work.slug)
