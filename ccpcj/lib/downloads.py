"""Files as answers: headers, the language asked for, and a clear end when something breaks."""

import logging
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeAlias

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import register_converter
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .languages import LANGUAGES
from .tables import FORMATS, File

View: TypeAlias = Callable[..., HttpResponseBase]
log = logging.getLogger(__name__)


def requested_choice(request: HttpRequest, name: str, allowed: tuple[str, ...], default: str) -> str:
    """A value of the address that must be one of a few; BadRequest names them."""
    value = request.GET.get(name) or default
    if value not in allowed:
        words = _("“%(name)s=%(value)s” cannot be answered: %(name)s is one of %(allowed)s.")
        raise BadRequest(words % {"name": name, "value": value, "allowed": ", ".join(allowed)})
    return value


def language_of_file(request: HttpRequest) -> str:
    """The language of a file: `?lang=`, else the reader's."""
    return requested_choice(request, "lang", LANGUAGES, get_language() or "en")


def file_response(request: HttpRequest, file: File, lang: str) -> StreamingHttpResponse:
    """The file, piece by piece. The first piece is made here, so that what fails at once is an error page."""
    pieces = iter(()) if request.method == "HEAD" else logged_pieces(file, next(file.pieces, b""))
    response = StreamingHttpResponse(pieces, content_type=file.media_type)
    as_attachment = not file.media_type.startswith("text/plain")
    response["Content-Disposition"] = content_disposition_header(as_attachment, file.name)
    response["Content-Language"] = lang
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def redirect_with_query(request: HttpRequest, address: str) -> HttpResponse:
    """From a former address for good to the one of today, with what was asked for."""
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def logged_pieces(file: File, first: bytes) -> Iterator[bytes]:
    """The pieces; when one cannot be made, the log has the reason and the file does not end like a whole one."""
    yield first
    try:
        yield from file.pieces
    except Exception:
        log.exception("%s broke off", file.name)
        yield file.broken
        raise


def refusals_in_plain_text(view: View) -> View:
    """A view whose BadRequest reaches the reader as plain words with the status 400."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except BadRequest as error:
            return HttpResponse(f"{error}\n", status=400, content_type="text/plain; charset=utf-8")

    return wrapper


class SuffixConverter:
    """The part of an address that says in which form a file is wanted; each table of forms gives its own `regex`."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TableConverter(SuffixConverter):
    """The part of an address that says in which form a table is wanted: `<table:suffix>`."""

    regex = "|".join(FORMATS)


register_converter(TableConverter, "table")  # once, for the tables of every room
