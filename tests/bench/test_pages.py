"""`python -m tests.bench pages`."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.bench.benchmark_pages import Command
from tests.factories import (
    make_group,
    make_meeting,
    make_paragraph,
    make_resolution,
    make_session,
    make_sponsor,
    make_state,
    make_statement,
    make_theme,
    make_version,
)

pytestmark = pytest.mark.django_db


def benchmark(*arguments):
    out = StringIO()
    call_command(Command(), "--rounds", "1", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def record():
    session = make_session()
    state = make_state("JPN")
    resolution = make_resolution(session)
    for position, symbol in enumerate(("E/CN.15/2052/L.4", "E/CN.15/2052/L.4/Rev.1"), 1):
        make_paragraph(make_version(resolution, position, symbol=symbol))
    make_sponsor(resolution, state, group=make_group("EU", "political"))
    make_statement(session, state, meeting=make_meeting(session))
    resolution.themes.add(make_theme())


def test_every_public_page_is_measured(record):
    pages = [line.split() for line in benchmark()[2:]]

    assert [page for page in pages if page[0] not in ("200", "302")] == []
    assert {"/", "/resolutions/61-1/", "/sessions/61/", "/sessions/61/meetings/1/", "/sessions/61/report/",
            "/sessions/61/statements/", "/states/JPN/", "/groups/EU/", "/themes/made-up-crime/",
            "/compare/?a=E/CN.15/2052/L.4&b=E/CN.15/2052/L.4/Rev.1",
            "/resolutions/61-1/sponsors.csv", "/states/JPN/sponsors.txt"} <= {page[-1] for page in pages}  # fmt: skip
    assert all(int(page[1]) > 0 for page in pages if page[-1] == "/sessions/61/")


def test_a_page_that_no_record_can_show_is_named():
    assert "not measured: resolution_detail, for want of a record" in benchmark()


def test_no_draft_is_asked_for():
    make_resolution(make_session(62, release="draft"), "62/1", release="draft")

    assert not [line for line in benchmark() if "62" in line.split()[-1]]
