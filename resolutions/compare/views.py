"""The page that compares two texts, and the Word document with their tracked changes."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response
from ccpcj.lib.pagination import NotAvailable
from resolutions.models import Version

from .choose_text import (
    ComparableVersion,
    comparable_versions,
    example_pairs,
    languages_by_version,
)
from .comparison_query import query_of
from .page import ComparisonPage, comparison_page
from .tracked_changes import changes_file


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Two texts beside each other; without two, the form that asks for them and what can be chosen."""
    query = query_of(request)
    lang = query.language
    page = comparison_page(*query.both, lang) if query.both and lang else None
    context = {
        "section": "resolutions",
        "crumbs": breadcrumbs(page),
        "comparison_query": query,
        "comparison": page,
        "versions": versions_of_works([version for version in query.versions if version]),
        "examples": [] if any(query.typed) else example_pairs(),
    }
    return render(request, "resolutions/comparison.html", context, status=query.status)


def breadcrumbs(page: ComparisonPage | None) -> list[tuple[str, str]]:
    above = [
        (gettext("Resolutions"), reverse("resolution_list")),
        (gettext("Compare two texts"), reverse("comparison")),
    ]
    if page:
        names = {"a": page.old.name, "b": page.new.name}
        above.append((gettext("%(a)s and %(b)s") % names, ""))
    return above


def versions_of_works(versions: Sequence[Version]) -> list[ComparableVersion]:
    """All versions with words of the works that are compared."""
    works = {version.resolution_id for version in versions}
    all_versions = list(comparable_versions().filter(resolution__in=works))
    languages = languages_by_version(all_versions)
    return [ComparableVersion(version, languages[version.pk]) for version in all_versions if languages[version.pk]]


@require_safe
def tracked_changes(request: HttpRequest) -> HttpResponseBase:
    """The later text as a Word document, with what became of the earlier one as changes to accept or reject."""
    query = query_of(request)
    lang = query.language
    if not lang or query.both is None:
        raise NotAvailable(" ".join(query.problems) or gettext("Name two texts."))
    old, new = query.both
    return file_response(request, changes_file(old.version, new.version, lang, new.name), lang)
