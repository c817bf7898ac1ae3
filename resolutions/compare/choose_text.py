"""Which texts are compared: what people type or links say, as symbols, numbers and addresses of versions."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ccpcj.lib.languages import FALLBACKS, LANGUAGES, NAMES
from ccpcj.lib.symbols import normal_form, numbered_text
from resolutions.citations.how_to_cite import cite_version
from resolutions.models import Paragraph, ParagraphText, Resolution, ResolutionText, Version

VERSION_PLACE = re.compile(r"(?:(?:.*/)?resolutions/)?([-\w]+)(?:/?\?(?:.*&)?version=|:)(\d+)(?:[&#].*)?", re.ASCII)
WORK = re.compile(r"(?:(?:.*/)?resolutions/)?([-\w]+)(?:/?(?:[?#].*)?)", re.ASCII)
LONGEST = 200  # characters of what is typed


class ComparableVersion(NamedTuple):
    """A version to be compared, with the languages in which its words are held."""

    version: Version
    languages: Sequence[str]

    @property
    def key(self) -> str:
        return version_key(self.version)

    @property
    def name(self) -> str:
        return cite_version(self.version.resolution, self.version)


def version_key(version: Version) -> str:
    """How an address names a version: by its symbol, else by its work and its place among the versions."""
    return version.symbol or f"{version.resolution.slug}:{version.position}"


def comparison_address(old: Version, new: Version, lang: str = "") -> str:
    """The address of the page that compares two versions; without a language, in the reader's where it can be."""
    query = {"a": version_key(old), "b": version_key(new), **({"in": lang} if lang else {})}
    return f"{reverse('comparison')}?{urlencode(query, safe='/:')}"


def comparable_versions() -> QuerySet[Version]:
    return Version.objects.readable().select_related("resolution__session").order_by("resolution", "position")


def find_version(typed: str, lang: str, among: QuerySet[Version] | None = None) -> Version | None:
    """The version that is meant; of a work, the last one with words in the language, else with any words.

    What is typed may be a symbol, a number such as 77/232, the last part of a work's address, or a whole address.
    `among` are the versions that the reader may see: those of pages, unless others are given.
    """
    name = normal_form(typed)
    if not name or "\0" in name or len(name) > LONGEST:
        return None
    versions = comparable_versions() if among is None else among
    if version := versions.filter(symbol__iexact=name).first():
        return version
    if place := VERSION_PLACE.fullmatch(name):
        return versions.filter(at_slug(place[1]), position=int(place[2][:4])).first()
    return last_with_words(versions.filter(named_by(name)), lang)


def at_slug(slug: str) -> Q:
    """Versions of the work that has the slug, or had it before it was joined with another."""
    return Q(resolution__slug=slug) | Q(resolution__former_slugs__slug=slug)


def named_by(name: str) -> Q:
    """Versions of the work that has this number or address; none where the name is neither."""
    if text := numbered_text(name):
        kind = Q(resolution__kind=text.kind) if text.kind else Q()
        adopted = Q(resolution__number=text.number, resolution__stage=Resolution.Stage.ADOPTED)
        return kind & (adopted | Q(symbol__endswith=f"/RES/{text.number}"))
    work = WORK.fullmatch(name)
    return at_slug(work[1]) if work else Q(pk=None)


def last_with_words(versions: QuerySet[Version], lang: str) -> Version | None:
    """The last version with words in the language, else with any, else the last; of the first work among them.

    A resolution comes before a decision of the same number, as in search: a decision is asked for as one.
    """
    ordered = list(versions.order_by("-resolution__kind", "resolution", "position").distinct())
    own = [version for version in ordered if version.resolution_id == ordered[0].resolution_id]
    languages = languages_by_version(own)
    in_language = [version for version in own if lang in languages[version.pk]]
    return next(reversed(in_language or [version for version in own if languages[version.pk]] or own), None)


def languages_by_version(versions: Sequence[Version]) -> dict[int, list[str]]:
    """The languages in which words of each version are held, by its key; one query."""
    rows = ParagraphText.objects.filter(
        paragraph__in=Paragraph.objects.filter(version__in=[version.pk for version in versions])
    )
    languages = set(rows.order_by().values_list("paragraph__version", "language").distinct())
    return {version.pk: [code for code in FALLBACKS if (version.pk, code) in languages] for version in versions}


def common_language(old: ComparableVersion, new: ComparableVersion, lang: str, reader: str) -> tuple[str, str]:
    """The language in which both are compared, and what is wrong with `lang`; no language where they share none.

    Where the address names no language, it is the reader's, else the first that both have.
    """
    both = [code for code in old.languages if code in new.languages]
    best = next((code for code in (reader, *both) if code in both), "")
    if lang and lang not in LANGUAGES:
        return best, _("“%(value)s” is none of the six languages.") % {"value": lang}
    if lang and lang not in both:
        without = old.name if lang not in old.languages else new.name
        words = {"text": without, "language": NAMES[lang]}
        return best, _("%(text)s is not available in this language: %(language)s.") % words
    return lang or best, ""


def example_pairs(most: int = 10) -> list[tuple[ComparableVersion, ComparableVersion]]:
    """The last two versions of works of which more than one version has words; the newest works first."""
    texts = ParagraphText.objects.filter(paragraph__version=OuterRef("pk"), language__in=LANGUAGES)
    worded = Version.objects.readable().filter(Exists(texts))
    works = worded.values("resolution").annotate(n=Count("pk")).filter(n__gt=1).values("resolution")
    rows = list(comparable_versions().filter(Exists(texts), resolution__in=works).order_by("-resolution", "position"))
    pairs = [list(group)[-2:] for _work, group in groupby(rows, key=lambda version: version.resolution_id)][:most]
    languages = languages_by_version([version for pair in pairs for version in pair])
    return [
        (ComparableVersion(old, languages[old.pk]), ComparableVersion(new, languages[new.pk])) for old, new in pairs
    ]


def headings_by_version(versions: Sequence[Version], lang: str) -> dict[int, ResolutionText]:
    """Title and enacting words of each version in the language, by its key."""
    return {text.version_id: text for text in ResolutionText.objects.filter(version__in=versions, language=lang)}
