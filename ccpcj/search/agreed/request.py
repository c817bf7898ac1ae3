"""What the page of agreed language is asked: a text or a paragraph, and among which texts to look."""

from collections.abc import Container
from dataclasses import dataclass, field, replace

from django.http import Http404, QueryDict
from django.utils.translation import get_language, gettext

from ccpcj.lib.languages import FALLBACKS, NAMES
from ccpcj.search.query.complaints import complaint
from ccpcj.search.query.grammar import QueryError
from resolutions.compare.choose_text import find_version
from resolutions.models import Paragraph
from resolutions.models.texts import Body
from resolutions.themes.theme_tree import ThemeTree

from .similar import AdoptedTexts

MAX_DRAFT = 150_000  # characters


@dataclass
class AgreedRequest:
    """What the address or the form asks, and what is wrong with it."""

    text: str = ""
    paragraph: Paragraph | None = None
    among: AdoptedTexts = field(default_factory=AdoptedTexts)
    complaints: list[str] = field(default_factory=list)


def read_request(data: QueryDict, themes: ThemeTree) -> AgreedRequest:
    """Return what an address or a form asks; Http404 where it names a paragraph that is not public."""
    request = AgreedRequest(text=data.get("text", "").strip())
    if len(request.text) > MAX_DRAFT:
        request.complaints.append(gettext("Ask in %(value)s characters at most.") % {"value": MAX_DRAFT})
        request.text = ""
    if not data.get("everywhere"):
        request.among = read_filters(data, themes, request.complaints)
    if (place := data.get("paragraph", "")) and not request.text:
        request.paragraph, language, request.text = public_paragraph(place, request.among.language)
        request.among = replace(request.among, language=language)
    return request


def read_filters(data: QueryDict, themes: ThemeTree, complaints: list[str]) -> AdoptedTexts:
    """Return which texts are looked at; what is wrong with the filters is added to `complaints`."""
    among = AdoptedTexts(
        body=read_choice(data, "body", Body.values, complaints),
        first_year=read_year(data, "from", complaints),
        last_year=read_year(data, "to", complaints),
        theme=read_choice(data, "theme", themes.themes, complaints),
        language=read_choice(data, "language", NAMES, complaints),
    )
    if (among.first_year or 0) > (among.last_year or 9999):
        complaints.append(complaint(QueryError("years backwards", f"{among.first_year}..{among.last_year}")))
    return among


def public_paragraph(place: str, language: str) -> tuple[Paragraph, str, str]:
    """Return the paragraph at "slug/position/anchor", a language and its words in it.

    The language is the one asked for, else the reader's, else another; Http404 where no such paragraph is public.
    """
    paragraphs = Paragraph.objects.public().select_related("version__resolution__session").prefetch_related("texts")
    slug, position, anchor = [*place.split("/"), "", ""][:3]
    version = find_version(f"{slug}:{position}", language)
    paragraph = paragraphs.filter(version=version, anchor=anchor).first() if version else None
    texts = {text.language: text.text for text in paragraph.texts.all()} if paragraph else {}
    code = next((code for code in (language, get_language() or "en", *FALLBACKS) if code in texts), None)
    if paragraph is None or code is None:
        raise Http404
    return paragraph, code, texts[code]


def read_choice(data: QueryDict, name: str, choices: Container[str], complaints: list[str]) -> str:
    """Return the value of a filter; empty where there is none, or one that is no choice, which is complained of."""
    value = data.get(name, "")
    if value and value not in choices:
        complaints.append(gettext("“%(value)s” is none of the choices of this filter.") % {"value": value})
        return ""
    return value


def read_year(data: QueryDict, name: str, complaints: list[str]) -> int | None:
    """Return a year of four digits; None where there is none, or one that is no year, which is complained of."""
    value = data.get(name, "").strip()
    if not value:
        return None
    if not (value.isdecimal() and len(value) == 4):
        complaints.append(complaint(QueryError("no year", value)))
        return None
    return int(value)
