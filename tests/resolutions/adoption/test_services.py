"""Method, tally and ballots of an adoption agree, or the vote says in words why not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccpcj.lib import services
from resolutions.adoption.services import correct_adoption, record_adoption, record_vote, remove_vote, save_vote
from resolutions.models import Adoption, Ballot, Publication, Resolution, Vote
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2022, 12, 15)
TALLY = {"in_favour": 2, "against": 1, "abstaining": 0}


@pytest.fixture
def version():
    return make.make_version(make.make_resolution(None, "77/1", body="GA"), body="GA", symbol="A/RES/77/1")


@pytest.fixture
def adoption(version):
    return record_adoption(version=version, body="GA", method="vote", date=DAY)


def ballots(*choices):
    return {make.make_state(): choice for choice in choices}


def written(call):
    """How often a call writes a record."""
    with CaptureQueriesContext(connection) as queries:
        call()
    writes = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    return sum("history_" not in sql for sql in writes)


def test_a_version_has_one_adoption_by_each_body(version, adoption):
    again = record_adoption(version=version, body="GA", method="consensus")
    record_adoption(version=version, body="CCPCJ", method="acclamation")

    assert again == adoption
    assert sorted(version.adoptions.values_list("body", "method")) == [("CCPCJ", "acclamation"), ("GA", "consensus")]
    with pytest.raises(IntegrityError):
        Adoption.objects.create(version=version, body="GA")


def test_an_adoption_recorded_again_writes_nothing(version, adoption):
    assert written(lambda: record_adoption(version=version, body="GA", method="vote", date=DAY)) == 0


def test_a_printed_value_is_cut_to_its_field(version):
    assert len(record_adoption(version=version, body="GA", record="A" * 100).record) == 60


def test_the_day_of_an_adoption_is_that_of_a_version_without_one_or_with_the_same(version, adoption):
    version.refresh_from_db()
    assert version.date == DAY

    correct_adoption(adoption, date=date(2022, 12, 16))
    version.refresh_from_db()
    assert version.date == date(2022, 12, 16)

    version.date = date(2022, 12, 1)
    version.save()
    correct_adoption(Adoption.objects.get(), date=DAY)
    version.refresh_from_db()
    assert version.date == date(2022, 12, 1)


def test_an_adoption_of_another_version_after_all_dates_that_version(version, adoption):
    other = make.make_version(version.resolution, 2, body="GA")

    correct_adoption(adoption, version=other)

    other.refresh_from_db()
    assert other.date == DAY


def test_a_vote_hangs_from_its_adoption_with_a_ballot_a_state(adoption):
    cast = ballots("in_favour", "in_favour", "against")

    vote = record_vote(adoption=adoption, tally=TALLY, ballots=cast)

    assert adoption.vote == vote
    assert {ballot.state: ballot.choice for ballot in vote.ballots.all()} == cast
    assert written(lambda: record_vote(adoption=adoption, tally=TALLY, ballots=cast)) == 0


@pytest.mark.parametrize(("method", "how"), [
    ("consensus", "was adopted by consensus"), ("without_vote", "was adopted without a vote"),
    ("", "does not say how it was adopted"),
])  # fmt: skip
def test_a_vote_on_what_was_not_adopted_by_vote_is_refused(version, method, how):
    adoption = record_adoption(version=version, body="GA", method=method)

    with pytest.raises(ValidationError, match=how):
        record_vote(adoption=adoption, tally=TALLY, ballots={})
    with pytest.raises(ValidationError, match=how):
        save_vote(Vote(adoption=adoption, **TALLY))
    assert not Vote.objects.exists()


def test_a_vote_on_what_another_person_says_was_adopted_by_consensus_meanwhile_is_refused(adoption):
    correct_adoption(Adoption.objects.get(pk=adoption.pk), method="consensus")

    with pytest.raises(ValidationError, match="was adopted by consensus"):
        record_vote(adoption=adoption, tally=TALLY, ballots={})


def test_a_method_that_a_vote_contradicts_is_refused(adoption):
    record_vote(adoption=adoption, tally=TALLY, ballots={})

    with pytest.raises(ValidationError, match="A vote is recorded"):
        correct_adoption(adoption, method="consensus")
    assert Adoption.objects.get().method == "vote"

    remove_vote(version=adoption.version, body="GA")
    correct_adoption(Adoption.objects.get(), method="consensus")
    assert Adoption.objects.get().method == "consensus"


def test_a_tally_that_the_ballots_do_not_bear_out_says_why_or_is_refused(adoption):
    cast = ballots("in_favour", "against")

    with pytest.raises(ValidationError, match="2 counted in favour, 1 states listed"):
        record_vote(adoption=adoption, tally=TALLY, ballots=cast)
    record_vote(adoption=adoption, tally=TALLY, ballots=cast, difference="One state is not named.")

    assert Vote.objects.get().difference == "One state is not named."


def test_a_tally_alone_contradicts_no_ballots(adoption):
    record_vote(adoption=adoption, tally=TALLY, ballots={})

    assert not Ballot.objects.exists()


def test_no_verb_asks_more_for_more_ballots(adoption):
    def asked(number):
        tally = {"in_favour": number, "against": 0, "abstaining": 0}
        cast = ballots(*["in_favour"] * number)
        with CaptureQueriesContext(connection) as queries:
            record_vote(adoption=adoption, tally=tally, ballots=cast)
        return len(queries)

    asked(1)
    assert asked(2) == asked(30)


def test_texts_and_adoptions_are_asked_for_by_method(version, adoption):
    other = make.make_version(make.make_resolution(make.make_session(), "61/1"))
    consensus = record_adoption(version=other, body="CCPCJ", method="consensus")
    silent = record_adoption(version=make.make_version(make.make_resolution(None, "77/9")), body="GA")

    assert list(Resolution.objects.adopted_by("vote")) == [version.resolution]
    assert set(Resolution.objects.adopted_by("vote", "consensus")) == {version.resolution, other.resolution}
    assert list(Adoption.objects.by_vote()) == [adoption]
    assert list(Adoption.objects.without_vote()) == [consensus]
    assert list(Adoption.objects.of_commission()) == [consensus]
    assert set(Adoption.objects.of_other_bodies()) == {adoption, silent}
    version.release = "draft"
    version.save()
    assert not Resolution.objects.adopted_by("vote").exists()


def test_a_publication_that_an_import_made_goes_with_its_version_alone(staff, version):
    read = Publication.objects.create(version=version, language="en", source="a.xml", sha256="0" * 64)
    typed = Publication.objects.create(version=version, language="fr")
    with pytest.raises(ValidationError, match="goes with its version"):
        services.delete_record(read)
    services.delete_record(typed)
    place = reverse("admin:resolutions_publication_delete", args=[read.pk])
    assert staff.post(place, {"post": "yes"}).status_code == 403

    whole = reverse("admin:resolutions_resolution_delete", args=[version.resolution_id])
    assert staff.post(whole, {"post": "yes"}).status_code == 302
    assert not Publication.objects.exists()
