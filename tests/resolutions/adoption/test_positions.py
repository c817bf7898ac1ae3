"""What states and groups make known of a text: recorded, shown, searched, exported, and never lost by an import."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from resolutions.adoption.position_places import position_wordings
from resolutions.adoption.services import follow_paragraphs, record_position
from resolutions.models import ParagraphText, Position, PositionText, Version
from tests import factories as make
from tests.forms import errors_of
from tests.queries import queries
from tests.resolutions.admin.screen import form_of, new_row, save

pytestmark = pytest.mark.django_db
WORDS = {"en": ("", "Quagga herders keep their own calendar."), "ar": ("دولة", "كلمات عن التقويم")}


@pytest.fixture
def version() -> Version:
    work = make.make_resolution(make.make_session(61))
    version = make.make_version(work)
    make.make_paragraph(version, number="1", text="Requests the made-up office to count zebras every spring;")
    make.make_paragraph(version, number="2", text="Invites all herders to share what they know of giraffes;")
    return version


def test_a_position_on_a_paragraph_takes_the_day_of_its_meeting_and_the_next_place(version):
    state, meeting = make.make_state(), make.make_meeting(version.resolution.session)
    record_position(version=version, kind="explanation", state=state)
    paragraph = version.paragraphs.get(anchor="op-2")
    position = record_position(
        version=version, kind="reservation", state=state, paragraph=paragraph, meeting=meeting, words=WORDS
    )

    position.refresh_from_db()
    assert (position.order, position.place, position.date) == (2, "op-2", meeting.date)
    assert {text.language: (text.printed, text.text) for text in position.texts.all()} == WORDS


def test_a_position_without_a_party_or_on_a_paragraph_of_another_version_is_refused(version):
    other = make.make_paragraph(make.make_version(version.resolution, 2))
    with pytest.raises(ValidationError, match="Say who took the position"):
        record_position(version=version, kind="reservation")
    with pytest.raises(ValidationError, match="one of another version"):
        record_position(version=version, kind="reservation", state=make.make_state(), paragraph=other)
    assert record_position(version=version, kind="reservation", words={"en": ("An observer", "")}).texts.count() == 1
    assert Position.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"order": 1}, "position_once|UNIQUE"),
        ({"order": 2, "kind": "applause"}, "position_kind_known"),
        ({"order": 2, "paragraph": True, "place": ""}, "position_place_of_paragraph"),
    ],
)
def test_the_database_refuses_what_no_position_is(version, values, constraint):
    make.make_position(version, make.make_state())
    paragraph = version.paragraphs.first() if values.pop("paragraph", None) else None
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Position.objects.create(version=version, paragraph=paragraph, **{"kind": "reservation", **values})


def test_pages_of_text_state_and_group_show_positions_with_their_words(version, client):
    state, group = make.make_state("QQA", name_en="Quaggaland"), make.make_group("EU", "political")
    paragraph = version.paragraphs.get(anchor="op-2")
    position = record_position(
        version=version, kind="disassociation", state=state, group=group, paragraph=paragraph, words=WORDS
    )
    page = client.get("/en/resolutions/61-1/").content.decode()

    assert f'<li id="position-{position.pk}">' in page
    name = '<span lang="en" dir="ltr">Quaggaland</span>'
    assert f'<a href="#position-{position.pk}">Disassociation from the consensus: {name}</a>' in page
    assert '<a href="#op-2">para. 2</a>' in page
    for address in ("/en/resolutions/61-1/", "/en/states/QQA/", "/en/groups/EU/"):
        assert (
            '<p lang="en" dir="ltr">Quagga herders keep their own calendar.</p>' in client.get(address).content.decode()
        )
    assert '<p lang="ar" dir="rtl">كلمات عن التقويم</p>' in client.get("/ar/states/QQA/").content.decode()


def test_pages_ask_nothing_more_for_more_positions(version, client):
    state = make.make_state("QQA")

    pages = ["/en/resolutions/61-1/", "/en/states/QQA/", "/en/states/QQA/positions.csv", "/en/search/?q=left"]
    make.make_position(version, state)
    work = make.make_resolution(version.resolution.session, "61/9")
    make.make_position(make.make_version(work), state, paragraph=make.make_paragraph(work.versions.get()))
    make.make_position(
        version, state, paragraph=version.paragraphs.first(), meeting=make.make_meeting(work.session, 99)
    )
    client.get("/en/search/?q=left")
    before = [queries(client, page) for page in pages]
    for number in (2, 3):
        later = make.make_resolution(work.session, f"61/{number}")
        of = make.make_version(later)
        make.make_position(
            of, state, paragraph=make.make_paragraph(of), meeting=make.make_meeting(work.session, number)
        )
        make.make_position(version, state, paragraph=version.paragraphs.last())
    client.get("/en/search/?q=left")

    assert [queries(client, page) for page in pages] == before


def test_positions_go_out_as_files_and_a_draft_in_none(version, client):
    state = make.make_state("QQA", name_en="Quaggaland")
    record_position(
        version=version, kind="reservation", state=state, paragraph=version.paragraphs.get(anchor="op-1"), words=WORDS
    )
    make.make_position(make.make_version(version.resolution, 2, release="draft"), state)
    for address in ("resolutions/61-1", "states/QQA"):
        response = client.get(f"/en/{address}/positions.csv")
        rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
        assert [(row["Paragraph"], row["Kind"], row["State"], row["Language"]) for row in rows] == [
            ("op-1", "reservation", "Quaggaland", "ar"), ("op-1", "reservation", "Quaggaland", "en"),
        ]  # fmt: skip
    assert client.get("/en/groups/AFR/positions.json").getvalue().count(b"reservation") == 0


def test_a_position_is_found_by_its_words_and_by_who_took_it(version, client):
    state = make.make_state("QQA", name_en="Quaggaland")
    position = record_position(version=version, kind="reservation", state=state, words=WORDS)

    for query in ("calendar", "Quaggaland", "التقويم", "kind:position"):
        page = client.get("/en/search/", {"q": query}).content.decode()
        assert f'href="{position.get_absolute_url()}"'.replace('"/', '"/en/') in page, query
        assert ">Quaggaland: reservation</a>" in page
    PositionText.objects.filter(language="en").update(text="Other")
    assert "Quaggaland: reservation" not in client.get("/en/search/?q=calendar").content.decode()


@pytest.mark.parametrize(
    ("texts", "place", "paragraph", "notice"),
    [
        # corrected, the paragraph stays what the position is about
        ({"op-1": "Requests the made-up office to count all zebras in spring;"}, "op-1", "op-1", ""),
        # a paragraph was put before it: the words stand one further
        (
            {"op-1": "Decides to begin with something altogether new;",
             "op-2": "Requests the made-up office to count zebras every spring;"},
            "op-2", "op-2", "those words are op-2 now, and it went with them",
        ),
        # dropped: other words stand at the anchor
        ({"op-1": "Decides to begin with something altogether new;"}, "op-1", None, "in no paragraph any more"),
        # another language alone tells nothing
        ({"op-1": ""}, "op-1", "op-1", ""),
    ],
    ids=["corrected", "renumbered", "dropped", "other language"],
)  # fmt: skip
def test_a_position_follows_the_words_that_it_is_about(version, texts, place, paragraph, notice):
    make.make_position(version, make.make_state(), paragraph=version.paragraphs.get(anchor="op-1"))
    before = position_wordings([version])
    for anchor, text in texts.items():
        ParagraphText.objects.filter(paragraph__anchor=anchor).update(
            **({"text": text} if text else {"language": "fr"})
        )
    notices = follow_paragraphs([version], before)

    position = Position.objects.get()
    assert (position.place, position.paragraph and position.paragraph.anchor) == (place, paragraph)
    assert [notice in words for _place, words in notices] == [True] * bool(notice)


def test_what_lost_its_paragraph_is_told_each_time_and_stays_on_the_page(version, client):
    make.make_position(version, make.make_state("QQA"), paragraph=version.paragraphs.get(anchor="op-1"))
    version.paragraphs.get(anchor="op-1").delete()

    (notice,) = follow_paragraphs([version], [])
    assert notice.place == "op-1"
    assert "para. 1, as it was numbered before" in client.get("/en/resolutions/61-1/").content.decode()


def test_staff_type_a_position_on_the_screen_of_the_text(staff, version):
    work, state = version.resolution, make.make_state()
    row = {"kind": "reservation", "state": state.pk, "paragraph": "op-2", "text": "Words in a hurry"}
    response = save(staff, work, **new_row("positions", **row))

    assert response.status_code == 302, errors_of(response)
    position = Position.objects.get()
    assert (position.order, position.place, position.texts.get().text) == (1, "op-2", "Words in a hurry")
    assert save(staff, work, **{"positions-0-text": "Corrected"}).status_code == 302
    assert (PositionText.objects.get().text, Position.objects.get().place) == ("Corrected", "op-2")
    assert save(staff, work, "?language=fr", **{"positions-0-text": "En français"}).status_code == 302
    assert PositionText.objects.count() == 2


def test_a_position_that_names_nobody_is_refused_beside_the_field(staff, version):
    response = save(staff, version.resolution, **new_row("positions", kind="reservation", text="Words"))

    message = "Say who took the position: a state, a group, or a name as printed."
    assert errors_of(response) == {"positions-0-state": [message]}
    assert "As printed" in staff.get(form_of(version.resolution)).content.decode()
