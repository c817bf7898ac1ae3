"""The language of a page: the one its address begins with, else the reader's."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ccpcj.lib.addresses import site_root
from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.update import bring_up_to_date

UNDER_LANGUAGE = re.compile(rf"/({'|'.join(LANGUAGES)})(/.*)?", re.DOTALL)
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
Answer = Callable[[HttpRequest], HttpResponseBase]


def language_of_address(get_response: Answer) -> Answer:
    """Takes the language off the address and puts it in front of every address that the page links to.

    An address without a language goes on working: it is answered in the language of the cookie, else of the browser.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        found = UNDER_LANGUAGE.fullmatch(request.path_info)
        if found and not found[2]:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        if found is None:
            response = answered(request, translation.get_language_from_request(request), "/")
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
            return response
        lang, request.path_info = found.groups()
        return answered(request, lang, f"/{lang}/")

    def answered(request: HttpRequest, lang: str, below: str) -> HttpResponseBase:
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


def index_after_writes(get_response: Answer) -> Answer:
    """Brings the search index up to date at the end of a request that may have written."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method in WRITES:
            bring_up_to_date()
        return response

    return middleware
