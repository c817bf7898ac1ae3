"""The filter of the list of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.facets import Facet, FacetedFilterSet, FacetFilter, labels
from ccpcj.lib.languages import Words, words
from ccpcj.lib.optional_facet import NOT_STATED, OptionalFacet
from ccpcj.lib.ordering import printed_line
from ccpcj.lib.word_filter import WordFilter
from sessions.models import AgendaItem, Meeting, Part, Session, Statement
from sessions.models.session import in_part
from sessions.states.lookup import name_rank, regional_groups, states_by_name
from sessions.titles import dated_title, in_its_part

STATEMENTS_ON_A_PAGE = 50
ORDERS = [("", _("as in the report")), ("speaker", _("speaker, by name")), ("meeting", _("meeting"))]


class ItemFacet(OptionalFacet):
    """The items of the session's agenda; an item stands for its sub-items as well."""

    @cached_property
    def items(self) -> list[AgendaItem]:
        items = self.parent.commission_session.agenda_items.readable()
        return list(items.filter(agenda=AgendaItem.Agenda.CURRENT).order_by("part", "number", "letter"))

    @cached_property
    def value_names(self) -> dict[str, Words]:
        lang = get_language() or "en"
        titles = {item: words(item, "title", lang) for item in self.items}
        named_items = {
            item.slug: Words(in_its_part(f"{item.label}. {title}", item.part), title.lang)
            for item, title in titles.items()
        }
        return {**named_items, **super().value_names}

    def matching(self, values: Sequence[str | int]) -> QuerySet:
        chosen = [item.pk for item in self.items if item.slug in values or item.slug_of_item in values]
        return super().matching([*chosen, *(value for value in values if value == NOT_STATED)])

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        counts = super().counts(queryset)
        totals = {NOT_STATED: counts[NOT_STATED]}
        for item in self.items:
            for slug in {item.slug, item.slug_of_item}:
                totals[slug] = totals.get(slug, 0) + counts.get(str(item.pk), 0)
        return totals

    def depth(self, value: str) -> int:
        return next((int(bool(item.letter)) for item in self.items if item.slug == value), 0)


class MeetingFacet(OptionalFacet):
    """The meetings of the session."""

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        return {meeting.slug: meeting for meeting in self.parent.commission_session.meetings.readable()}

    @cached_property
    def value_names(self) -> dict[str, Words]:
        lang = get_language() or "en"
        titles = {slug: Words(dated_title(meeting), lang) for slug, meeting in self.meetings.items()}
        return {**titles, **super().value_names}

    def matching(self, values: Sequence[str | int]) -> QuerySet:
        chosen = [meeting.pk for slug, meeting in self.meetings.items() if slug in values]
        return super().matching([*chosen, *(value for value in values if value == NOT_STATED)])

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        counts = super().counts(queryset)
        return {NOT_STATED: counts[NOT_STATED]} | {
            slug: counts.get(str(meeting.pk), 0) for slug, meeting in self.meetings.items()
        }


class PartFacet(FacetFilter):
    """The parts of the session, where it has more than one."""

    def facet(self, name: str, queryset: QuerySet, chosen: Iterable[str]) -> Facet:
        facet = super().facet(name, queryset, chosen)
        return facet if len(facet.choices) > 1 or chosen else replace(facet, choices=[])


class ParagraphFacet(FacetFilter):
    """The paragraphs of the report, or of the reports of its parts, that list speakers."""

    @cached_property
    def paragraphs(self) -> dict[str, tuple[int, int, int]]:
        """Key, part and number of each, by its value in an address."""
        rows = self.parent.queryset.filter(paragraph__isnull=False).order_by("paragraph__part", "paragraph__number")
        keys = rows.values_list("paragraph", "paragraph__part", "paragraph__number").distinct()
        return {in_part(str(number), part): (key, part, number) for key, part, number in keys}

    @cached_property
    def value_names(self) -> dict[str, Words]:
        lang = get_language() or "en"
        rows = self.paragraphs.items()
        return {slug: Words(in_its_part(str(number), part), lang) for slug, (_key, part, number) in rows}

    def matching(self, values: Sequence[str | int]) -> QuerySet:
        return super().matching([key for slug, (key, *_) in self.paragraphs.items() if slug in values])

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        counts = super().counts(queryset)
        return {slug: counts.get(str(key), 0) for slug, (key, *_) in self.paragraphs.items()}


class StatementFilter(FacetedFilterSet):
    """The statements of a session: words of the speaker, part, item, kind, mode, capacity, region, state, meeting."""

    q = WordFilter(label=_("Speaker"))
    order = django_filters.ChoiceFilter(label=_("Order"), choices=ORDERS[1:], method="in_order")
    part = PartFacet("part", labels(Part), label=_("Part of the session"))
    item = ItemFacet(
        "agenda_item", lambda lang: {}, Q(agenda_item__isnull=True), visible=30, ranked=False, label=_("Agenda item")
    )
    kind = FacetFilter("kind", labels(Statement.Kind), label=_("Kind"))
    mode = OptionalFacet("mode", labels(Statement.Mode), Q(mode=""), label=_("Mode"))
    capacity = OptionalFacet("capacity", labels(Statement.Capacity), Q(capacity=""), label=_("Capacity"))
    region = FacetFilter("state__regional_group__code", regional_groups, label=_("Regional group"))
    meeting = MeetingFacet(
        "meeting", lambda lang: {}, Q(meeting__isnull=True), visible=20, ranked=False, label=_("Meeting")
    )
    state = FacetFilter("state__iso3", states_by_name, label=_("State"))
    paragraph = ParagraphFacet("paragraph", lambda lang: {}, label=_("Paragraph of the report"))

    def __init__(self, data: QueryDict, commission_session: Session) -> None:
        self.commission_session = commission_session
        self.rank = cache(name_rank)  # every facet orders anew: what was looked up for one serves all
        super().__init__(data, Statement.objects.readable().filter(session=commission_session))

    def in_order(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "speaker":
            by_line = printed_line("speaker", get_language() or "en")
            return queryset.order_by(self.rank("state"), by_line, "part", "paragraph__number", "order", "pk")
        return queryset.order_by("part", "-meeting__body", "meeting__number", "paragraph__number", "order", "pk")
