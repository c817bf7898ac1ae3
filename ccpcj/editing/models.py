"""Who has a screen open, and what waits to become the next state of a public record."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Model
from django.utils import timezone

BEAT = 30  # seconds between two signs of life of an open screen
ABSENT_AFTER = timedelta(seconds=2.5 * BEAT)


class PresenceQuerySet(models.QuerySet):
    def at(self, screen: str) -> Self:
        """Who has the screen open, by the last sign of life."""
        present = self.filter(screen=screen, seen_at__gt=timezone.now() - ABSENT_AFTER)
        return present.select_related("user").order_by("user__username")

    def others(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        return self.exclude(user=user.pk)


class Presence(models.Model):
    """A person has a screen of the admin open; a screen without a sign of life for a while is closed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    screen = models.CharField(max_length=200, help_text="The path of the page, without its language.")
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["screen", "user"], name="presence_once")]

    def __str__(self) -> str:
        return str(self.user.get_full_name() or self.user.get_username())


class NextStateQuerySet(models.QuerySet):
    def of(self, record: Model) -> "NextState | None":
        return self.filter(model=record._meta.label_lower, key=record.pk).select_related("saved_by").first()


class NextState(models.Model):
    """What the form of a public record was sent with, to be released later: one for each record."""

    model = models.CharField(max_length=100, help_text="The model of the record: resolutions.resolution.")
    key = models.PositiveBigIntegerField()
    form_data = models.JSONField(help_text="What the form sent: pairs of a name and its values.")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    objects = NextStateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="next_state_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"

    @property
    def stamp(self) -> str:
        """What tells this state from one kept later."""
        return self.saved_at.isoformat()

    @property
    def author(self) -> str:
        return str(self.saved_by.get_full_name() or self.saved_by.get_username()) if self.saved_by else "somebody"
