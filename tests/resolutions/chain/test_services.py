"""The chain: a draft of the Commission and the text that the Assembly adopted are versions of one work."""

import pytest

from resolutions.chain.services import accept, join_chains, reject
from resolutions.models import FormerSlug, JoinProposal, Resolution, Sponsorship, Version
from tests import factories as make
from tests.factories import make_adoption, make_resolution, make_session, make_sponsor, make_state, make_version

pytestmark = pytest.mark.django_db
TITLE = "Keeping the made-up lighthouses in good order"


def draft(year: int = 2022, title: str = TITLE, number: str = "2", **values) -> Resolution:
    session = make_session(year - 1991, release=values.pop("session_release", "published"))
    work = make_resolution(
        session, number,
        **{"slug": f"{session.number}-draft-resolution-{number}", "stage": "draft", "body": "GA",
           "status": "recommended", "title_en": title, **values},
    )  # fmt: skip
    make_version(work, 1, stage="recommended", body="GA")
    return work


def adopted(session: str = "77", title: str = TITLE, number: str = "901", **values) -> Resolution:
    work = make_resolution(
        None, f"{session}/{number}", **{"slug": f"a-res-{session}-{number}", "body": "GA", "title_en": title, **values}
    )
    version = make_version(work, 1, body="GA", symbol=f"A/RES/{session}/{number}")
    make_adoption(version, "GA", session=session)
    return work


@pytest.mark.parametrize("order", ["draft first", "adopted first"])
def test_a_draft_and_its_adopted_text_become_one_work_in_both_orders(order, client):
    work, text = draft(), adopted()
    joined, proposed = join_chains([text if order == "draft first" else work])

    assert (joined, proposed) == ([work], [])
    assert list(Version.objects.values_list("resolution__slug", "position", "symbol")) == [
        ("31-draft-resolution-2", 1, None), ("31-draft-resolution-2", 2, "A/RES/77/901"),
    ]  # fmt: skip
    assert Resolution.objects.get().status == "adopted"


def test_titles_are_the_same_whatever_their_typesetting():
    draft(title="Keeping the  Made-up Lighthouses in good order")

    assert len(join_chains([adopted()])[0]) == 1


def test_a_title_in_any_language_will_do():
    draft(title="", title_zh="妥善维护虚构的灯塔")

    assert len(join_chains([adopted(title_zh="妥善维护虚构的灯塔")])[0]) == 1


def test_both_addresses_and_the_symbol_lead_to_the_work(client):
    draft()
    join_chains([adopted()])

    moved = client.get("/resolutions/a-res-77-901/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/resolutions/31-draft-resolution-2/")
    assert client.get("/resolutions/31-draft-resolution-2/").status_code == 200
    assert client.get("/symbols/A/RES/77/901").headers["Location"] == "/resolutions/31-draft-resolution-2/"


def test_a_former_address_of_a_hidden_work_leads_nowhere(client):
    FormerSlug.objects.create(slug="a-res-77-901", resolution=draft(release="draft"))

    assert client.get("/resolutions/a-res-77-901/").status_code == 404


def test_the_sponsors_of_the_draft_stay_and_those_of_the_text_follow():
    work, text, peru, chad = draft(), adopted(), make_state("PER"), make_state("TCD")
    make_sponsor(work, peru)
    for state in (peru, chad):
        make_sponsor(text, state, version=text.versions.get())
    join_chains([text])

    assert list(Sponsorship.objects.values_list("resolution__slug", "state__iso3", "version__symbol")) == [
        (work.slug, "PER", None), (work.slug, "TCD", "A/RES/77/901"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "doubt"),
    [
        ({"year": 2021}, {}, "the draft is of 2021"),
        ({"body": "ECOSOC"}, {}, "the draft is for Economic and Social Council"),
        ({"title": TITLE + " and tidy"}, {}, "they are not the same"),
        ({"release": "draft"}, {}, "would be hidden"),
        ({"session_release": "draft"}, {}, "would be hidden"),
    ],
)
def test_what_is_likely_is_proposed_and_never_joined(one, other, doubt):
    draft(**one)
    joined, proposed = join_chains([adopted(**other)])

    assert joined == []
    assert [doubt in proposal.reason for proposal in proposed] == [True]
    assert Resolution.objects.count() == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Something else entirely"}, {}), ({"year": 2015}, {}), ({}, {"session": "ES-11"}),
        ({"kind": "decision"}, {}),
    ],
)  # fmt: skip
def test_what_is_unlikely_is_left_alone(one, other):
    draft(**one)

    assert join_chains([adopted(**other)]) == ([], [])


def test_two_drafts_that_would_do_are_both_proposed():
    draft(number="2")
    make_resolution(make.Session.objects.get(), "3", stage="draft", body="GA", title_en=TITLE, slug="31-draft-3")
    joined, proposed = join_chains([adopted()])

    assert (joined, len(proposed)) == ([], 2)


def test_a_proposal_is_made_once_and_a_rejected_pair_stays_apart():
    draft()
    text = adopted(title=TITLE + " and tidy")
    (proposal,) = join_chains([text])[1]
    reject(proposal)
    Resolution.objects.update(title_en=TITLE)

    assert join_chains([text]) == ([], [])
    assert Resolution.objects.count() == 2


def test_an_accepted_proposal_joins_and_settles_the_others():
    work = draft(title=TITLE + " and tidy")
    first, second = adopted(number="901"), adopted(number="902")
    join_chains([first, second])
    accept(JoinProposal.objects.get(adopted__symbol="A/RES/77/901"))

    assert dict(JoinProposal.objects.values_list("adopted__symbol", "state")) == {
        "A/RES/77/901": "accepted", "A/RES/77/902": "rejected",
    }  # fmt: skip
    assert set(work.versions.values_list("symbol", flat=True)) == {None, "A/RES/77/901"}


def test_a_text_that_is_not_published_does_not_become_so_by_being_joined(client):
    draft()
    join_chains([adopted(release="draft")])

    assert client.get("/symbols/A/RES/77/901").status_code == 404
    assert b"A/RES/77/901" not in client.get("/resolutions/31-draft-resolution-2/").content
    Version.objects.update(release="published")
    assert b"A/RES/77/901" in client.get("/resolutions/31-draft-resolution-2/").content


def test_staff_join_from_the_admin(staff):
    draft(title=TITLE + " and tidy")
    (proposal,) = join_chains([adopted()])[1]
    staff.post("/admin/resolutions/joinproposal/", {"action": "join", "_selected_action": [proposal.pk]})

    assert Resolution.objects.get().versions.count() == 2


def test_staff_keep_apart_from_the_admin(staff):
    draft(title=TITLE + " and tidy")
    (proposal,) = join_chains([adopted()])[1]
    staff.post("/admin/resolutions/joinproposal/", {"action": "keep_apart", "_selected_action": [proposal.pk]})

    assert JoinProposal.objects.get().state == "rejected"


@pytest.mark.parametrize("order", ["draft first", "adopted first"])
def test_a_draft_that_is_tabled_and_not_numbered_yet_is_proposed(order):
    work, text = draft(number="", stage="", body="", status="tabled"), adopted()
    joined, proposed = join_chains([text if order == "draft first" else work])

    assert (joined, [(pair.draft, pair.adopted.resolution) for pair in proposed]) == ([], [(work, text)])
