"""`python -m tests.bench exports`."""

from io import StringIO

import pytest
from django.core.management import call_command

from resolutions.models import Resolution, Sponsorship
from sessions.models import State
from tests.bench.benchmark_exports import Command
from tests.factories import make_resolution, make_session, make_sponsor, make_state

pytestmark = pytest.mark.django_db


def benchmark(*arguments):
    out = StringIO()
    call_command(Command(), *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_each_form_is_measured_on_the_rows_asked_for():
    lines = benchmark("--rows", "65")

    assert lines[0].startswith("65 sponsors on ")
    assert [line.split()[0] for line in lines[2:]] == ["csv", "xlsx", "json", "txt"]


def test_what_was_made_up_is_taken_back():
    make_sponsor(make_resolution(make_session()), make_state())
    benchmark("--rows", "35", "--forms", "json")

    assert [model.objects.count() for model in (State, Resolution, Sponsorship)] == [1, 1, 1]
