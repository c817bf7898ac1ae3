"""The public pages of texts, themes and symbols."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.addresses import address
from ccpcj.lib.languages import Words
from ccpcj.lib.lists import page_of
from sessions.lookup import name_of
from sessions.titles import session_title

from .filters import ORDERS, ResolutionFilterSet, in_order, with_sponsors
from .models import Resolution, Version
from .pages.adoption import adoptions, day_adopted
from .pages.documents import document_address
from .pages.history import history
from .pages.most_cited import Held, most_cited, told
from .pages.parallel import asked_languages, parallel
from .pages.relations import relations
from .pages.support import support
from .pages.symbols import address_of, canonical
from .pages.text import read
from .text_files import FORMS
from .themes import ThemeTree

Crumbs = list[tuple[str | Words, str]]


@require_safe
def resolution_list(request: HttpRequest) -> HttpResponse:
    filterset = ResolutionFilterSet(request.GET, in_order(Resolution.objects.public(), "newest"))
    versions = Prefetch("versions", Version.objects.public().exclude(symbol=None), to_attr="with_symbol")
    found = with_sponsors(filterset.qs).select_related("session", "agenda_item").prefetch_related(versions, "themes")
    context = {
        "section": "resolutions",
        "crumbs": [(gettext("Resolutions"), address("/resolutions/"))],
        "filterset": filterset,
        "orders": ORDERS,
        "page": page_of(found, request.GET.get("page")),
        "total": Resolution.objects.public().count(),
    }
    return render(request, "resolutions/resolution_list.html", context, status=filterset.status)


@require_safe
def resolution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    texts = Resolution.objects.public().select_related("session", "agenda_item").prefetch_related("themes", "keywords")
    resolution = texts.filter(slug=slug).first() or moved(slug)
    if resolution.slug != slug:
        return redirect(resolution, permanent=True)
    languages = asked_languages(request.GET.getlist("languages"))
    asked = request.GET.get("version", ""), request.GET.get("language", "")
    reading = read(resolution, get_language() or "en", *asked, languages)
    taken, adopted = history(resolution), adoptions(reading.versions)
    context = {
        "section": "resolutions",
        "crumbs": crumbs_of(resolution),
        "resolution": resolution,
        "reading": reading,
        "parallel": parallel(reading, languages),
        "forms": FORMS.values(),
        "support": support(resolution, taken.day or day_adopted(reading.adopted)),
        "history": taken,
        "adoptions": adopted,
        "submitted": [one.submitted for one in adopted if one.submitted],
        "relations": relations(resolution, reading.version),
    }
    return render(request, "resolutions/resolution_detail.html", context)


def moved(slug: str) -> Resolution:
    """The work to which a former address leads; Http404 where there is none that is public."""
    return get_object_or_404(Resolution.objects.public(), former_slugs__slug=slug)


def crumbs_of(resolution: Resolution) -> Crumbs:
    crumbs: Crumbs = [(gettext("Resolutions"), address("/resolutions/"))]
    if session := resolution.session:
        crumbs.append((session_title(session), address(f"/resolutions/?session={session.number}")))
    return [*crumbs, (resolution.label, "")]


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "themes",
        "crumbs": [(gettext("Themes"), address("/themes/"))],
        "tree": ThemeTree().counted(Resolution.objects.public()),
    }
    return render(request, "resolutions/theme_list.html", context)


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    tree = ThemeTree()
    if slug not in tree.themes:
        raise Http404
    theme = tree.themes[slug]
    tagged = Resolution.objects.filter(themes__in=tree.below([slug])).values("pk")
    texts = in_order(Resolution.objects.public().filter(pk__in=tagged), "newest")
    context = {
        "section": "themes",
        "crumbs": [
            (gettext("Themes"), address("/themes/")),
            *((name_of(above), above.get_absolute_url()) for above in tree.paths[theme.pk]),
        ],
        "theme": theme,
        "children": tree.counted(Resolution.objects.public(), theme.pk),
        "page": page_of(with_sponsors(texts).select_related("session"), request.GET.get("page")),
    }
    return render(request, "resolutions/theme_detail.html", context)


@require_safe
def citation_list(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("held", "")
    held = Held(asked) if asked in Held.values else Held.ALL
    page = page_of(most_cited(held), request.GET.get("page"))
    context = {
        "section": "resolutions",
        "crumbs": [(gettext("Resolutions"), address("/resolutions/")), (gettext("Most cited texts"), "")],
        "choices": list(Held),
        "held": held,
        "page": page,
        "cited": told(list(page)),
    }
    return render(request, "resolutions/citation_list.html", context)


@require_safe
def symbol(request: HttpRequest, symbol: str) -> HttpResponse:
    """Leads to what the symbol names; one that names nothing here leads on to the documents of the United Nations."""
    if address := address_of(symbol):
        return redirect(address)
    if not (typed := canonical(symbol)):
        raise Http404
    context = {"symbol": typed, "address": document_address(typed)}
    return render(request, "resolutions/symbol_unknown.html", context, status=404)
