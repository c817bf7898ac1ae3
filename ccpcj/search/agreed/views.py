"""The pages of agreed language: where the words of a draft, or of a paragraph, were agreed before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from ccpcj.lib.addresses import address
from ccpcj.lib.languages import NAMES, Words, words
from ccpcj.search.index.sketches import sketches
from ccpcj.search.query.facet_arrays import columns
from resolutions.citations.how_to_cite import named_place
from resolutions.detail.addresses import crumbs
from resolutions.models.texts import Body
from resolutions.themes.theme_tree import ThemeTree

from .answers import answers
from .draft import MOST, paragraphs
from .earlier import before
from .request import read
from .similar import Among, Finder

EXAMPLE = "[Encourages] ~~Urges~~ **Invites** Member States to …"
LOOKED_AT = 60


@require_http_methods(["GET", "HEAD", "POST"])
def agreed(request: HttpRequest) -> HttpResponse:
    """Nearest paragraphs to `text`, or to the paragraph that `?paragraph=` names; a draft of several, one by one."""
    held = columns()
    asked = read(request.POST if request.method == "POST" else request.GET, held.themes)
    finder = Finder(held, sketches(), asked.among, get_language() or "en")
    drafted = paragraphs(asked.text)
    parts = [] if asked.complaints or not asked.text else answers(asked, finder, drafted)
    context = {
        "section": "agreed",
        "crumbs": [(gettext("Search"), address("/search/")), (gettext("Agreed language"), "")],
        "asked": asked,
        "parts": parts,
        "tally": {
            part.verdict.value: sum(other.verdict == part.verdict for other, _near in parts) for part, _ in parts
        },
        "is_draft": len(parts) > 1,
        "filtered": asked.among != Among() and not asked.paragraph,
        "kept_form": "agreed" if request.method == "POST" else "",
        "cut": max(len(drafted) - MOST, 0),
        "total": len(finder.sketches.keys),
        "example": EXAMPLE,
        "bodies": Body.choices,
        "themes": themes(held.themes),
        "languages": NAMES.items(),
    }
    return render(request, "search/agreed.html", context, status=400 if asked.complaints else 200)


def themes(tree: ThemeTree) -> list[tuple[str, Words, int]]:
    lang = get_language() or "en"
    return [(slug, words(theme, "name", lang), tree.depth(slug)) for slug, theme in tree.themes.items()]


@require_safe
def earlier(request: HttpRequest) -> HttpResponse:
    """The part of a page, or the page where it is asked for by itself, about the paragraph of `?paragraph=`."""
    held = columns()
    asked = read(request.GET, held.themes)
    if asked.paragraph is None:
        raise Http404
    near = Finder(held, sketches(), asked.among, get_language() or "en").near(asked.text, LOOKED_AT)
    place, text = named_place(asked.paragraph), asked.paragraph.version.resolution
    title = gettext("Earlier wording of %(place)s") % {"place": place}
    context = {
        "section": "resolutions",
        "crumbs": crumbs(text, title),
        "answers": before(asked.paragraph, near),
        "place": place,
        "resolution": text,
    }
    live = request.headers.get("HX-Request") == "true"
    response = render(request, "search/parts/earlier.html" if live else "search/earlier.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
