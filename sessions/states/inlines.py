"""Names, members, groups and terms, as rows on the screen of a state, a group or an organization."""

from ccpcj.lib.admin import RecordInline, RecordStackedInline, language_columns
from sessions.models import CommissionTerm, Membership, Spelling, StateName

from .forms import SpellingForm, StateNameForm, TermForm


class SpellingInline(RecordInline):
    model = Spelling
    form = SpellingForm
    fields = ("language", "text")
    error_fields = {"spelling_once": "text", "spelling_of_one_state": "text"}
    verbose_name_plural = "other names in documents"
    show_change_link = False


class FormerNameInline(RecordStackedInline):
    """The names that a state had before those of today."""

    model = StateName
    form = StateNameForm
    fields = (("since", "until"), *language_columns("name", "formal_name"))
    error_fields = {"state_name_once": "until", "state_name_ends_after_it_begins": "until"}
    verbose_name_plural = "former names"
    show_change_link = False


class GroupsInline(RecordInline):
    """The groups that a state belongs to."""

    model = Membership
    fields = ("group", "since", "until")
    autocomplete_fields = ("group",)
    error_fields = {"membership_once": "since"}
    verbose_name_plural = "groups"
    show_change_link = False


class MembersInline(GroupsInline):
    """The states that belong to a group."""

    fields = ("state", "since", "until")
    autocomplete_fields = ("state",)
    verbose_name_plural = "members"


class TermInline(RecordInline):
    model = CommissionTerm
    form = TermForm
    fields = ("first_year", "last_year", "seat")
    verbose_name_plural = "terms on the Commission"
    error_fields = {"commission_term_once": "first_year"}
    show_change_link = False
