"""What a screen says of the people at work on it."""

from typing import Any

from django import template
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from ccpcj.editing.models import NextState, Presence
from ccpcj.editing.public_page import change_address, is_public

register = template.Library()


@register.simple_tag
def others_at(request: HttpRequest) -> QuerySet[Presence]:
    """The other persons who have the page open."""
    return Presence.objects.at(request.path_info).others(request.user)


@register.simple_tag
def next_state_of(record: Model | None) -> NextState | None:
    return NextState.objects.of(record) if record and record.pk else None


@register.simple_tag
def may_wait(record: Model | None) -> bool:
    """Whether a change of the record may be kept as its next state: it is public."""
    return bool(record and record.pk and is_public(record))


@register.simple_tag
def admin_address(record: Model | None) -> str:
    """The screen of a record, for what is there when a page is about none."""
    return change_address(record) if record else ""


@register.filter
def label_lower(record: Any) -> str:
    """The name of the model of a record: resolutions.resolution."""
    return str(record._meta.label_lower)
