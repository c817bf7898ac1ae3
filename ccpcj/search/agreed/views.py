"""The pages of agreed language: where the words of a draft, or of a paragraph, were agreed before."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from ccpcj.lib.languages import NAMES, Words, words
from ccpcj.search.index.sketches import current_sketches
from ccpcj.search.query.facet_arrays import current_facet_arrays
from resolutions.citations.how_to_cite import place_name
from resolutions.detail.breadcrumbs import crumbs_below
from resolutions.models.texts import Body
from resolutions.themes.theme_tree import ThemeTree

from .draft import MAX_PARAGRAPHS, split_draft
from .request import read_request
from .similar import AdoptedTexts, SimilarityFinder
from .similar_hits import earlier_hits, judged_paragraphs

EXAMPLE = "[Encourages] ~~Urges~~ **Invites** Member States to …"
MAX_LOOKED_AT = 60  # near paragraphs among which earlier wording is looked for


@require_http_methods(["GET", "HEAD", "POST"])
def agreed(request: HttpRequest) -> HttpResponse:
    """Show what is nearest to `text`, or to the paragraph that `?paragraph=` names; a draft paragraph by paragraph."""
    arrays = current_facet_arrays()
    agreed_request = read_request(request.POST if request.method == "POST" else request.GET, arrays.themes)
    finder = SimilarityFinder(arrays, current_sketches(), agreed_request.among, get_language() or "en")
    draft = split_draft(agreed_request.text)
    judged = (
        [] if agreed_request.complaints or not agreed_request.text else judged_paragraphs(agreed_request, finder, draft)
    )
    context = {
        "section": "agreed",
        "crumbs": [(gettext("Search"), reverse("search")), (gettext("Agreed language"), "")],
        "agreed_request": agreed_request,
        "judged_paragraphs": judged,
        "tally": Counter(paragraph.verdict.value for paragraph, _hits in judged),
        "is_draft": len(judged) > 1,
        "has_filters": agreed_request.among != AdoptedTexts() and not agreed_request.paragraph,
        "kept_form": "agreed" if request.method == "POST" else "",
        "cut": max(len(draft) - MAX_PARAGRAPHS, 0),
        "total": len(finder.sketches.keys),
        "example": EXAMPLE,
        "bodies": Body.choices,
        "themes": theme_options(arrays.themes),
        "languages": NAMES.items(),
    }
    return render(request, "search/agreed.html", context, status=400 if agreed_request.complaints else 200)


def theme_options(tree: ThemeTree) -> list[tuple[str, Words, int]]:
    """Return the slug, the name in the reader's language and the depth of each theme."""
    lang = get_language() or "en"
    return [(slug, words(theme, "name", lang), tree.depth(slug)) for slug, theme in tree.themes.items()]


@require_safe
def earlier(request: HttpRequest) -> HttpResponse:
    """Show earlier wording of the paragraph of `?paragraph=`: a part of its page, or a page of its own."""
    arrays = current_facet_arrays()
    agreed_request = read_request(request.GET, arrays.themes)
    if agreed_request.paragraph is None:
        raise Http404
    finder = SimilarityFinder(arrays, current_sketches(), agreed_request.among, get_language() or "en")
    similar = finder.similar_paragraphs(agreed_request.text, MAX_LOOKED_AT)
    place, work = place_name(agreed_request.paragraph), agreed_request.paragraph.version.resolution
    title = gettext("Earlier wording of %(place)s") % {"place": place}
    context = {
        "section": "resolutions",
        "crumbs": crumbs_below(work, title),
        "similar_hits": earlier_hits(agreed_request.paragraph, similar),
        "place": place,
        "resolution": work,
    }
    live = request.headers.get("HX-Request") == "true"
    response = render(request, "search/parts/earlier.html" if live else "search/earlier.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
