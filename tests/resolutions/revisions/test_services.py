"""A revision begins as a copy of the draft before it, and is hidden until it is released."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from resolutions.models import Citation, Footnote, ParagraphText, ResolutionText, Version
from resolutions.revisions.services import create_revision
from tests import factories as make
from tests.forms import errors_of
from tests.resolutions.admin.screen import form_of, save

pytestmark = pytest.mark.django_db
SYMBOL = "E/CN.15/2052/L.2"


@pytest.fixture
def draft() -> Version:
    work = make.make_resolution(make.make_session(61), "", slug="61-l2", stage="", status="tabled")
    version = make.make_version(work, stage="tabled", symbol=SYMBOL)
    ResolutionText.objects.create(version=version, language="fr", title="Titre", chapeau="La Commission,", source="X")
    make.make_paragraph(version, "preambular", "", "Recalling resolution 60/1,", verb="")
    top = make.make_paragraph(version, number="1", verb="requests", addressees=["unodc"], summary="Ours")
    item = make.make_paragraph(version, number="(a)", parent=top, anchor="op-1-a")
    for language in ("fr", "ar"):
        ParagraphText.objects.create(paragraph=item, language=language, text=f"Words {language}", phrase="Words")
    Footnote.objects.create(paragraph=top, number=1, language="en", text="A note", place=3)
    Citation.objects.create(paragraph=top, position=1, kind="resolution", body="CCPCJ", number="60/1")
    return version


def content(version: Version) -> list[object]:
    """All that a version says, but for keys and places in the work."""
    paragraphs = version.paragraphs.order_by("position")
    texts = paragraphs.values_list("texts__language", "texts__text", "texts__phrase")
    return [
        *version.texts.order_by("language").values_list("language", "title", "chapeau"),
        *paragraphs.values_list(
            "anchor", "part", "number", "position", "parent__anchor", "verb", "addressees", "summary"
        ),
        *texts.order_by("anchor", "texts__language"),
        *paragraphs.exclude(footnotes=None).values_list("footnotes__number", "footnotes__text", "footnotes__place"),
        *paragraphs.exclude(citations=None).values_list("citations__number", "citations__position"),
    ]


def test_a_revision_is_a_copy_in_every_language(draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        revision = create_revision(draft)

    assert content(revision) == content(draft)
    assert len(content(revision)) == 12
    assert (revision.symbol, revision.position, revision.stage) == (f"{SYMBOL}/Rev.1", 2, "tabled")
    assert not Version.objects.public().filter(pk=revision.pk).exists()


def test_a_revision_of_a_revision_is_counted_on(draft):
    assert create_revision(create_revision(draft)).symbol == f"{SYMBOL}/Rev.2"


def test_later_versions_make_room(draft):
    make.make_version(draft.resolution, 2, symbol=None)
    create_revision(draft)

    places = draft.resolution.versions.values_list("position", "symbol")
    assert list(places) == [(1, SYMBOL), (2, f"{SYMBOL}/Rev.1"), (3, None)]


def test_what_is_changed_in_a_revision_leaves_the_draft_as_it_was(draft):
    before = content(draft)
    revision = create_revision(draft)
    ParagraphText.objects.filter(paragraph__version=revision).update(text="Other words")
    revision.paragraphs.get(anchor="op-1").delete()

    assert content(draft) == before


def test_a_revision_that_is_there_or_of_an_adopted_text_is_refused(draft):
    create_revision(draft)
    with pytest.raises(ValidationError, match=r"L\.2/Rev\.1 is in the record already"):
        create_revision(draft)
    draft.stage = "adopted"
    with pytest.raises(ValidationError, match="Only a tabled draft is revised"):
        create_revision(draft)


def test_the_screen_saves_what_was_typed_and_goes_on_to_the_copy(staff, draft):
    work = draft.resolution
    response = save(staff, work, **{"paragraphs-0-text": "Recalling resolution 60/2,", "_revise": ""})

    assert response.status_code == 302, errors_of(response)
    revision = work.versions.last()
    assert response["Location"] == form_of(work, f"?version={revision.pk}#paragraphs-group")
    page = staff.get(response["Location"]).content.decode()
    assert "was made as a copy of" in page
    assert "Recalling resolution 60/2," in page
    assert f"Save, and make {SYMBOL}/Rev.2 as a copy" in page


def test_staff_see_what_was_changed_before_it_is_released(staff, draft):
    revision = create_revision(draft)
    ParagraphText.objects.filter(paragraph__version=revision, paragraph__anchor="pp-1").update(
        text="Recalling resolution 60/2,"
    )
    page = staff.get(form_of(draft.resolution, f"?version={revision.pk}")).content.decode()
    address = f"/admin/resolutions/resolution/changes/?a={SYMBOL}&amp;b={SYMBOL}/Rev.1&amp;in=en"

    assert f'href="{address}"' in page
    changes = staff.get(address.replace("&amp;", "&")).content.decode()
    assert "60/<ins>2</ins>" in changes
    assert Client().get(f"/en/compare/?a={SYMBOL}&b={SYMBOL}/Rev.1").status_code == 404


def test_a_click_on_what_cannot_be_revised_says_why(staff, draft):
    create_revision(draft)
    page = staff.get(form_of(draft.resolution, f"?version={draft.pk}")).content.decode()
    response = save(staff, draft.resolution, f"?version={draft.pk}", _revise="")

    assert "as a copy</button>" not in page
    assert "L.2/Rev.1 is in the record already." in staff.get(response["Location"]).content.decode()
