"""A draft is seen by no public question, whatever it hangs from."""

import pytest

from resolutions.models import Citation, Paragraph, Resolution, Sponsorship, Version
from sessions.models import AgendaItem, Meeting, Session, Statement
from tests import factories as make

pytestmark = pytest.mark.django_db


def fill(number: int, release: str) -> None:
    session = make.make_session(number, release=release)
    make.make_item(session)
    make.make_meeting(session)
    state = make.make_state()
    make.make_statement(session, state)
    resolution = make.make_resolution(session, f"{number}/1")
    paragraph = make.make_paragraph(make.make_version(resolution))
    Citation.objects.create(paragraph=paragraph, position=1, kind="resolution", number="1/1")
    make.make_sponsor(resolution, state)


@pytest.mark.parametrize(
    "model", [Session, AgendaItem, Meeting, Statement, Resolution, Version, Paragraph, Sponsorship, Citation]
)
def test_a_draft_session_hides_what_hangs_from_it(model):
    fill(61, "published")
    fill(62, "draft")

    assert model.objects.count() == 2
    assert model.objects.public().count() == 1


@pytest.mark.parametrize("model", [Resolution, Version, Paragraph, Sponsorship, Citation])
def test_a_draft_text_is_hidden_in_a_published_session(model):
    fill(61, "published")
    Resolution.objects.update(release="draft")

    assert model.objects.count() == 1
    assert model.objects.public().count() == 0


def test_a_text_without_a_session_is_public_when_published():
    make.make_resolution(None, "77/1")

    assert Resolution.objects.public().count() == 1
