"""Counts of related records."""

import pytest
from django.db.models import OuterRef

from ccpcj.lib.related_counts import how_many
from resolutions.models import Resolution
from sessions.models import Session, State, Statement
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_rows_are_counted_once_each_and_none_is_nought():
    """Resolution has translated names: its querysets add columns of their own to what they group by."""
    session = make.make_session(61)
    busy, idle = make.make_state("QQA"), make.make_state("QQB")
    for n in range(3):
        make.make_sponsor(make.make_resolution(session, f"61/{n}"), busy)
        make.make_statement(session, busy)
        make.make_statement(session, busy)

    this = OuterRef("pk")
    rows = State.objects.annotate(
        texts=how_many(Resolution.objects.sponsored_by(this)), spoken=how_many(Statement.objects.filter(state=this))
    )

    assert {row.iso3: (row.texts, row.spoken) for row in rows} == {busy.iso3: (3, 6), idle.iso3: (0, 0)}


def test_a_row_that_a_join_doubles_counts_once():
    session, state = make.make_session(61), make.make_state()
    make.make_statement(session, state).on_behalf_states.add(make.make_state(), make.make_state())

    spoken = Statement.objects.filter(session=OuterRef("pk"), on_behalf_states__isnull=False)

    assert Session.objects.annotate(spoken=how_many(spoken)).get().spoken == 1
