"""A record is as it was: from its history alone, with what hung from it, or not at all."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Max

from ccpcj.history.as_of import current_rows, moment_after, moment_before, tree_as_of
from ccpcj.history.models import Change, RowChange
from ccpcj.history.services import change, restore_record
from ccpcj.lib import services
from resolutions.models import JoinProposal, Paragraph, ParagraphText, Resolution, Version
from sessions.models import Session, State
from tests import factories as make

pytestmark = pytest.mark.django_db


def moment():
    return RowChange.objects.aggregate(last=Max("pk"))["last"]


def last_change():
    return Change.objects.latest("pk")


def delete(record):
    """Delete a record; its key and the moment before."""
    key = record.pk
    services.delete_record(record)
    return key, moment_before(last_change())


@pytest.fixture
def text():
    resolution = make.make_resolution(make.make_session(61), "61/1")
    version = make.make_version(resolution, symbol="E/CN.15/61/1")
    paragraph = make.make_paragraph(version)
    ParagraphText.objects.create(paragraph=paragraph, language="fr", text="Encourage", phrase="Encourage")
    return resolution


def test_a_record_is_told_as_of_each_of_its_changes(text):
    titles = ["Первое", "Второе", "Третье"]
    changes = []
    for title in titles:
        services.update_record(text, {"title_ru": title})
        changes.append(last_change())

    told = [tree_as_of(Resolution, [text.pk], moment_after(change))[Resolution][text.pk] for change in changes]
    assert [row["title_ru"] for row in told] == titles
    before = tree_as_of(Resolution, [text.pk], moment_before(changes[0]))
    assert before[Resolution][text.pk]["title_ru"] is None


def test_a_deleted_text_comes_back_at_its_address_and_is_searched_again(text, client):
    before = current_rows(ParagraphText)
    deleted = delete(text)
    assert client.get("/resolutions/61-1/").status_code == 404

    restore_record(Resolution, *deleted)

    assert client.get("/resolutions/61-1/").status_code == 200
    assert current_rows(ParagraphText) == before


def test_what_was_restored_can_be_taken_back(text):
    services.update_record(text, {"title_en": "New"})
    restore_record(Resolution, text.pk, moment_before(last_change()))
    assert Resolution.objects.get().title_en.startswith("Measures")

    restore_record(Resolution, text.pk, moment_before(last_change()))

    assert Resolution.objects.get().title_en == "New"


def test_restoring_is_an_act_of_somebody(text, django_user_model):
    ann = django_user_model.objects.create(username="ann")
    services.update_record(text, {"title_en": "New"})
    former = moment_before(last_change())
    with change(user=ann, through=Change.Through.ADMIN):
        restore_record(Resolution, text.pk, former, reason="Restored as of yesterday")

    assert (last_change().user, last_change().reason) == (ann, "Restored as of yesterday")


def test_restoring_what_did_not_change_writes_nothing(text):
    services.update_record(text, {"title_en": "New"})
    act = last_change()
    assert not restore_record(Resolution, text.pk, moment_after(act))

    assert last_change() == act


def test_an_address_that_another_text_has_by_now_is_refused_in_words(text):
    deleted = delete(text)
    make.make_resolution(make.make_session(62), "62/1", slug="61-1")

    with pytest.raises(ValidationError, match="another resolution has slug “61-1”"):
        restore_record(Resolution, *deleted)

    assert Resolution.objects.count() == 1
    assert not Paragraph.objects.exists()


def test_a_number_that_another_record_of_the_session_has_is_refused_in_its_words(text):
    services.update_record(text, {"number": "61/2"})
    former = moment_before(last_change())
    make.make_resolution(text.session, "61/1", slug="other")

    with pytest.raises(ValidationError, match="already has a text of that kind"):
        restore_record(Resolution, text.pk, former)


def test_what_hung_from_another_record_that_is_gone_is_left_out(text):
    other = make.make_version(make.make_resolution(None, "107/1", body="GA"), body="GA", symbol="A/RES/107/1")
    JoinProposal.objects.create(draft=text, adopted=other, reason="Alike.")
    deleted = delete(text)
    services.delete_record(other)

    restore_record(Resolution, *deleted)

    assert Version.objects.get(resolution=deleted[0]).symbol == "E/CN.15/61/1"
    assert not JoinProposal.objects.exists()


def test_what_others_point_at_by_now_is_not_deleted(text):
    former = moment()
    item = services.create_record(Session.agenda_items.rel.related_model, {"session": text.session, "number": 9})
    services.update_record(text, {"agenda_item": item})

    with pytest.raises(ValidationError, match="others point to it"):
        restore_record(Session, text.session_id, former)


def test_a_moment_before_a_record_is_refused(text):
    former = moment()
    state = make.make_state()

    with pytest.raises(ValidationError, match="There was no such state then"):
        restore_record(State, state.pk, former)


def test_a_column_that_came_later_takes_its_default_and_one_that_went_is_left_out(text):
    deleted = delete(text)
    row = RowChange.objects.get(model="resolutions.resolution", key=deleted[0], action="-")
    row.before = {name: value for name, value in row.before.items() if name != "status"} | {"colour": "red"}
    row.save()

    restore_record(Resolution, *deleted)

    assert Resolution.objects.get().status == Resolution.Status.TABLED


def test_a_whole_record_is_read_in_few_queries(text, django_assert_max_num_queries):
    version = text.versions.get()
    for number in range(2, 40):
        make.make_paragraph(version, number=str(number))
    key, former = delete(text)

    with django_assert_max_num_queries(120):
        tree = tree_as_of(Resolution, [key], former)
    assert len(tree[Paragraph]) == 39
