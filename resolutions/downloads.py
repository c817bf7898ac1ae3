"""Files by their addresses: a text in its languages; sponsor lists of a text, of a list, of a state, of a group."""

import re

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import answer, choice, language, plain_refusals
from ccpcj.lib.lists import NotHeld
from sessions.models import Group, State

from .akn.whole import NotHeldError
from .exports import SUFFIXES, sponsor_file
from .filters import ResolutionFilterSet, in_order
from .models import Resolution, Sponsorship
from .pages.text import chosen_version, versions_of
from .sponsors import sponsored
from .text_files import FORMS, text_in


class SuffixConverter:
    """The part of an address that says in which form a sponsor list is wanted."""

    regex = "|".join(SUFFIXES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FormConverter(SuffixConverter):
    """The part of an address that says in which form a text is wanted."""

    regex = "|".join(re.escape(suffix) for suffix in FORMS)


@require_safe
def resolution_text(request: HttpRequest, slug: str, language: str, suffix: str) -> HttpResponseBase:
    """The words of a text in a language: of the version that `?version=` names, else of the one that its page shows."""
    resolution = Resolution.objects.public().select_related("session", "agenda_item").filter(slug=slug).first()
    if resolution is None:
        return redirect_to_work(request, slug, language, suffix)
    asked = request.GET.get("version", "")
    version = chosen_version(versions_of(resolution), asked)
    stem = "-".join(filter(None, (resolution.slug, asked and f"version-{asked}", language)))
    try:
        if version is None:
            raise NotHeldError(language)
        file = text_in(version, language, suffix, stem)
    except NotHeldError:
        raise NotHeld(_("The text is not held in that language.")) from None
    return answer(request, file, language)


def redirect_to_work(request: HttpRequest, slug: str, language: str, suffix: str) -> HttpResponseBase:
    """From a former address to the one of today, with what was asked for."""
    work = get_object_or_404(Resolution.objects.public(), former_slugs__slug=slug)
    address = reverse("resolution_text", args=(work.slug, language, suffix))
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address, permanent=True)


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
    lang = language(request)
    rows = Sponsorship.objects.all() if sponsorships is None else sponsorships
    if choice(request, "entries", ("all", "printed"), "all") == "printed":
        rows = rows.printed_entries()
    stem = "-".join(part for part in ("ccpcj-sponsors", of, timezone.localdate().isoformat()) if part)
    return answer(request, sponsor_file(resolutions, rows, stem=stem, suffix=suffix, lang=lang, alone=alone), lang)


@require_safe
@plain_refusals
def resolution_sponsors(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    resolution = get_object_or_404(Resolution.objects.public(), slug=slug)
    return download(request, suffix, Resolution.objects.filter(pk=resolution.pk), of=resolution.slug, alone=True)


@require_safe
@plain_refusals
def list_sponsors(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The sponsors of the texts that the list shows under the same filters, in the same order."""
    found = ResolutionFilterSet(request.GET, in_order(Resolution.objects.public(), "newest"))
    if not found.is_valid():
        raise BadRequest("\n".join(found.complaints))
    return download(request, suffix, found.qs)


@require_safe
@plain_refusals
def state_sponsors(request: HttpRequest, iso3: str, suffix: str) -> HttpResponseBase:
    state = get_object_or_404(State, iso3=iso3.upper())
    rows = Sponsorship.objects.filter(state=state)
    return download(request, suffix, in_order(sponsored(rows), "newest"), rows, of=state.iso3)


@require_safe
@plain_refusals
def group_sponsors(request: HttpRequest, code: str, suffix: str) -> HttpResponseBase:
    group = get_object_or_404(Group, code=code.upper())
    rows = Sponsorship.objects.filter(group=group)
    return download(request, suffix, in_order(sponsored(rows), "newest"), rows, of=group.code)
