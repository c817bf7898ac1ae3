"""How a text was adopted, as staff type it."""

from datetime import date

import pytest

from resolutions.adoption.services import record_vote
from resolutions.models import Adoption, Ballot, Vote
from resolutions.sponsors.services import add_entry
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.resolutions.admin.screen import new_row, save

pytestmark = pytest.mark.django_db
ADD = "/admin/resolutions/vote/add/"
VOTE = {"in_favour": 2, "against": 0, "abstaining": 0}


@pytest.fixture
def adoption(resolution):
    return make.make_adoption(resolution.versions.get(), method="vote", date=date(2022, 5, 20))


def add_vote(staff, adoption, choices=(), **values):
    rows = {}
    for index, choice in enumerate(choices):
        rows |= new_row("ballots", index, len(choices), state=make.make_state().pk, choice=choice)
    return staff.post(ADD, {**filled_in(staff.get(ADD)), "adoption": adoption.pk, **VOTE, **rows, **values})


def save_alone(staff, record, **changes):
    page = f"/admin/resolutions/{record._meta.model_name}/{record.pk}/change/"
    return staff.post(page, {**filled_in(staff.get(page)), **changes})


def test_the_adoption_of_the_version_shown_is_typed_on_the_screen_of_its_text(staff, resolution):
    make.make_version(resolution, 2, body="GA")
    meeting = make.make_meeting(resolution.session)
    typed = {"body": "CCPCJ", "method": "consensus", "date": "2022-05-20", "meeting": meeting.pk}

    response = save(staff, resolution, **new_row("adoptions", **typed))

    assert response.status_code == 302, errors_of(response)
    adoption = Adoption.objects.get()
    assert (adoption.version.position, adoption.method, adoption.meeting) == (2, "consensus", meeting)


def test_a_body_adopts_a_version_once(staff, resolution, adoption):
    response = save(staff, resolution, **new_row("adoptions", 1, body="CCPCJ", method="consensus"))

    assert errors_of(response) == {"adoptions-1-body": ["How this body adopted the version is recorded already."]}


def test_an_adoption_without_a_version_is_refused(staff):
    resolution = make.make_resolution(make.make_session())

    response = save(staff, resolution, **new_row("adoptions", body="CCPCJ", method="consensus"))

    assert errors_of(response)["adoptions"] == ["Adoptions belong to a version: add one above."]


def test_the_assembly_does_not_adopt_at_a_meeting_of_the_commission(staff, adoption, resolution):
    response = save_alone(staff, adoption, body="GA", meeting=make.make_meeting(resolution.session).pk)

    assert list(errors_of(response)) == ["meeting"]


def test_a_vote_is_typed_with_its_ballots(staff, adoption):
    response = add_vote(staff, adoption, ["in_favour", "in_favour"])

    assert response.status_code == 302, errors_of(response)
    assert Ballot.objects.count() == 2


def test_a_vote_on_what_was_adopted_by_consensus_is_refused(staff, adoption):
    Adoption.objects.update(method="consensus")

    response = add_vote(staff, adoption)

    assert errors_of(response) == {
        "adoption": ["A vote is recorded of a text adopted by a recorded vote: this one was adopted by consensus."]
    }


@pytest.mark.parametrize("screen", ["text", "adoption"])
def test_a_text_voted_on_cannot_be_said_to_be_adopted_by_consensus(staff, adoption, resolution, screen):
    record_vote(adoption=adoption, tally=VOTE, ballots={})

    if screen == "text":
        response = save(staff, resolution, **{"adoptions-0-method": "consensus"})
    else:
        response = save_alone(staff, adoption, method="consensus")

    (messages,) = errors_of(response).values()
    assert messages == ["A vote is recorded of this adoption: correct or delete the vote first."]


def test_a_tally_that_the_ballots_do_not_bear_out_is_refused_until_it_says_why(staff, adoption):
    response = add_vote(staff, adoption, ["in_favour"])

    assert "2 counted in favour, 1 states listed" in str(errors_of(response))
    assert not Vote.objects.exists()

    response = add_vote(staff, adoption, ["in_favour"], difference="One state is not named.")
    assert response.status_code == 302, errors_of(response)


def test_an_adoption_dated_on_its_own_screen_expands_the_groups(staff, resolution):
    adoption, union = make.make_action(resolution), make.make_group("EU", kind="political")
    make.make_member(union, make.make_state("QMA"))
    entry = add_entry(resolution=resolution, printed={"en": "The Union"}, group=union)

    response = save_alone(staff, adoption, date="2022-05-20")

    assert response.status_code == 302, errors_of(response)
    assert [row.state.iso3 for row in entry.members.all()] == ["QMA"]
