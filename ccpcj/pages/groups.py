"""Groups of states: who belongs, what they sponsor and say as one."""

from django import forms
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ccpcj.lib.related_counts import how_many
from resolutions.filters import order_texts
from resolutions.models import Position, Resolution
from sessions.models import Group, Membership, State, Statement
from sessions.states.lookup import name_of, sort_by_name

from .states import positions_of, redirect_to_capitals, statements_page


class DayForm(forms.Form):
    """The day on which the members of a group are looked at."""

    on = forms.DateField(
        label=_("Members on"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("this is no day; write it as year, month, day, such as 2019-06-01.")},
    )


@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    this = OuterRef("pk")
    groups = Group.objects.with_size(timezone.localdate()).annotate(
        texts=how_many(Resolution.objects.readable().sponsored_through(this)),
        spoken=how_many(Statement.objects.readable().for_group(this)),
    )
    context = {"section": "states", "crumbs": [(gettext("Groups"), "")], "groups": groups}
    return render(request, "site/group_list.html", context)


@require_safe
def group_detail(request: HttpRequest, code: str) -> HttpResponse:
    if code != code.upper():
        return redirect_to_capitals(request, code)
    group = get_object_or_404(Group, code=code)
    form = DayForm(request.GET)
    day = (form.cleaned_data["on"] or timezone.localdate()) if form.is_valid() else None
    members = State.objects.members_of(group, day).distinct() if day else State.objects.none()
    context = {
        "section": "states",
        "crumbs": [(gettext("Groups"), reverse("group_list")), (name_of(group), "")],
        "record": group,
        "group": group,
        "form": form,
        "day": day,
        "members": sort_by_name(members),
        "changes": dated_memberships(group),
        "texts": sponsored_texts(group),
        "positions": positions_of(Position.objects.by_group(group)),
        "page": statements_page(request, Statement.objects.for_group(group)),
    }
    return render(request, "site/group_detail.html", context, status=200 if day else 400)


def sponsored_texts(group: Group) -> QuerySet[Resolution]:
    sponsored = Resolution.objects.sponsored_through(group).values("pk")
    return order_texts(Resolution.objects.readable().filter(pk__in=sponsored).select_related("session"), "newest")


def dated_memberships(group: Group) -> QuerySet[Membership]:
    """The memberships whose first or last day is recorded, the latest first."""
    dated = group.memberships.exclude(since__isnull=True, until__isnull=True)
    return dated.select_related("state").order_by("-until", "-since")
