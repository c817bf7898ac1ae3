"""Whether the site is well, for the machine that watches it; whether staff are signed in, for an open page."""

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not; the reason stands in the log, not on the page."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def signed_in(request: HttpRequest) -> JsonResponse:
    """The token that the forms of the browser need after a new sign-in; empty where nobody is signed in.

    Asking prolongs the login session.
    """
    return JsonResponse({"token": get_token(request) if request.user.is_authenticated else ""})
