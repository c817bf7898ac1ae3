"""Sponsors, as rows on the screen of their text."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import BaseConstraint, Model, QuerySet, UniqueConstraint
from django.forms.models import ModelForm
from django.http import HttpRequest

from ccpcj.lib.admin import RecordInline
from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.admin.formsets import RecordFormSet
from ccpcj.lib.admin.translated_names import columns_of
from ccpcj.lib.languages import Words
from resolutions.models import Resolution, Sponsorship
from sessions.models import Group
from sessions.states.lookup import name_of


def versions_of(resolution: Resolution) -> QuerySet:
    return resolution.versions.all() if resolution.pk else resolution.versions.model.objects.none()


def group_entries_of(resolution: Resolution) -> QuerySet:
    """The printed entries that stand for a group."""
    entries = Sponsorship.objects.filter(entry__isnull=True, group__isnull=False)
    return entries.filter(resolution=resolution) if resolution.pk else entries.none()


Standing = dict[int, set[int]]  # the states that stand through each printed entry of a group


def members_standing(resolution: Resolution) -> Standing:
    """The members that sponsor a text through the entries of groups, by entry; an entry that withdrew has none."""
    standing: Standing = {}
    rows = resolution.sponsorships.standing().filter(group__isnull=False)
    for key, entry, state in rows.values_list("pk", "entry", "state"):
        standing.setdefault(entry or key, set())
        if entry:
            standing[entry].add(state)
    return standing


def tell_of_groups(request: HttpRequest, resolution: Resolution, before: Standing) -> None:
    """Say which states sponsor a text, or do so no more, because of what was saved of the entries of groups."""
    after = members_standing(resolution)
    entries = resolution.sponsorships.printed_entries().filter(pk__in={*before, *after}).select_related("group")
    for entry in entries:
        for message in changes_in_words(entry, before.get(entry.pk), after.get(entry.pk)):
            messages.info(request, message)


def changes_in_words(entry: Sponsorship, before: set[int] | None, after: set[int] | None) -> Iterator[str]:
    """What became of the members of a group's entry; None where it did not stand before, or does not any more."""
    if entry.withdrawn_on is not None:
        if before:
            yield f"“{entry}” withdrew, and with it {states(len(before))}."
        return
    joined, left = (after or set()) - (before or set()), (before or set()) - (after or set())
    if joined:
        yield f"“{entry}” stands for {states(len(joined), 'further ')}, each with a row of its own."
    elif before is None and entry.group:
        yield why_nobody(entry, entry.group)
    if left:
        yield f"“{entry}” stands no more for {states(len(left))}."


def states(number: int, which: str = "") -> str:
    return f"{number} {which}state{'' if number == 1 else 's'}"


def why_nobody(entry: Sponsorship, group: Group) -> str:
    if not group.memberships.exists() and group.kind != Group.Kind.REGIONAL:
        return f"“{entry}”: no members of {group} are recorded, so it stands for no other state yet."
    return f"“{entry}” added no states: give the action its date, or they sponsor the text already."


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
        return [column for column in columns_of(Sponsorship, "printed") if column in self.fields]

    def required_names(self) -> Iterator[str]:
        """None: a line left empty is the name of the state."""
        return iter(())

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.lines() and not any(self.value_of(column) for column in columns_of(Sponsorship, "printed")):
            if record := cleaned.get("state") or cleaned.get("group"):
                self.print_name(name_of(record))
            else:
                self.add_error("state", "Name the state or group, or type the entry as printed.")
        return cleaned

    def print_name(self, name: Words) -> None:
        """Take a name for the printed line of its language."""
        self.cleaned_data[f"printed_{name.lang}"] = name.text
        setattr(self.instance, f"printed_{name.lang}", name.text)

    def validate_constraint(self, constraint: BaseConstraint) -> None:
        """Let a line of a state's own take the place of its row through a group."""
        if not (constraint.name == "sponsor_once" and takes_the_place(self.instance)):
            super().validate_constraint(constraint)


def takes_the_place(row: Sponsorship) -> bool:
    """Whether a row is a state's own line, and no line of its own says the same already."""
    if row.entry_id or not row.state_id:
        return False
    own_lines = Sponsorship.objects.printed_entries().standing().filter(resolution=row.resolution_id)
    return not own_lines.filter(state=row.state_id).exclude(pk=row.pk).exists()


class SponsorFormSet(RecordFormSet):
    """The sponsors of a text; one without a place comes after the last.

    The row that a state has through a group gives way to a line of the state's own on the same screen.
    """

    giving_way: frozenset[int] = frozenset()

    def clean(self) -> None:
        super().clean()
        place = max((row.instance.position or 0 for row in self.remaining_rows() if not row.errors), default=0)
        for row in self.remaining_rows():
            if not row.errors and row.instance.position is None:
                row.instance.position = place = place + 1

    def remaining_rows(self) -> list[ModelForm]:
        return [row for row in super().remaining_rows() if row.instance.pk not in self.giving_way]

    def validate_rows(self, constraint: UniqueConstraint, elsewhere: list[Model]) -> None:
        if constraint.name == "sponsor_once":
            lines = [row.instance for row in self.remaining_rows() if not row.errors and not row.instance.entry_id]
            own = {line.state_id for line in lines if line.state_id and line.withdrawn_on is None}
            unchanged = [row.instance for row in self.remaining_rows() if not row.has_changed()]
            self.giving_way = frozenset(row.pk for row in unchanged if row.entry_id and row.state_id in own)
            elsewhere = [row for row in elsewhere if not row.entry_id]
        super().validate_rows(constraint, elsewhere)

    def is_exchange(self, constraint: UniqueConstraint, row: ModelForm) -> bool:
        replaces = constraint.name == "sponsor_once" and takes_the_place(row.instance)
        return not replaces and super().is_exchange(constraint, row)

    def save_existing(self, form: ModelForm, obj: Sponsorship, commit: bool = True) -> Sponsorship:
        """Leave alone a member's row that went when the entry of its group was saved."""
        if obj.entry_id and not Sponsorship.objects.filter(pk=obj.pk).exists():
            return obj
        return super().save_existing(form, obj, commit)


class SponsorInline(RecordInline):
    model = Sponsorship
    form = SponsorForm
    formset = SponsorFormSet
    fields = ("position", "state", "printed", "group", "role", "joined_on", "withdrawn_on", "entry", "version")
    autocomplete_fields = ("state", "group")
    siblings = {"version": versions_of, "entry": group_entries_of}
    error_fields = {
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
