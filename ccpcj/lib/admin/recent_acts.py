"""What a person wrote last, for the first page of the admin."""

from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from ccpcj.history.differences import rows_of
from ccpcj.history.models import Change, RowChange
from ccpcj.history.recorded_models import recorded_models

from .record_names import RecordNames

MOST_ACTS = 10


class RecentAct(NamedTuple):
    """An act of a person, by the first record with a screen that it wrote."""

    change: Change
    label: str
    address: str  # of the history of that record


def recent_acts(user: Any, site: AdminSite) -> list[RecentAct]:
    """The last acts of a person, the latest first."""
    with_screen = [label for label, model in recorded_models().items() if site.is_registered(model)]
    first = RowChange.objects.filter(change=OuterRef("pk"), model__in=with_screen).order_by("pk").values("pk")[:1]
    changes = Change.objects.filter(user=user).annotate(first=Subquery(first)).filter(first__isnull=False)[:MOST_ACTS]
    rows = RowChange.objects.in_bulk([change.first for change in changes])
    names, acts = RecordNames(), []
    for model in {row.model for row in rows.values()}:
        keys = {row.key for row in rows.values() if row.model == model}
        states = rows_of(recorded_models()[model], keys)
        names.rows |= {(recorded_models()[model], key): values for key, values in states.items()}
    for change in changes:
        row = rows[change.first]
        model = recorded_models()[row.model]
        label = f"{model._meta.verbose_name} “{names.name(model, row.key)}”"
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_history", args=[row.key])
        acts.append(RecentAct(change, label, address))
    return acts
