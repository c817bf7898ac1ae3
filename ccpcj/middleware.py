"""The language of a page, what is answered while the site is busy, the index after writes, who stays signed in.

The language is the one that the address begins with, else the reader's. The addresses of the site are one tree without
languages. /fr/sessions/31/ is answered as /sessions/31/ with /fr/ as the script prefix, so every `reverse()` and every
`{% url %}` of that request stays in French. Django's `i18n_patterns` would not do: it sends an address without a
language on to one that has it, where here /sessions/31/ is answered at once in the reader's language, so that it can be
printed in a document and shared among readers of six languages; and the admin, the files and the health check would
stand in a second tree beside it.
"""

import logging
import re
from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from psycopg_pool import PoolTimeout

from ccpcj.lib.language_addresses import site_root
from ccpcj.lib.languages import LANGUAGES
from ccpcj.operations.sign_in import RENEWED
from ccpcj.search.models import PendingChange
from ccpcj.search.tasks import update_index

logger = logging.getLogger(__name__)
UNDER_LANGUAGE = re.compile(rf"/({'|'.join(LANGUAGES)})(/.*)?", re.DOTALL)
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
RETRY_AFTER = 5  # seconds
GetResponse = Callable[[HttpRequest], HttpResponseBase]


def language_of_address(get_response: GetResponse) -> GetResponse:
    """Take the language off the address and put it in front of every address that the page links to.

    An address without a language is answered in the language of the cookie, else of the browser, else in English.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        match = UNDER_LANGUAGE.fullmatch(request.path_info)
        if match and not match[2]:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        if match is None:
            response = respond_in(request, translation.get_language_from_request(request), "/")
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
            return response
        lang, request.path_info = match.groups()
        return respond_in(request, lang, f"/{lang}/")

    def respond_in(request: HttpRequest, lang: str, below: str) -> HttpResponseBase:
        translation.activate(lang)
        request.LANGUAGE_CODE = lang
        before = get_script_prefix()
        set_script_prefix(f"{site_root(request)}{below}")
        try:
            response = get_response(request)
        finally:
            set_script_prefix(before)
        response.headers.setdefault("Content-Language", lang)
        return response

    return middleware


def busy_or_connected(get_response: GetResponse) -> GetResponse:
    """Answer that the site is busy where no connection to the database comes free in time.

    Each request has its connection from here on to its end, so that none breaks off half-way for want of one.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            if isinstance(error.__cause__, PoolTimeout):  # any other is told by whatever asks the database
                logger.warning("No connection to the database came free for %s", request.path)
                headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
                return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
        return get_response(request)

    return middleware


def index_after_writes(get_response: GetResponse) -> GetResponse:
    """Have the search index brought up to date after a request that may have written; nobody waits for it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method in WRITES and PendingChange.objects.exists():
            update_index.enqueue()
        return response

    return middleware


def renew_sign_in(get_response: GetResponse) -> GetResponse:
    """Let a login session end `SESSION_COOKIE_AGE` after the last request, not after the sign-in.

    It is written once a minute at most. A request that a page sends by itself, while perhaps nobody sits before it,
    says so in the header `Unattended: 1` and prolongs nothing. Visitors without a cookie are not looked at, so that
    their pages are the same for all.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        attended = settings.SESSION_COOKIE_NAME in request.COOKIES and "Unattended" not in request.headers
        renewal = min(60, settings.SESSION_COOKIE_AGE / 10)
        if attended and SESSION_KEY in request.session and time() - request.session.get(RENEWED, 0) > renewal:
            request.session[RENEWED] = int(time())
        return get_response(request)

    return middleware
