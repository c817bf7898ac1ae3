"""The public page of a record, made for a staff member as any visitor would see it."""

from copy import copy
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import get_script_prefix, resolve, reverse, set_script_prefix


def shown_record(record: Model) -> Any:
    """The record on whose public page this one is seen: itself, or what it hangs from; None where there is none."""
    if hasattr(record, "get_absolute_url"):
        return record
    for path in reversed(getattr(record, "published_with", ())):
        shown: Any = record
        for name in filter(None, path.split("__")):
            shown = getattr(shown, name)
        if hasattr(shown, "get_absolute_url"):
            return shown
    return None


def change_address(record: Model) -> str:
    """The screen of a record in the admin."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def is_public(record: Model) -> bool:
    """Whether anybody sees the record: only then has it a state that a next one can follow."""
    page = shown_record(record)
    if page is None:
        return False
    public = getattr(type(page)._default_manager, "public", None)
    return public is None or bool(public().filter(pk=page.pk).exists())


def render_for_visitor(request: HttpRequest, record: Model) -> HttpResponse:
    """The page of a record, in the language of the request, made for somebody who has not signed in."""
    prefix = get_script_prefix()
    try:
        set_script_prefix("/")  # an address without a language, as the addresses of the site are resolved
        match = resolve(shown_record(record).get_absolute_url())
    finally:
        set_script_prefix(prefix)
    visitor: Any = copy(request)
    visitor.method, visitor.user, visitor.GET = "GET", AnonymousUser(), QueryDict()
    visitor.resolver_match = match
    visitor.preview = record  # the page says that it is one
    response: HttpResponse = match.func(visitor, *match.args, **match.kwargs)
    return response
