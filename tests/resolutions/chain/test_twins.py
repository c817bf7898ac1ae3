"""A work that people typed without a number and the one that an import made of the same text become one."""

import pytest

from ccpcj.history.models import Change
from ccpcj.history.services import change
from resolutions.chain.services import join_twins
from resolutions.chain.twins import twins_in_record
from resolutions.models import FormerSlug, Resolution
from tests.factories import make_resolution, make_session, make_version

pytestmark = pytest.mark.django_db
TITLE = "Порты вымышленных островов"


@pytest.fixture
def imported():
    return make_resolution(
        make_session(61), "1", stage="draft", body="GA", status="recommended", title_en="", title_ru=TITLE
    )


def type_work(imported, title=TITLE, **values):
    slug = f"typed-{Resolution.objects.count()}"
    work = make_resolution(
        imported.session, "", slug=slug, stage="", body="", status="", title_en="", title_ru=title, **values
    )
    make_version(work, 1, stage="tabled")
    return work


def join():
    with change(through=Change.Through.COMMAND, source="import_akn"):
        return join_twins(twins_in_record())


def test_once_a_language_has_the_title_of_both_they_are_one(imported):
    typed = type_work(imported, title_fr="Ce qui fut saisi")
    name = str(typed)

    assert join() == ([f"Resolution {name}"], [])
    work = Resolution.objects.get()
    assert (work.pk, work.number, work.title_fr) == (imported.pk, "1", "Ce qui fut saisi")
    assert [version.stage for version in work.versions.all()] == ["tabled"]
    assert FormerSlug.objects.get().resolution == work
    assert join() == ([], [])


def test_what_was_typed_stands_and_a_person_is_told(imported):
    type_work(imported, title_fr="Ce qui fut saisi")
    Resolution.objects.filter(pk=imported.pk).update(title_fr="Ce qui fut imprimé")

    [message] = join()[1]
    assert "“Ce qui fut saisi”" in message
    assert "“Ce qui fut imprimé”" in message
    assert Resolution.objects.get().title_fr == "Ce qui fut saisi"


@pytest.mark.parametrize("other", [{"part": 2}, {"kind": "decision"}, {"title": "Порты"}])
def test_another_part_kind_or_title_is_another_text(imported, other):
    type_work(imported, **other)
    assert join() == ([], [])


def test_what_may_be_either_of_two_is_left(imported):
    type_work(imported)
    type_work(imported)
    assert join() == ([], [])


def test_what_is_published_is_not_hidden_unasked(imported):
    type_work(imported, release="published")
    Resolution.objects.filter(pk=imported.pk).update(release="draft")

    joined, [message] = join()
    assert (joined, Resolution.objects.count()) == ([], 2)
    assert "is published and the other is not" in message
