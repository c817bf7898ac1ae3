"""The pages that tell where a text, and where a paragraph, comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import NotAvailable
from resolutions.addresses.address_names import work_at
from resolutions.citations.how_to_cite import place_name
from resolutions.compare.choose_text import find_version
from resolutions.detail.breadcrumbs import crumbs_below
from resolutions.detail.reading import readable_versions, version_to_read
from resolutions.models import Resolution, Version

from .inheritance import inheritance
from .predecessor import TextLineage, lineage_of
from .timeline import timeline


@require_safe
def resolution_lineage(request: HttpRequest, slug: str) -> HttpResponse:
    """Which paragraphs of a text are new, and which it carried over from the last text on its subject."""
    resolution = work_of(slug)
    if resolution.slug != slug:
        return redirect(reverse("resolution_lineage", args=[resolution.slug]), permanent=True)
    lineage, problems = requested_lineage(request, requested_version(request, resolution))
    lang = requested_language(request, lineage)
    predecessor = lineage.predecessor if lang in lineage.languages else None
    context = {
        "section": "resolutions",
        "crumbs": crumbs_below(resolution, gettext("Lineage")),
        "record": resolution,
        "resolution": resolution,
        "lineage": lineage,
        "problems": problems,
        "lang": lang,
        "inheritance": inheritance(predecessor, lineage.text, lang) if predecessor else None,
    }
    return render(request, "resolutions/resolution_lineage.html", context, status=404 if problems else 200)


@require_safe
def paragraph_lineage(request: HttpRequest, slug: str, anchor: str) -> HttpResponse:
    """A paragraph through the sessions and bodies: where its wording first appears, and each change since."""
    resolution = work_of(slug)
    if resolution.slug != slug:
        return redirect(reverse("paragraph_lineage", args=[resolution.slug, anchor]), permanent=True)
    version = requested_version(request, resolution)
    paragraph = version.paragraphs.readable().filter(anchor=anchor).first()
    if paragraph is None:
        raise NotAvailable(gettext("This text has no such paragraph."))
    lineage, problems = requested_lineage(request, version)
    lang = requested_language(request, lineage, alone=True)
    context = {
        "section": "resolutions",
        "crumbs": crumbs_below(resolution, gettext("Lineage of %(place)s") % {"place": place_name(paragraph)}),
        "record": resolution,
        "resolution": resolution,
        "place": place_name(paragraph),
        "paragraph": paragraph,
        "lineage": lineage,
        "problems": problems,
        "lang": lang,
        "timeline": timeline(lineage.chain(), version, anchor, lang),
    }
    return render(request, "resolutions/paragraph_lineage.html", context, status=404 if problems else 200)


def work_of(slug: str) -> Resolution:
    return work_at(slug, Resolution.objects.readable().select_related("session"))


def requested_version(request: HttpRequest, resolution: Resolution) -> Version:
    """The version of `?version=`, else the last one with words; NotAvailable where it has none."""
    version = version_to_read(readable_versions(resolution), request.GET.get("version", ""))
    if version is None or not version.has_text:
        raise NotAvailable(gettext("The words of this text are not available here."))
    return version


def requested_lineage(request: HttpRequest, version: Version) -> tuple[TextLineage, list[str]]:
    """What the version follows: the text that `?from=` names, else the likeliest; and what is wrong with that name."""
    typed, problems = request.GET.get("from", "").strip(), []
    choice = find_version(typed, get_language() or "en") if typed else None
    if typed and (choice is None or choice == version):
        problems = [gettext("No other public text is known as “%(typed)s”.") % {"typed": typed}]
        choice = None
    lineage = lineage_of(version, choice)
    if lineage is None:
        raise NotAvailable(gettext("The words of this text are not available here."))
    return lineage, problems


def requested_language(request: HttpRequest, lineage: TextLineage, *, alone: bool = False) -> str:
    """The language of `?in=`, else the reader's, else the first in which the texts are held."""
    languages = lineage.text.languages if alone else lineage.languages
    preferred = (request.GET.get("in", ""), get_language() or "en", *languages)
    return next((code for code in preferred if code in languages), "")
