"""The page that compares two texts, and the Word document with their tracked changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.addresses import address
from ccpcj.lib.downloads import answer
from ccpcj.lib.languages import NAMES
from ccpcj.lib.pagination import NotHeld
from resolutions.compare.files import changes_file
from resolutions.models import Version

from .choose import (
    Chosen,
    find,
    language_of,
    public_versions,
    with_several,
    worded,
)
from .page import Compared, compared

VIEWS = ("beside", "one")  # a column for each text, or both in one


@dataclass
class Asked:
    """What an address asks to compare: two texts as they are typed, and a language."""

    typed: tuple[str, str]
    lang: str
    view: str
    problems: list[str] = field(default_factory=list)
    status: int = 200

    @cached_property
    def versions(self) -> list[Version | None]:
        return [find(typed, self.lang or get_language() or "en") if typed else None for typed in self.typed]

    @cached_property
    def texts(self) -> list[Chosen | None]:
        languages = worded([version for version in self.versions if version])
        return [Chosen(version, languages[version.pk]) if version else None for version in self.versions]

    @cached_property
    def both(self) -> tuple[Chosen, Chosen] | None:
        old, new = self.texts
        return (old, new) if old and new else None

    def refuse(self, words: str, status: int) -> None:
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
        return self.held_in(*self.both)

    def held_in(self, old: Chosen, new: Chosen) -> str:
        if old.version == new.version:
            self.refuse(gettext("This is twice the same text: %(text)s. Choose another one.") % {"text": old.name}, 400)
            return ""
        for text in (old, new):
            if not text.languages:
                words = gettext("The words of this text are not held here: %(text)s.") % {"text": text.name}
                self.refuse(words, 404)
        if self.problems:
            return ""
        lang, problem = language_of(old, new, self.lang, get_language() or "en")
        if problem:
            self.refuse(problem, 404)
        if not lang:
            self.refuse(apart(old, new), 404)
        return "" if problem else lang

    @property
    def shared(self) -> list[str]:
        """The languages in which both are held."""
        old, new = self.both or (None, None)
        return [code for code in old.languages if code in new.languages] if old and new else []


def apart(old: Chosen, new: Chosen) -> str:
    """That no language has both texts, with the languages of each."""
    held = {name: ", ".join(NAMES[code] for code in text.languages) for name, text in (("one", old), ("other", new))}
    words = gettext("No language has both texts: %(a)s is held in %(one)s, %(b)s in %(other)s.")
    return words % {"a": old.name, "b": new.name, **held}


def asked(request: HttpRequest) -> Asked:
    typed = request.GET.get("a", "").strip(), request.GET.get("b", "").strip()
    view = request.GET.get("view", "")
    return Asked(typed, request.GET.get("in", ""), view if view in VIEWS else VIEWS[0])


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Two texts beside each other; without two, the form that asks for them and what can be chosen."""
    wanted = asked(request)
    lang = wanted.language
    shown = compared(*wanted.both, lang) if wanted.both and lang else None
    context = {
        "section": "resolutions",
        "crumbs": crumbs(shown),
        "asked": wanted,
        "shown": shown,
        "siblings": siblings([version for version in wanted.versions if version]),
        "examples": [] if any(wanted.typed) else with_several(),
    }
    return render(request, "resolutions/comparison.html", context, status=wanted.status)


def crumbs(shown: Compared | None) -> list[tuple[str, str]]:
    above = [(gettext("Resolutions"), address("/resolutions/")), (gettext("Compare two texts"), address("/compare/"))]
    if shown:
        names = {"a": shown.old.name, "b": shown.new.name}
        above.append((gettext("%(a)s and %(b)s") % names, ""))
    return above


def siblings(versions: Sequence[Version]) -> list[Chosen]:
    """All versions with words of the works that are compared."""
    works = {version.resolution_id for version in versions}
    held = list(public_versions().filter(resolution__in=works))
    languages = worded(held)
    return [Chosen(version, languages[version.pk]) for version in held if languages[version.pk]]


@require_safe
def tracked_changes(request: HttpRequest) -> HttpResponseBase:
    """The later text as a Word document, with what became of the earlier one as changes to accept or reject."""
    wanted = asked(request)
    lang = wanted.language
    if not lang or wanted.both is None:
        raise NotHeld(" ".join(wanted.problems) or gettext("Name two texts."))
    return answer(request, changes_file(*(text.version for text in wanted.both), lang, wanted.both[1].name), lang)
