"""Addresses of the site's pages. A page can stand under its language: /fr/sessions/31/ is /sessions/31/ in French."""

from django.http import HttpRequest


def address_in_language(request: HttpRequest, lang: str = "") -> str:
    """The address of the page asked for, with its filters, in a language; without one, in the reader's."""
    below = f"{site_root(request)}/{lang}" if lang else site_root(request)
    return f"{below}{request.get_full_path_info()}"


def site_root(request: HttpRequest) -> str:
    """The path below which the server has the site: usually nothing."""
    return str(request.META.get("SCRIPT_NAME", "")).rstrip("/")
