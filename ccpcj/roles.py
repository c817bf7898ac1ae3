"""The two roles of staff: who keeps the record, and who only reads it in the admin."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet

RECORD = Q(content_type__app_label__in=("ccpcj_sessions", "resolutions", "review"))
HISTORY = Q(codename__in=("view_logentry", "view_change"), content_type__app_label__in=("admin", "history"))
READING = Q(codename__startswith="view_")

ROLES = {
    "Secretariat": RECORD | HISTORY,  # everything but the accounts of others
    "Reviewer": (RECORD & READING) | HISTORY,
}


@transaction.atomic
def make_roles() -> dict[str, int]:
    """Create the groups, or bring their permissions up to date; return how many permissions each has.

    A person is given a role by a superuser, who also marks the account as staff.
    """
    return {name: set_permissions(name, Permission.objects.filter(condition)) for name, condition in ROLES.items()}


def set_permissions(name: str, permissions: QuerySet[Permission]) -> int:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(permissions)
    return group.permissions.count()
