"""The page of agreed language: a paragraph, or a whole draft, and where its words were agreed before."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from ccpcj.lib.addresses import address
from ccpcj.lib.languages import FALLBACKS, NAMES, Words, words
from ccpcj.search.index.sketches import sketches
from ccpcj.search.models import Entry, Table
from ccpcj.search.query.errors import complaint
from ccpcj.search.query.facet_arrays import columns
from ccpcj.search.query.grammar import QueryError
from ccpcj.search.results.hits import Hit, hits
from resolutions.compare.choose import find
from resolutions.models import Paragraph
from resolutions.models.texts import Body
from resolutions.sponsors.of_texts import sponsor_names
from resolutions.themes.theme_tree import ThemeTree

from .draft import MOST, Part, judged, paragraphs, verdict
from .similar import Among, Finder, Near

LONGEST = 150_000  # characters of a draft
EXAMPLE = "[Encourages] ~~Urges~~ **Invites** Member States to …"


@dataclass
class Asked:
    """What the address or the form asks, and what is wrong with it."""

    text: str = ""
    paragraph: Paragraph | None = None
    among: Among = field(default_factory=Among)
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """A near paragraph with what a page says of it."""

    near: Near
    hit: Hit
    sponsors: list[Words]

    @property
    def words(self) -> Words:
        """The language of the words that are compared."""
        return Words(self.near.agreed, self.near.language)


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


def answers(asked: Asked, finder: Finder, drafted: list[str]) -> list[tuple[Part, list[Answer]]]:
    """Each paragraph with what is near to it; a single one shows all that is near, however far."""
    if len(drafted) > 1 and not asked.paragraph:
        parts = list(judged(drafted, finder))
    else:
        near = finder.near(asked.text, but=own_key(asked.paragraph) if asked.paragraph else 0)
        parts = [Part(asked.text, verdict(near), near)]
    told = described([one for part in parts for one in part.near])
    return [(part, [answer for one in part.near if (answer := told(one))]) for part in parts]


def described(found: list[Near]) -> Callable[[Near], Answer | None]:
    """What a page says of each of these; nothing of one that is there no more."""
    made = {hit.key: hit for hit in hits(list({one.key: one for one in found}), ())}
    names = sponsor_names({hit.work for hit in made.values() if hit.work})

    def told(one: Near) -> Answer | None:
        hit = made.get(one.key)
        return Answer(one, hit, names.get(hit.work or 0, [])) if hit else None

    return told


def own_key(paragraph: Paragraph) -> int:
    """The key of the paragraph's own entry, which is not similar to itself; 0 where it has none."""
    entry = Entry.objects.filter(table=Table.PARAGRAPH, source=paragraph.pk).values_list("pk", flat=True).first()
    return entry or 0


def read(data: QueryDict, tree: ThemeTree) -> Asked:
    asked = Asked(text=data.get("text", "").strip())
    if len(asked.text) > LONGEST:
        asked.complaints.append(gettext("Ask in %(value)s characters at most.") % {"value": LONGEST})
        asked.text = ""
    asked.among = Among() if data.get("everywhere") else among(data, tree, asked)
    if (key := data.get("paragraph", "")) and not asked.text:
        asked.paragraph, language, asked.text = held_paragraph(key, asked.among.language)
        asked.among = replace(asked.among, language=language)
    return asked


def among(data: QueryDict, tree: ThemeTree, asked: Asked) -> Among:
    found = Among(
        chosen(data, "body", dict(Body.choices), asked), year(data, "from", asked), year(data, "to", asked),
        chosen(data, "theme", tree.themes, asked), chosen(data, "language", NAMES, asked),
    )  # fmt: skip
    if (found.first_year or 0) > (found.last_year or 9999):
        asked.complaints.append(complaint(QueryError("years backwards", f"{found.first_year}..{found.last_year}")))
    return found


def held_paragraph(key: str, language: str) -> tuple[Paragraph, str, str]:
    """The paragraph at "slug/position/anchor"; its words in the language asked for, else the reader's, else another.

    Http404 where none is public.
    """
    held = Paragraph.objects.public().select_related("version__resolution__session").prefetch_related("texts")
    slug, position, anchor = [*key.split("/"), "", ""][:3]
    version = find(f"{slug}:{position}", language)
    paragraph = held.filter(version=version, anchor=anchor).first() if version else None
    texts = {text.language: text.text for text in paragraph.texts.all()} if paragraph else {}
    order = (language, get_language() or "en", *FALLBACKS)
    code = next((code for code in order if code in texts), None)
    if paragraph is None or code is None:
        raise Http404
    return paragraph, code, texts[code]


def chosen(data: QueryDict, name: str, choices: Any, asked: Asked) -> str:
    value = data.get(name, "")
    if value and value not in choices:
        refused = gettext("“%(value)s” is none of the choices of this filter.") % {"value": value}
        asked.complaints.append(refused)
        return ""
    return value


def year(data: QueryDict, name: str, asked: Asked) -> int | None:
    value = data.get(name, "").strip()
    if not value:
        return None
    if not (value.isdecimal() and len(value) == 4):
        asked.complaints.append(complaint(QueryError("no year", value)))
        return None
    return int(value)


def themes(tree: ThemeTree) -> list[tuple[str, Words, int]]:
    lang = get_language() or "en"
    return [(slug, words(theme, "name", lang), tree.depth(slug)) for slug, theme in tree.themes.items()]
