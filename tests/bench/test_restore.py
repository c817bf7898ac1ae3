"""`python -m tests.bench restore`, and each of its deeds."""

from io import StringIO

import pytest
from django.core.management import call_command

from resolutions.models import Resolution
from tests.bench.benchmark_restore import Command, restore_after
from tests.bench.deeds import DEEDS, make_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_what_was_done_is_taken_back(deed):
    make_record()
    changed, same, _ = restore_after(deed)

    assert changed
    assert same


def test_all_is_counted_and_nothing_is_left():
    out = StringIO()
    call_command(Command(), stdout=out)

    assert f"{len(DEEDS)} deletions and edits" in out.getvalue()
    assert f"equal to before: {len(DEEDS)}" in out.getvalue()
    assert not Resolution.objects.exists()
