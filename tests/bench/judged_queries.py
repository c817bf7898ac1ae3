"""The judged queries of `judged/`, and what the page of search shows for each: its links, in their order."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from ccpcj.lib.languages import LANGUAGES
from resolutions.models import Resolution, Version
from tests.markup import Element, Page

from .relevance import Answers, ShownHit

FOLDER = Path(__file__).parent / "judged"
SETS = ("choosing", "figure")
PARAGRAPH = re.compile(r"(.+?) ((?:op|pp|annex)(?: \S+)+)")  # "A/RES/77/233 op 4"
PAGE_OF_TEXT = re.compile(rf"(?:/(?:{'|'.join(LANGUAGES)}))?/resolutions/([^/]+)/")
SEARCH = re.compile(rf"(?:/(?:{'|'.join(LANGUAGES)}))?/search/")


class JudgedQuery(NamedTuple):
    name: str
    language: str
    kind: str
    text: str
    answers: Answers


class ShownPage(NamedTuple):
    """What a page of search shows: its hits, and every address that it offers as a way on."""

    hits: list[ShownHit]
    offers: list[str]


def load_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def judged_queries(sets: Iterable[str]) -> Iterator[JudgedQuery]:
    """Give the queries of these sets; KeyError names a judged text that is not held."""
    slugs = slugs_by_name()
    for line in load_lines("search_queries.jsonl"):
        if line["set"] in sets:
            answers = Answers(
                {slugs[name]: grade for name, grade in line["texts"].items()},
                {place_of(name, slugs): grade for name, grade in line["paragraphs"].items()},
            )
            yield JudgedQuery(line["id"], line["language"], line["kind"], line["query"], answers)


def slugs_by_name() -> dict[str, str]:
    """Return the slug of every public text by each of its symbols and by itself."""
    versions = Version.objects.public().exclude(symbol=None).values_list("symbol", "resolution__slug")
    return dict(versions) | {slug: slug for slug in Resolution.objects.public().values_list("slug", flat=True)}


def place_of(name: str, slugs: Mapping[str, str]) -> tuple[str, str]:
    match = PARAGRAPH.fullmatch(name)
    assert match, name
    return slugs[match[1]], match[2].replace(" ", "-")


def shown_page(client: Client, query: str, language: str) -> ShownPage:
    """Ask for a query as the form of search does; where it leads straight to a record, that is the only hit."""
    response: Any = client.get(f"/{language}/search/", {"q": query}, secure=settings.SECURE_SSL_REDIRECT)
    if response.status_code in (301, 302):
        return ShownPage([hit_of_address(response.url)], [response.url])
    return page_shown(response, query)


def page_shown(response: HttpResponse, query: str) -> ShownPage:
    """Read the hits and the ways on off a page; one without results, such as a refusal, has neither."""
    results = [element for element in Page(response.content.decode()).root if element.get("id") == "results"]
    links = [link for element in results for link in element.all("a")]
    addresses = dict.fromkeys(link.get("href") for link in links if is_hit(link))
    offers = [link.get("href") for link in links if is_offer(link.get("href"), query)]
    return ShownPage([hit_of_address(address) for address in addresses], offers)


def is_hit(link: Element) -> bool:
    """Whether a link is a result: a heading in the list of hits, a paragraph below it, or a text that is pointed to."""
    address = urlsplit(link.get("href"))
    if has_class(link, "notice"):
        return bool(PAGE_OF_TEXT.match(address.path))
    if not has_class(link, "hits"):
        return False
    return link.inside("h2") or (bool(PAGE_OF_TEXT.match(address.path)) and address.fragment != "sponsors")


def has_class(element: Element, name: str) -> bool:
    """Whether an element that it stands in has a class."""
    parent = element.parent
    return parent is not None and (name in parent.get("class").split() or has_class(parent, name))


def hit_of_address(address: str) -> ShownHit:
    parts = urlsplit(address)
    match = PAGE_OF_TEXT.fullmatch(parts.path)
    return ShownHit(match[1], parts.fragment) if match else ShownHit("", address)


def is_offer(address: str, query: str) -> bool:
    """Whether a link leads on: to a record, or to a search for something else; an empty search does not."""
    parts = urlsplit(address)
    if parts.path and not SEARCH.fullmatch(parts.path):
        return True
    words = parse_qs(parts.query).get("q", [""])[0].strip()
    return bool(words) and words != query.strip()
