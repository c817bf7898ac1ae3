"""An address of every public page, of the record for which it has most to show."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ccpcj.lib.tables import FORMATS
from ccpcj.search.exports import SUFFIXES as HITS
from resolutions.compare.choose_text import comparison_address, example_pairs
from resolutions.files.file_forms import FORMS
from resolutions.models import Paragraph, ParagraphText, Resolution, Theme, Version
from resolutions.sponsors.exports import SUFFIXES
from sessions.models import CommissionTerm, Group, Meeting, Session, State, Statement

QUERIES = {
    "resolution_list": ["?q=crime", "?sponsor=JPN&order=sponsors", "?kind=resolution&order=title"],
    "statement_list": ["?kind=general_debate", "?q=a"],
    "list_sponsors": ["?entries=printed&lang=fr"],
    "search": ["?q=crime", "?q=crime&kind=operative&order=newest"],
    "search_suggestions": ["?q=cri"],
    "agreed": ["?text=Encourages+Member+States+to+strengthen+international+cooperation+against+crime"],
}
LISTS = ("home", "session_list", "resolution_list", "state_list", "group_list", "theme_list", "citation_list",
         "search",
         "search_suggestions", "agreed")  # fmt: skip
QUERY_ONLY = ("tracked_changes", "earlier")  # what is nothing without a query


def names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """The names of the addresses open to the public, as the URL lists give them."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace is None:
                yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def richest(records: QuerySet, relation: str) -> Any:
    """The record with most of something, or None."""
    return records.annotate(related=Count(relation)).order_by("-related", "pk").first()


def arguments() -> dict[str, list[dict[str, Any]]]:
    """The arguments of each address by its name; an empty list where there is no record."""
    session = richest(Session.objects.public(), "statements")
    meeting = richest(
        Meeting.objects.public().filter(body=Meeting.Body.PLENARY).select_related("session"), "statements"
    )
    statement = Statement.objects.public().filter(session=session).select_related("paragraph").first()
    version = Version.objects.public().exclude(symbol=None).first()
    number = [{"number": session.number}] if session else []
    slug = field_of("slug", richest(Resolution.objects.public(), "sponsorships"))
    iso3, code = (
        field_of("iso3", richest(State.objects, "sponsorships")),
        field_of("code", richest(Group.objects, "sponsorships")),
    )
    meetings = [{"number": meeting.session.number, "meeting": meeting.number, "body": meeting.body}] if meeting else []
    return {
        **{name: [{}] for name in LISTS},
        "session_detail": number,
        "session_report": number,
        "statement_list": number,
        "member_list": [{}, *({"year": term.first_year} for term in CommissionTerm.objects.all()[:1])],
        "member_file": [{"suffix": suffix} for suffix in FORMATS],
        **{
            f"{name}_positions": in_each_table(record)
            for name, record in (("resolution", slug), ("state", iso3), ("group", code))
        },
        **{
            f"{name}_statements": in_each_table(record)
            for name, record in (("session", number), ("state", iso3), ("resolution", slug))
        },
        "meeting_detail": meetings,
        "statement_detail": [{**number[0], "anchor": statement.anchor}] if statement else [],
        "resolution_detail": slug,
        "theme_detail": field_of("slug", richest(Theme.objects, "resolutions")),
        "symbol": field_of("symbol", version),
        "state_detail": iso3,
        "group_detail": code,
        "resolution_lineage": paragraph_arguments(),
        "paragraph_lineage": paragraph_arguments("anchor"),
        "comparison": [{}],
        "tracked_changes": [{}] if example_pairs(1) else [],
        "earlier": [{}] if longest_text() else [],
        "resolution_text": text_files(),
        "list_sponsors": in_each_form([{}]),
        "search_file": [{"suffix": suffix} for suffix in HITS],
        "resolution_sponsors": in_each_form(slug),
        "state_sponsors": in_each_form(iso3),
        "group_sponsors": in_each_form(code),
    }


def field_of(field: str, record: Any) -> list[dict[str, Any]]:
    return [{field: getattr(record, field)}] if record else []


def in_each_form(arguments_of_page: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**values, "suffix": suffix} for values in arguments_of_page for suffix in SUFFIXES]


def in_each_table(arguments_of_page: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**values, "suffix": suffix} for values in arguments_of_page for suffix in FORMATS]


def longest_text_paragraph() -> Paragraph | None:
    """The first paragraph that has words, of the text with most of them."""
    words = ParagraphText.objects.filter(paragraph__version=longest_text()).order_by("paragraph__position").first()
    return words.paragraph if words else None


def paragraph_arguments(*fields: str) -> list[dict[str, Any]]:
    """The text with most paragraphs that have words, with these fields of its first paragraph."""
    paragraph = longest_text_paragraph()
    if paragraph is None:
        return []
    return [{"slug": paragraph.version.resolution.slug, **{name: getattr(paragraph, name) for name in fields}}]


def longest_text() -> Version | None:
    return richest(Version.objects.public().filter(paragraphs__texts__isnull=False), "paragraphs")


def text_files() -> list[dict[str, Any]]:
    """The text with most paragraphs, in one of its languages, in each form."""
    version = longest_text()
    words = ParagraphText.objects.filter(paragraph__version=version).order_by("language").first()
    if version is None or words is None:
        return []
    text = {"slug": version.resolution.slug, "language": words.language}
    return [{**text, "suffix": suffix} for suffix in FORMS]


def comparison_queries() -> list[str]:
    """The query that compares two versions of a work, where there are any."""
    return [comparison_address(old.version, new.version).removeprefix(reverse("comparison"))
            for old, new in example_pairs(1)]  # fmt: skip


def earlier_queries() -> list[str]:
    """The query that asks about that paragraph."""
    paragraph = longest_text_paragraph()
    if paragraph is None:
        return []
    version = paragraph.version
    return [f"?paragraph={version.resolution.slug}/{version.position}/{paragraph.anchor}"]


def addresses() -> tuple[list[str], list[str]]:
    """Addresses of all public pages, and the names of those for which no address is known."""
    known = arguments()
    queries_of = {
        **dict.fromkeys(("comparison", "tracked_changes"), comparison_queries()),
        "earlier": earlier_queries(),
    }
    public, missing = [], []
    for name in dict.fromkeys(names()):
        pages = [reverse(name, kwargs=values) for values in known.get(name, [])]
        queries = [*QUERIES.get(name, []), *queries_of.get(name, [])]
        public += [
            *(pages if name not in QUERY_ONLY else []),
            *(f"{page}{query}" for page in pages[:1] for query in queries),
        ]
        missing += [] if pages else [name]
    return public, missing
