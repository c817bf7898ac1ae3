"""What the page of agreed language is asked: a text or a paragraph, and among which texts to look."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import get_language, gettext

from ccpcj.lib.languages import FALLBACKS, NAMES
from ccpcj.search.query.errors import complaint
from ccpcj.search.query.grammar import QueryError
from resolutions.compare.choose import find
from resolutions.models import Paragraph
from resolutions.models.texts import Body
from resolutions.themes.theme_tree import ThemeTree

from .similar import Among

LONGEST = 150_000  # characters of a draft


@dataclass
class Asked:
    """What the address or the form asks, and what is wrong with it."""

    text: str = ""
    paragraph: Paragraph | None = None
    among: Among = field(default_factory=Among)
    complaints: list[str] = field(default_factory=list)


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
