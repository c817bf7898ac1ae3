"""Positions as files: on a text, of a state, of a group."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response, language_of_file, redirect_with_query, refusals_in_plain_text
from resolutions.addresses.address_names import work_at
from resolutions.models import Position
from sessions.models import Group, State

from .exports import position_file


def positions_as_file(
    request: HttpRequest, suffix: str, positions: QuerySet[Position], of: str
) -> HttpResponseBase:  # fmt: skip
    lang = language_of_file(request)
    stem = f"ccpcj-positions-{of}-{timezone.localdate().isoformat()}"
    return file_response(request, position_file(positions, stem=stem, suffix=suffix, lang=lang), lang)


@require_safe
@refusals_in_plain_text
def resolution_positions(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    work = work_at(slug)
    if work.slug != slug:
        return redirect_with_query(request, reverse("resolution_positions", args=(work.slug, suffix)))
    return positions_as_file(request, suffix, Position.objects.filter(version__resolution=work), work.slug)


@require_safe
@refusals_in_plain_text
def state_positions(request: HttpRequest, iso3: str, suffix: str) -> HttpResponseBase:
    state = get_object_or_404(State, iso3=iso3.upper())
    return positions_as_file(request, suffix, Position.objects.by_state(state), state.iso3)


@require_safe
@refusals_in_plain_text
def group_positions(request: HttpRequest, code: str, suffix: str) -> HttpResponseBase:
    group = get_object_or_404(Group, code=code.upper())
    return positions_as_file(request, suffix, Position.objects.by_group(group), group.code)
