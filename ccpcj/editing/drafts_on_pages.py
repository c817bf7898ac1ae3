"""Drafts on the public pages, for those of the secretariat who may read them in the admin."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from ccpcj.lib.release import drafts_shown

GetResponse = Callable[[HttpRequest], HttpResponseBase]
READING = ("ccpcj_sessions.view_session", "resolutions.view_resolution", "resolutions.view_version")
HIDDEN = "drafts_hidden"  # of a login session: the person looks at the pages as the public sees them


def drafts_for_staff(get_response: GetResponse) -> GetResponse:
    """Show staff the drafts on public pages, unless they asked to see these as the public does.

    Files stay those of the public, and so do the pages of visitors without a login session, of whom nothing is asked.
    What staff get is kept nowhere.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not is_public_page(request) or not may_read(request):
            return get_response(request)
        request.by_staff, request.shows_drafts = True, not request.session.get(HIDDEN)
        if request.shows_drafts:
            with drafts_shown():
                response = get_response(request)
        else:
            response = get_response(request)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def is_public_page(request: HttpRequest) -> bool:
    """Whether the address is that of a page: those of files and symbols end without a slash."""
    return request.path_info.endswith("/") and not request.path_info.startswith("/admin/")


def may_read(request: HttpRequest) -> bool:
    return bool(request.user.is_staff and request.user.has_perms(READING))
