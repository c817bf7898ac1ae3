"""The demonstration: what `manage.py demo` fills the site with, none of it twice."""

import secrets
import socket

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from ccpcj.roles import make_roles
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexEntry
from resolutions.models import Resolution
from sessions.models import Session, State, Statement

from .session_facts import load_demo_facts

ACCOUNT = "secretariat"
HOST = "127.0.0.1"


def make_tables() -> str:
    call_command("migrate", verbosity=0)
    return str(connection.settings_dict["NAME"])


def load_reference_data() -> str:
    """States, groups and themes, unless they are there: what staff changed since is kept."""
    is_there = State.objects.exists()
    if not is_there:
        call_command("load_reference", verbosity=0)
    return f"{State.objects.of_day(timezone.localdate()).count()} states{', kept' if is_there else ''}"


def load_session() -> str:
    """The facts of the thirty-first session, unless it is there."""
    is_there = Session.objects.filter(number=31).exists()
    if not is_there:
        load_demo_facts()
    texts = Resolution.objects.filter(session__number=31).count()
    statements = Statement.objects.filter(session__number=31).count()
    return f"{texts} texts, {statements} statements{', kept' if is_there else ''}"


def make_index() -> str:
    """The search index, up to date with what was loaded."""
    bring_up_to_date()
    return f"{IndexEntry.objects.count()} entries"


def make_demo_account() -> str | None:
    """The account of the secretariat: its new random password, or None when the account is there already.

    It may do all, accounts and their roles included: on a machine of one's own there is nobody else to ask.
    """
    make_roles()
    users = get_user_model().objects
    if users.filter(username=ACCOUNT).exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser(ACCOUNT, password=password)
    return password


def is_free(port: int) -> bool:
    """Whether a server can listen on the port, asked the way Django's own server does."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
