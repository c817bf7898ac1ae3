"""Where the wording of a paragraph was agreed before in texts on other subjects: its timeline knows nothing of them."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.search.index.sketches import sketches
from ccpcj.search.query.facet_arrays import columns
from resolutions.citations.how_to_cite import named_place
from resolutions.lineage.predecessor import roots
from resolutions.lineage.subjects import day_of
from resolutions.lineage.views import crumbs
from resolutions.models import Paragraph

from .similar import Finder, Near
from .views import Answer, described, read

LOOKED_AT = 60
SHOWN = 10


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


def before(paragraph: Paragraph, near: list[Near]) -> list[Answer]:
    """Those agreed before the paragraph in texts on other subjects, the first agreed first."""
    told, found = described(near), roots(paragraph.version)
    own = {work.resolution.pk for work in found.chain()} if found else {paragraph.version.resolution_id}
    day = day_of(paragraph.version) or date.max
    answers = [answer for one in near if (answer := told(one)) and answer.hit.work not in own]
    older = [(answer.hit.day, answer) for answer in answers if answer.hit.day and answer.hit.day < day]
    return [answer for _, answer in sorted(older[:SHOWN], key=lambda found: found[0])]
