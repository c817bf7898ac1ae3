"""Signs of life of an open screen, the next state of a record (put aside, looked at, released, discarded), and whether
staff see drafts on public pages."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .drafts_on_pages import HIDDEN
from .form_data import data_of, fits, send, without_buttons
from .models import NextState, Presence
from .public_page import change_address, is_public, render_for_visitor
from .services import discard_next_state, note_absence, note_presence, save_next_state

Screens = Callable[[HttpRequest, ModelAdmin, Model], HttpResponse]


@require_POST
def beat(request: HttpRequest) -> JsonResponse:
    """Note that a screen is open, or closed, and tell who else has it open."""
    screen = request.POST.get("screen", "")[:200]
    if "leaves" in request.POST:
        note_absence(user=request.user, screen=screen)
        return JsonResponse({})
    note_presence(user=request.user, screen=screen)
    return JsonResponse({"others": [str(other) for other in Presence.objects.at(screen).others(request.user)]})


def of_record(view: Screens) -> Callable[[HttpRequest, str, int], HttpResponse]:
    """Give a view the screen and the record of its address, where the person may change that."""

    @wraps(view)
    @never_cache
    def with_record(request: HttpRequest, model: str, key: int) -> HttpResponse:
        try:
            page = admin.site._registry[apps.get_model(model)]
        except (LookupError, ValueError):
            raise Http404 from None
        record = get_object_or_404(page.model._base_manager, pk=key)
        if not page.has_change_permission(request, record):
            raise PermissionDenied
        return view(request, page, record)

    return with_record


def next_state_address(record: Model, name: str = "next_state") -> str:
    return reverse(f"admin:{name}", args=[record._meta.label_lower, record.pk])


def state_of(record: Model) -> NextState:
    if (state := NextState.objects.of(record)) is None:
        raise Http404
    return state


@require_POST
@of_record
def save_as_next_state(request: HttpRequest, page: ModelAdmin, record: Model) -> HttpResponse:
    """Put aside what the form sent, if it could be saved; the public record stays as it is."""
    if not is_public(record):
        raise Http404
    response = rehearse(request, page, record)
    if not fits(response):
        return response
    waiting = NextState.objects.of(record)
    if waiting and waiting.stamp != request.POST.get("next_state"):
        return ask_before_replacing(request, page, record, waiting)
    save_next_state(record=record, form_data=without_buttons(request.POST), by=request.user)
    messages.success(request, format_html(
        'The next state of <a href="{}">{}</a> is kept. The public sees it when it is released.',
        change_address(record), record,
    ))  # fmt: skip
    return redirect(next_state_address(record))


def ask_before_replacing(request: HttpRequest, page: ModelAdmin, record: Model, waiting: NextState) -> HttpResponse:
    """The form again, with what was typed: another state was kept that the person did not have on the screen."""
    typed: Any = request.POST.copy()
    typed["typed_before"] = "again"
    messages.warning(request, format_html(
        '{} keeps a next state of this record since {}, which yours would replace. <a href="{}">Look at it</a> in '
        "another window; save yours as next state again to replace it.",
        waiting.author, date_format(localtime(waiting.saved_at), "j F Y, H:i"), next_state_address(record),
    ))  # fmt: skip
    return send(page, request, record.pk, typed, {"replaces": waiting})


def rehearse(request: HttpRequest, page: ModelAdmin, record: Model) -> HttpResponse:
    """What the screen answers to the form, of which nothing stays but the answer."""
    with transaction.atomic():
        response = send(page, unheard(request), record.pk, request.POST)
        transaction.set_rollback(True)
    return response


def unheard(request: HttpRequest) -> HttpRequest:
    """The same request, whose messages nobody reads."""
    other = copy(request)
    other._messages = FallbackStorage(other)
    return other


@require_safe
@of_record
def open_next_state(request: HttpRequest, page: ModelAdmin, record: Model) -> HttpResponse:
    """The form as it was put aside, to go on typing, with what others changed since."""
    state = state_of(record)
    return send(page, request, record.pk, data_of(state, typed_before="next"), {"opened_state": state})


@require_safe
@of_record
def preview_next_state(request: HttpRequest, page: ModelAdmin, record: Model) -> HttpResponse:
    """The public page as it would be: the state is applied, the page made, and all of it taken back."""
    state = state_of(record)
    with transaction.atomic():
        response = send(page, unheard(request), record.pk, data_of(state))
        if fits(response):
            record.refresh_from_db()
            try:
                response = render_for_visitor(request, record)
            except Http404:
                response = HttpResponse("The public would not see this record any more.", content_type="text/plain")
        else:
            messages.warning(request, "Others changed the record since: answer the questions below, then look again.")
            response = redirect(next_state_address(record))
        transaction.set_rollback(True)
    return response


@require_POST
@of_record
def release_next_state(request: HttpRequest, page: ModelAdmin, record: Model) -> HttpResponse:
    """Save the form that was sent, or else the state as it was put aside; questions come back as on any save."""
    state = state_of(record)
    data: Any = request.POST if "shown" in request.POST else data_of(state)
    with transaction.atomic():
        response = send(page, request, record.pk, data, {"opened_state": state})
        if fits(response):
            discard_next_state(record)
    return HttpResponseRedirect(change_address(record)) if fits(response) else response


@require_POST
@of_record
def discard_state(request: HttpRequest, page: ModelAdmin, record: Model) -> HttpResponse:
    discard_next_state(record)
    messages.success(request, "The next state is discarded.")
    return redirect(change_address(record))


@require_POST
def show_drafts(request: HttpRequest) -> HttpResponse:
    """Show drafts on the public pages from now on, or the pages as the public sees them; back to the page."""
    request.session[HIDDEN] = request.POST.get("shown") != "1"
    address = request.POST.get("next", "")
    return HttpResponseRedirect(address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else "/")
