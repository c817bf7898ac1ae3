"""What an address asks to compare, and why it cannot be compared."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from ccpcj.lib.languages import NAMES
from resolutions.models import Version

from .choose_text import ComparableVersion, common_language, find_version, languages_by_version

VIEWS = ("beside", "one")  # a column for each text, or both in one


@dataclass
class ComparisonQuery:
    """What an address asks to compare: two texts as they are typed, and a language.

    `among` are the versions that the reader may see, where these are not the public ones alone.
    """

    typed: tuple[str, str]
    lang: str
    view: str
    among: QuerySet[Version] | None = None
    problems: list[str] = field(default_factory=list)
    status: int = 200

    @cached_property
    def versions(self) -> list[Version | None]:
        lang = self.lang or get_language() or "en"
        return [find_version(typed, lang, self.among) if typed else None for typed in self.typed]

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


def query_of(request: HttpRequest, among: QuerySet[Version] | None = None) -> ComparisonQuery:
    typed = request.GET.get("a", "").strip(), request.GET.get("b", "").strip()
    view = request.GET.get("view", "")
    return ComparisonQuery(typed, request.GET.get("in", ""), view if view in VIEWS else VIEWS[0], among)
