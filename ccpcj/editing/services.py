"""Writing who is present at a screen, and the next state of a record."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone

from .models import NextState, Presence

FORGOTTEN_AFTER = timedelta(days=1)


def note_presence(*, user: User, screen: str) -> None:
    """Note that the person has the screen open now."""
    now = timezone.now()
    Presence.objects.update_or_create(user=user, screen=screen, defaults={"seen_at": now})
    Presence.objects.filter(user=user, seen_at__lt=now - FORGOTTEN_AFTER).delete()


def note_absence(*, user: User, screen: str) -> None:
    Presence.objects.filter(user=user, screen=screen).delete()


def save_next_state(*, record: Model, form_data: Mapping[str, Sequence[str]], by: User) -> NextState:
    """Put what a form sent aside as the next state of the record, in place of one that was put aside before."""
    state, _ = NextState.objects.update_or_create(
        model=record._meta.label_lower, key=record.pk,
        defaults={"form_data": [[name, list(values)] for name, values in form_data.items()], "saved_by": by},
    )  # fmt: skip
    return state


def discard_next_state(record: Model) -> None:
    NextState.objects.filter(model=record._meta.label_lower, key=record.pk).delete()
