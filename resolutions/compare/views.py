"""The page that compares two texts, and the Word document with their tracked changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response
from ccpcj.lib.languages import NAMES
from ccpcj.lib.pagination import NotAvailable
from resolutions.models import Version

from .choose_text import (
    ComparableVersion,
    common_language,
    example_pairs,
    find_version,
    languages_by_version,
    public_versions,
)
from .page import ComparisonPage, comparison_page
from .tracked_changes import changes_file

VIEWS = ("beside", "one")  # a column for each text, or both in one


@dataclass
class ComparisonQuery:
    """What an address asks to compare: two texts as they are typed, and a language."""

    typed: tuple[str, str]
    lang: str
    view: str
    problems: list[str] = field(default_factory=list)
    status: int = 200

    @cached_property
    def versions(self) -> list[Version | None]:
        return [find_version(typed, self.lang or get_language() or "en") if typed else None for typed in self.typed]

    @cached_property
    def texts(self) -> list[ComparableVersion | None]:
        languages = languages_by_version([version for version in self.versions if version])
        return [ComparableVersion(version, languages[version.pk]) if version else None for version in self.versions]

    @cached_property
    def both(self) -> tuple[ComparableVersion, ComparableVersion] | None:
        old, new = self.texts
        return (old, new) if old and new else None

    def refuse(self, words: str, status: int) -> None:
        """Note why there is no comparison, and the status of the answer that says so."""
        self.problems.append(words)
        self.status = status

    @cached_property
    def language(self) -> str:
        """The language to compare in; empty where there is none, with the reason among the problems."""
        for typed, version in zip(self.typed, self.versions, strict=True):
            if typed and version is None:
                self.refuse(gettext("No public text is known as “%(typed)s”.") % {"typed": typed}, 404)
        if self.both is None:
            return ""
        return self.language_of(*self.both)

    def language_of(self, old: ComparableVersion, new: ComparableVersion) -> str:
        if old.version == new.version:
            self.refuse(gettext("This is twice the same text: %(text)s. Choose another one.") % {"text": old.name}, 400)
            return ""
        for text in (old, new):
            if not text.languages:
                words = gettext("The words of this text are not available here: %(text)s.") % {"text": text.name}
                self.refuse(words, 404)
        if self.problems:
            return ""
        lang, problem = common_language(old, new, self.lang, get_language() or "en")
        if problem:
            self.refuse(problem, 404)
        if not lang:
            self.refuse(no_common_language(old, new), 404)
        return "" if problem else lang

    @property
    def shared(self) -> list[str]:
        """The languages in which both are held."""
        old, new = self.both or (None, None)
        return [code for code in old.languages if code in new.languages] if old and new else []


def no_common_language(old: ComparableVersion, new: ComparableVersion) -> str:
    """That no language has both texts, with the languages of each."""
    names = {name: ", ".join(NAMES[code] for code in text.languages) for name, text in (("one", old), ("other", new))}
    words = gettext("No language has both texts: %(a)s is available in %(one)s, %(b)s in %(other)s.")
    return words % {"a": old.name, "b": new.name, **names}


def query_of(request: HttpRequest) -> ComparisonQuery:
    typed = request.GET.get("a", "").strip(), request.GET.get("b", "").strip()
    view = request.GET.get("view", "")
    return ComparisonQuery(typed, request.GET.get("in", ""), view if view in VIEWS else VIEWS[0])


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
    all_versions = list(public_versions().filter(resolution__in=works))
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
