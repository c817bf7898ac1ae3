"""States: what each sponsors, when it spoke, which offices it held."""

from django.core.paginator import Page
from django.db.models import F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.languages import LANGUAGES, NAMES, Words
from ccpcj.lib.pagination import page_of
from ccpcj.lib.related_counts import how_many
from resolutions.models import Position, Resolution, Sponsorship
from sessions.models import Officer, State, Statement, StateName
from sessions.statements.filters import STATEMENTS_ON_A_PAGE
from sessions.states.filters import StateFilter
from sessions.states.lookup import name_of, sort_by_name


@require_safe
def state_list(request: HttpRequest) -> HttpResponse:
    this = OuterRef("pk")
    states = State.objects.select_related("regional_group").annotate(
        texts=how_many(Resolution.objects.readable().sponsored_by(this)),
        spoken=how_many(Statement.objects.readable().filter(state=this)),
    )
    today = timezone.localdate()
    filterset = StateFilter(request.GET, states.of_day(today))
    former = StateFilter(request.GET, states.ended_before(today).prefetch_related("successors"))
    context = {
        "section": "states",
        "crumbs": [(gettext("States"), "")],
        "filterset": filterset,
        "states": sort_by_name(filterset.qs),
        "former_states": sort_by_name(former.qs),
        "total": State.objects.of_day(today).count(),
    }
    return render(request, "site/state_list.html", context, status=filterset.status)


@require_safe
def state_detail(request: HttpRequest, iso3: str) -> HttpResponse:
    if iso3 != iso3.upper():
        return redirect_to_capitals(request, iso3)
    states = State.objects.select_related("regional_group").prefetch_related("former_names")
    state = get_object_or_404(states, iso3=iso3)
    context = {
        "section": "states",
        "crumbs": [(gettext("States"), reverse("state_list")), (name_of(state), "")],
        "record": state,
        "state": state,
        "names": official_names(state),
        "former_names": [(names, official_names(names)) for names in reversed(state.former_names.all())],
        "predecessors": sort_by_name(state.predecessors.all()),
        "successors": sort_by_name(state.successors.all()),
        "sponsorships": sponsorships_of(state),
        "positions": positions_of(Position.objects.by_state(state)),
        "page": statements_page(request, state.statements.all()),
        "on_its_behalf": Statement.objects.readable().on_behalf_of_state(state).with_speakers(),
        "offices": Officer.objects.readable().filter(state=state).select_related("session", "person"),
        "memberships": state.memberships.select_related("group"),
        "terms": state.commission_terms.all(),
    }
    return render(request, "site/state_detail.html", context)


def redirect_to_capitals(request: HttpRequest, code: str) -> HttpResponse:
    """The same address, its query too, with the code in capitals: codes are written in capitals in addresses."""
    address = f"{request.path.removesuffix(f'{code}/')}{code.upper()}/"
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def official_names(state: State | StateName) -> list[tuple[str, Words, Words]]:
    """The short and the formal name in each official language that has one, with the language's own name."""
    names = []
    for code in LANGUAGES:
        if name := getattr(state, f"name_{code}"):
            formal = getattr(state, f"formal_name_{code}") or ""
            names.append((NAMES[code], Words(name, code), Words(formal, code)))
    return names


def sponsorships_of(state: State) -> QuerySet[Sponsorship]:
    """Latest session first; those withdrawn are kept, as the page says so."""
    texts = Prefetch("resolution", Resolution.objects.readable().select_related("session"))
    rows = Sponsorship.objects.readable().filter(state=state).select_related("group").prefetch_related(texts)
    return rows.order_by(
        F("resolution__session__number").desc(nulls_last=True), "-resolution__kind", "resolution__stage",
        Length("resolution__number"), "resolution__number", "pk",
    )  # fmt: skip


def positions_of(positions: QuerySet[Position]) -> QuerySet[Position]:
    """What a party made known of texts, latest first."""
    return positions.readable().with_texts().order_by(F("date").desc(nulls_last=True), "-version", "order")


def statements_page(request: HttpRequest, statements: QuerySet[Statement]) -> Page:
    """A page of what was said, latest session first."""
    rows = (
        statements.readable().with_speakers().order_by("-session__number", "part", "paragraph__number", "order", "pk")
    )
    return page_of(rows, request.GET.get("page"), STATEMENTS_ON_A_PAGE)
