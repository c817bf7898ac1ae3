"""The filters of the list of texts; page, counts and exports share them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.collation import sort_key
from ccpcj.lib.facets import FacetedFilterSet, FacetFilter, Options, labels
from ccpcj.lib.languages import Words, words
from ccpcj.lib.related_counts import how_many
from ccpcj.lib.release import Release
from ccpcj.lib.word_filter import WordFilter
from resolutions.themes.theme_tree import ThemeTree
from sessions.models import Group, Session
from sessions.states.lookup import states_by_name
from sessions.titles import session_title

from .models import Citation, Paragraph, Resolution, Sponsorship, Version
from .models.texts import STANDING, Body

ORDERS = (("newest", _("newest first")), ("title", _("by title")), ("sponsors", _("most sponsors first")))


def session_options(lang: str) -> Options:
    sessions = Session.objects.readable().order_by("-number")
    return {str(session.number): Words(session_title(session), lang) for session in sessions}


def group_options(lang: str) -> Options:
    return {group.code: words(group, "name", lang) for group in Group.objects.all()}


def verb_options(lang: str) -> Options:
    verbs = Paragraph.objects.readable().exclude(verb="").order_by().values_list("verb", flat=True).distinct()
    names = {verb: gettext(verb) for verb in verbs}
    return {verb: Words(names[verb], lang) for verb in sorted(names, key=lambda verb: sort_key(names[verb], lang))}


class ThemeFilter(FacetFilter):
    """A facet of themes; a theme stands for all below it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("themes", lambda lang: {}, **kwargs)

    @cached_property
    def tree(self) -> ThemeTree:
        return ThemeTree()

    @cached_property
    def value_names(self) -> dict[str, Words]:
        lang = get_language() or "en"
        return {slug: words(theme, "name", lang) for slug, theme in self.tree.themes.items()}

    def matching(self, values: Sequence[str | int]) -> QuerySet:
        return super().matching(self.tree.keys_below(map(str, values)))

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        return self.tree.tally(queryset)

    def depth(self, value: str) -> int:
        return self.tree.depth(value)


class ResolutionFilterSet(FacetedFilterSet):
    """Texts by session, theme, sponsor, group, kind, status, body, action, words and what they cite."""

    q = WordFilter(label=_("Words"))
    cites = django_filters.CharFilter(method="filter_cites", label=_("Cites"), max_length=120)
    order = django_filters.ChoiceFilter(method="order_by", label=_("Order"), choices=ORDERS)
    session = FacetFilter("session__number", session_options, label=_("Session"), ranked=False)
    theme = ThemeFilter(label=_("Theme"), visible=30)
    kind = FacetFilter("kind", labels(Resolution.Kind), label=_("Kind"))
    status = FacetFilter("status", labels(Resolution.Status), label=_("Status"))
    body = FacetFilter("body", labels(Body), label=_("Adopting body"))
    sponsor = FacetFilter("sponsorships__state__iso3", states_by_name, where=STANDING, label=_("Sponsor"))
    group = FacetFilter(
        "sponsorships__group__code",
        group_options,
        where=STANDING & Q(sponsorships__entry__isnull=True),
        label=_("Sponsored in the name of"),
    )
    verb = FacetFilter(
        "versions__paragraphs__verb", verb_options, where=Q(versions__release=Release.PUBLISHED), label=_("Action")
    )

    class Meta:
        model = Resolution
        fields: list[str] = []

    def filter_cites(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Those that cite a text, as its citations name it: A/RES/70/1, CCPCJ resolution 26/3."""
        rows = Citation.objects.readable().filter(paragraph__isnull=False).naming(value.strip())
        return queryset.filter(pk__in=rows.values("paragraph__version__resolution"))

    def order_by(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return order_texts(queryset, value)


def with_sponsors(queryset: QuerySet) -> QuerySet:
    """Each text with `sponsors`, the number of its printed entries that stand: a group's formula is one."""
    entries = Sponsorship.objects.readable().printed_entries().standing().filter(resolution=OuterRef("pk"))
    return queryset.annotate(sponsors=how_many(entries))


def order_texts(queryset: QuerySet, order: str) -> QuerySet:
    """Texts in the order chosen; among equals the last day of adoption, the session, resolutions first, by number.

    "title" is the alphabet of the reader's language, among equals the last day, as the search index keeps them: a
    title that it has not read comes last. Each work has its keys, so the join leaves none out. "number" is the order
    of the report of a session, for a list of its texts alone. The day is that of the last version that is public;
    where no version has one, that on which the session ended.
    """
    dated = Version.objects.filter(resolution=OuterRef("pk"), release=Release.PUBLISHED).exclude(date=None)
    day = Coalesce(Subquery(dated.order_by("-date").values("date")[:1]), "session__ends_on", "session__starts_on")
    numbered = ["-kind", "stage", Length("number"), "number", "pk"]
    if order == "number":
        return queryset.order_by(*numbered)
    session = [F(f"session__{name}").desc(nulls_last=True) for name in ("year", "number")]
    newest = [day.desc(nulls_last=True), *session, *numbered]
    if order == "title":
        lang = get_language() or "en"
        return queryset.filter(title_key__isnull=False).order_by(f"title_key__{lang}", "-title_key__newest")
    if order == "sponsors":
        return with_sponsors(queryset).order_by("-sponsors", *newest)
    return queryset.order_by(*newest)
