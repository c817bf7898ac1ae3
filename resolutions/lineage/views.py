"""The pages that tell where a text, and where a paragraph, comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.pagination import NotHeld
from resolutions.citations.how_to_cite import named_place
from resolutions.compare.choose import find
from resolutions.detail.addresses import crumbs, moved
from resolutions.detail.reading import chosen_version, versions_of
from resolutions.models import Resolution, Version

from .inheritance import inheritance
from .predecessor import Roots, roots
from .timeline import timeline


@require_safe
def resolution_lineage(request: HttpRequest, slug: str) -> HttpResponse:
    """Which paragraphs of a text are new, and which it carried over from the last text on its subject."""
    resolution = work_of(slug)
    if resolution.slug != slug:
        return redirect(reverse("resolution_lineage", args=[resolution.slug]), permanent=True)
    found, problems = rooted(request, version_asked(request, resolution))
    lang = language(request, found)
    ready = found.chosen and lang in found.languages
    context = {
        "section": "resolutions",
        "crumbs": crumbs(resolution, gettext("Lineage")),
        "resolution": resolution,
        "roots": found,
        "problems": problems,
        "lang": lang,
        "inheritance": inheritance(found.chosen, found.here, lang) if ready else None,
    }
    return render(request, "resolutions/resolution_lineage.html", context, status=404 if problems else 200)


@require_safe
def paragraph_lineage(request: HttpRequest, slug: str, anchor: str) -> HttpResponse:
    """A paragraph through the sessions and bodies: where its wording first appears, and each change since."""
    resolution = work_of(slug)
    if resolution.slug != slug:
        return redirect(reverse("paragraph_lineage", args=[resolution.slug, anchor]), permanent=True)
    here = version_asked(request, resolution)
    paragraph = here.paragraphs.public().filter(anchor=anchor).first()
    if paragraph is None:
        raise NotHeld(gettext("This text has no such paragraph."))
    found, problems = rooted(request, here)
    lang = language(request, found, alone=True)
    context = {
        "section": "resolutions",
        "crumbs": crumbs(resolution, gettext("Lineage of %(place)s") % {"place": named_place(paragraph)}),
        "resolution": resolution,
        "place": named_place(paragraph),
        "paragraph": paragraph,
        "roots": found,
        "problems": problems,
        "lang": lang,
        "timeline": timeline(found.chain(), here, anchor, lang),
    }
    return render(request, "resolutions/paragraph_lineage.html", context, status=404 if problems else 200)


def work_of(slug: str) -> Resolution:
    texts = Resolution.objects.public().select_related("session")
    return texts.filter(slug=slug).first() or moved(slug)


def version_asked(request: HttpRequest, resolution: Resolution) -> Version:
    """The version of `?version=`, else the last one with words; NotHeld where it has none."""
    version = chosen_version(versions_of(resolution), request.GET.get("version", ""))
    if version is None or not version.has_text:
        raise NotHeld(gettext("The words of this text are not held here."))
    return version


def rooted(request: HttpRequest, here: Version) -> tuple[Roots, list[str]]:
    """What the version follows: the text that `?from=` names, else the likeliest; and what is wrong with the former."""
    typed, problems = request.GET.get("from", "").strip(), []
    asked = find(typed, get_language() or "en") if typed else None
    if typed and (asked is None or asked == here):
        problems = [gettext("No other public text is known as “%(typed)s”.") % {"typed": typed}]
        asked = None
    found = roots(here, asked)
    if found is None:
        raise NotHeld(gettext("The words of this text are not held here."))
    return found, problems


def language(request: HttpRequest, found: Roots, *, alone: bool = False) -> str:
    """The language of `?in=`, else the reader's, else the first in which the texts are held."""
    held = found.here.languages if alone else found.languages
    liked = (request.GET.get("in", ""), get_language() or "en", *held)
    return next((code for code in liked if code in held), "")
