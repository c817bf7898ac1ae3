"""Sponsor lists as files: of a text, of a list of texts, of a state, of a group."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import (
    file_response,
    language_of_file,
    redirect_with_query,
    refusals_in_plain_text,
    requested_choice,
)
from resolutions.addresses.address_names import work_at
from resolutions.filters import ResolutionFilterSet, order_texts
from resolutions.models import Resolution, Sponsorship
from resolutions.sponsors.exports import sponsor_file
from sessions.models import Group, State

from .sponsor_lists import sponsored_texts


def download(
    request: HttpRequest,
    suffix: str,
    resolutions: QuerySet[Resolution],
    sponsorships: QuerySet[Sponsorship] | None = None,
    *,
    of: str = "",
    alone: bool = False,
) -> HttpResponseBase:
    """The file of these texts' sponsors; `?lang=` and `?entries=` come from the address."""
    lang = language_of_file(request)
    rows = Sponsorship.objects.all() if sponsorships is None else sponsorships
    if requested_choice(request, "entries", ("all", "printed"), "all") == "printed":
        rows = rows.printed_entries()
    stem = "-".join(part for part in ("ccpcj-sponsors", of, timezone.localdate().isoformat()) if part)
    return file_response(
        request, sponsor_file(resolutions, rows, stem=stem, suffix=suffix, lang=lang, alone=alone), lang
    )


@require_safe
@refusals_in_plain_text
def resolution_sponsors(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    resolution = work_at(slug)
    if resolution.slug != slug:
        return redirect_with_query(request, reverse("resolution_sponsors", args=(resolution.slug, suffix)))
    return download(request, suffix, Resolution.objects.filter(pk=resolution.pk), of=resolution.slug, alone=True)


@require_safe
@refusals_in_plain_text
def list_sponsors(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The sponsors of the texts that the list shows under the same filters, in the same order."""
    filterset = ResolutionFilterSet(request.GET, order_texts(Resolution.objects.public(), "newest"))
    if not filterset.is_valid():
        raise BadRequest("\n".join(filterset.complaints))
    return download(request, suffix, filterset.qs)


@require_safe
@refusals_in_plain_text
def state_sponsors(request: HttpRequest, iso3: str, suffix: str) -> HttpResponseBase:
    state = get_object_or_404(State, iso3=iso3.upper())
    rows = Sponsorship.objects.filter(state=state)
    return download(request, suffix, order_texts(sponsored_texts(rows), "newest"), rows, of=state.iso3)


@require_safe
@refusals_in_plain_text
def group_sponsors(request: HttpRequest, code: str, suffix: str) -> HttpResponseBase:
    group = get_object_or_404(Group, code=code.upper())
    rows = Sponsorship.objects.filter(group=group)
    return download(request, suffix, order_texts(sponsored_texts(rows), "newest"), rows, of=group.code)
