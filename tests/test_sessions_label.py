"""The app package is `sessions`, its label is not: that one belongs to Django's login sessions."""

import re
from pathlib import Path

from django.apps import apps
from django.contrib.sessions.models import Session as LoginSession

from sessions.models import Session

ROOT = Path(__file__).parent.parent


def related(model):
    return [field.related_model for field in model._meta.get_fields() if field.related_model]


def test_the_two_apps_have_a_label_each():
    assert apps.get_app_config("sessions").name == "django.contrib.sessions"
    assert apps.get_app_config("ccpcj_sessions").name == "sessions"
    assert Session._meta.label == "ccpcj_sessions.Session"


def test_nothing_of_ours_points_at_login_sessions():
    ours = [model for model in apps.get_models() if not model.__module__.startswith("django.")]

    assert Session in ours
    assert [model for model in ours if LoginSession in related(model)] == []


def test_no_migration_speaks_of_login_sessions():
    """A relation written "sessions.Session" passes every check of Django and points at the wrong table."""
    files = [file for top in ("ccpcj", "sessions", "resolutions") for file in (ROOT / top).rglob("migrations/0*.py")]

    assert len(files) >= 3
    assert [file for file in files if re.search(r"[\"']sessions\.", file.read_text())] == []
