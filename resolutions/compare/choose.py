"""The texts that a comparison is asked for, by what people type or links say: symbols, numbers, addresses."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ccpcj.lib.addresses import address
from ccpcj.lib.languages import FALLBACKS, LANGUAGES, NAMES
from ccpcj.lib.symbols import normal_form, numbered_text
from resolutions.citations.how_to_cite import cited_version
from resolutions.models import Paragraph, ParagraphText, Resolution, ResolutionText, Version

PLACE = re.compile(r"(?:(?:.*/)?resolutions/)?([-\w]+)(?:/?\?(?:.*&)?version=|:)(\d+)(?:[&#].*)?", re.ASCII)
WORK = re.compile(r"(?:(?:.*/)?resolutions/)?([-\w]+)(?:/?(?:[?#].*)?)", re.ASCII)
LONGEST = 200  # characters of what is typed


class Chosen(NamedTuple):
    """A version to be compared, with the languages in which its words are held."""

    version: Version
    languages: Sequence[str]

    @property
    def key(self) -> str:
        return key_of(self.version)

    @property
    def name(self) -> str:
        return cited_version(self.version.resolution, self.version)


def key_of(version: Version) -> str:
    """How an address names a version: by its symbol, else by its work and its place among the versions."""
    return version.symbol or f"{version.resolution.slug}:{version.position}"


def comparison_address(old: Version, new: Version, lang: str = "") -> str:
    query = {"a": key_of(old), "b": key_of(new), **({"in": lang} if lang else {})}
    return f"{address('/compare/')}?{urlencode(query, safe='/:')}"


def public_versions() -> QuerySet[Version]:
    return Version.objects.public().select_related("resolution__session", "adoption").order_by("resolution", "position")


def find(typed: str, lang: str) -> Version | None:
    """The public version that is meant; of a work, the last one with words in the language, else with any words.

    What is typed may be a symbol, a number such as 77/232, the last part of a work's address, or a whole address.
    """
    name = normal_form(typed)
    if not name or "\0" in name or len(name) > LONGEST:
        return None
    versions = public_versions()
    if found := versions.filter(symbol__iexact=name).first():
        return found
    if placed := PLACE.fullmatch(name):
        return versions.filter(works(placed[1]), position=int(placed[2][:4])).first()
    return latest(versions.filter(named(name)), lang)


def works(slug: str) -> Q:
    """The work that has the slug, or had it before it was joined with another."""
    return Q(resolution__slug=slug) | Q(resolution__former_slugs__slug=slug)


def named(name: str) -> Q:
    if text := numbered_text(name):
        kind = Q(resolution__kind=text.kind) if text.kind else Q()
        adopted = Q(resolution__number=text.number, resolution__stage=Resolution.Stage.ADOPTED)
        return kind & (adopted | Q(symbol__endswith=f"/RES/{text.number}"))
    work = WORK.fullmatch(name)
    return works(work[1]) if work else Q(pk=None)


def latest(versions: QuerySet[Version], lang: str) -> Version | None:
    """The last version with words in the language, else with any, else the last; of the first work among them.

    A resolution comes before a decision of the same number, as in search: a decision is asked for as one.
    """
    held = list(versions.order_by("-resolution__kind", "resolution", "position").distinct())
    own = [version for version in held if version.resolution_id == held[0].resolution_id]
    languages = worded(own)
    liked = [version for version in own if lang in languages[version.pk]]
    return next(reversed(liked or [version for version in own if languages[version.pk]] or own), None)


def worded(versions: Sequence[Version]) -> dict[int, list[str]]:
    """The languages in which words of each version are held, by its key; one query."""
    rows = ParagraphText.objects.filter(paragraph__in=Paragraph.objects.filter(version__in=[v.pk for v in versions]))
    held = set(rows.order_by().values_list("paragraph__version", "language").distinct())
    return {version.pk: [code for code in FALLBACKS if (version.pk, code) in held] for version in versions}


def language_of(old: Chosen, new: Chosen, asked: str, liked: str) -> tuple[str, str]:
    """The language in which both are compared, and what is wrong with the one asked for; no language where none is."""
    both = [code for code in old.languages if code in new.languages]
    best = next((code for code in (liked, *both) if code in both), "")
    if asked and asked not in LANGUAGES:
        return best, _("“%(value)s” is none of the six languages.") % {"value": asked}
    if asked and asked not in both:
        lacking = old.name if asked not in old.languages else new.name
        words = {"text": lacking, "language": NAMES[asked]}
        return best, _("%(text)s has no words held in this language: %(language)s.") % words
    return asked or best, ""


def with_several(most: int = 10) -> list[tuple[Chosen, Chosen]]:
    """The last two versions of works that hold words of more than one; the newest works first."""
    texts = ParagraphText.objects.filter(paragraph__version=OuterRef("pk"))
    held = Version.objects.public().filter(Exists(texts))
    works = held.values("resolution").annotate(n=Count("pk")).filter(n__gt=1).values("resolution")
    rows = list(public_versions().filter(Exists(texts), resolution__in=works).order_by("-resolution", "position"))
    pairs = [list(group)[-2:] for _work, group in groupby(rows, key=lambda version: version.resolution_id)][:most]
    languages = worded([version for pair in pairs for version in pair])
    return [(Chosen(old, languages[old.pk]), Chosen(new, languages[new.pk])) for old, new in pairs]


def headings(versions: Sequence[Version], lang: str) -> dict[int, ResolutionText]:
    """Title and enacting words of each version in the language, by its key."""
    return {text.version_id: text for text in ResolutionText.objects.filter(version__in=versions, language=lang)}
