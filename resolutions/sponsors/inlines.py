"""Sponsors, as rows on the screen of their text."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest

from ccpcj.lib.admin import RecordInline, six
from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.admin.formsets import RecordFormSet
from ccpcj.lib.languages import Words
from resolutions.models import Resolution, Sponsorship
from resolutions.sponsors.services import stand_for_members
from sessions.models import Group
from sessions.states.lookup import name_of


def versions_of(resolution: Resolution) -> QuerySet:
    return resolution.versions.all() if resolution.pk else resolution.versions.model.objects.none()


def group_entries_of(resolution: Resolution) -> QuerySet:
    """The printed entries that stand for a group."""
    entries = Sponsorship.objects.filter(entry__isnull=True, group__isnull=False)
    return entries.filter(resolution=resolution) if resolution.pk else entries.none()


def stand_for_groups(request: HttpRequest, entries: Iterable[Sponsorship]) -> None:
    """Give the members behind new entries of groups their rows, and say so."""
    for entry in entries:
        if entry.group_id and not entry.entry_id:
            messages.info(request, told(entry, stand_for_members(entry)))


def told(entry: Sponsorship, made: int) -> str:
    """What became of a group's entry, in words."""
    if made:
        return f"“{entry.printed}” stands for {made} further states, each with a row of its own."
    if not entry.group.memberships.exists() and entry.group.kind != Group.Kind.REGIONAL:
        return f"“{entry.printed}”: no members of {entry.group} are held, so it stands for no other state yet."
    return f"“{entry.printed}” added no states: give the action its date, or they sponsor the text already."


class SponsorForm(RecordForm):
    """A sponsor: a state is enough, the rest follows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
        for line in self.lines():
            self.fields[line].widget.attrs["rows"] = 1

    def lines(self) -> list[str]:
        """The columns of the printed line that the form shows."""
        return [column for column in six("printed") if column in self.fields]

    def required_names(self) -> Iterator[str]:
        """None: a line left empty is the name of the state."""
        return iter(())

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.lines() and not any(self.said(column) for column in six("printed")):
            if named := cleaned.get("state") or cleaned.get("group"):
                self.call(name_of(named))
            else:
                self.add_error("state", "Name the state or group, or type the entry as printed.")
        return cleaned

    def call(self, name: Words) -> None:
        """Take a name for the printed line of its language."""
        self.cleaned_data[f"printed_{name.lang}"] = name.text
        setattr(self.instance, f"printed_{name.lang}", name.text)


class SponsorFormSet(RecordFormSet):
    """The sponsors of a text; one without a place comes after the last."""

    def clean(self) -> None:
        super().clean()
        place = max((row.instance.position or 0 for row in self.live() if not row.errors), default=0)
        for row in self.live():
            if not row.errors and row.instance.position is None:
                row.instance.position = place = place + 1


class SponsorInline(RecordInline):
    model = Sponsorship
    form = SponsorForm
    formset = SponsorFormSet
    fields = ("position", "state", "printed", "group", "role", "joined_on", "withdrawn_on", "entry", "version")
    autocomplete_fields = ("state", "group")
    siblings = {"version": versions_of, "entry": group_entries_of}
    beside = {
        "sponsor_once": "state",
        "sponsor_through_a_group": "group",
        "sponsor_withdraws_after_joining": "withdrawn_on",
    }
    verbose_name = "sponsor"
    verbose_name_plural = "sponsors"
    help_texts = {
        "position": "The order printed; empty: after the last one.",
        "state": "A name in any language, or a code.",
        "printed": "As the document prints it; empty: the name of the state.",
        "entry": "Of a member that sponsors through its group: the group's printed entry.",
    }
