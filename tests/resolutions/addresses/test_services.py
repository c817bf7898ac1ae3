"""A draft is entered as what it is, and keeps every address that it ever had."""

import pytest
from django.db import IntegrityError, transaction

from ccpcj.lib.services import create_record, publish, update_record
from resolutions.models import FormerSlug, Resolution, Version
from tests import factories as make

pytestmark = pytest.mark.django_db
SYMBOL = "E/CN.15/2052/L.2"


def table_draft(number: int = 61, symbol: str | None = SYMBOL, **values: object) -> Resolution:
    """What is known on the day: session, title, and mostly the symbol."""
    session = make.make_session(number)
    work = create_record(Resolution, {"session": session, "title_en": "Zebras in cities", **values})
    if symbol:
        create_record(Version, {"resolution": work, "position": 1, "symbol": symbol})
    publish([work], by="a test")
    return Resolution.objects.get(pk=work.pk)


@pytest.mark.parametrize(
    ("symbol", "values", "slug", "label"),
    [
        (SYMBOL, {}, "61-l2", "Draft resolution L.2 of session 61"),
        (f"{SYMBOL}/Rev.1", {}, "61-l2", "Draft resolution L.2 of session 61"),
        (SYMBOL, {"kind": "decision"}, "61-l2", "Draft decision L.2 of session 61"),
        (None, {}, "draft-61-zebras-in-cities", "Draft resolution of session 61"),
        (None, {"title_en": "", "title_zh": "斑马"}, "draft-61", "Draft resolution of session 61"),
        (SYMBOL, {"slug": "zebras"}, "zebras", "Draft resolution L.2 of session 61"),
    ],
)
def test_a_draft_is_named_by_what_is_known(symbol, values, slug, label):
    work = table_draft(symbol=symbol, **values)

    assert (work.slug, work.label, str(work)) == (slug, label, f"{label}: {work.title}")
    assert Resolution.objects.public().get().label == label
    assert not FormerSlug.objects.exists()


def test_a_draft_that_was_shown_by_its_title_leads_on_to_its_symbol(client):
    work = table_draft(symbol=None)
    create_record(Version, {"resolution": work, "position": 1, "symbol": SYMBOL})

    response = client.get("/en/resolutions/draft-61-zebras-in-cities/")

    assert (response.status_code, response["Location"]) == (301, "/en/resolutions/61-l2/")


@pytest.mark.parametrize("part", ["", "sponsors.csv?entries=printed", "lineage/", "lineage/op-1/", "text.en.txt"])
def test_an_adopted_draft_has_the_address_of_its_number_and_the_old_one_leads_on(client, part):
    work = table_draft()
    make.make_paragraph(work.versions.get())
    update_record(work, {"stage": "adopted", "number": "61/2", "status": "adopted", "body": "CCPCJ"})

    assert (work.slug, work.label) == ("61-2", "Resolution 61/2")
    response = client.get(f"/en/resolutions/61-l2/{part}")
    assert (response.status_code, response["Location"]) == (301, f"/en/resolutions/61-2/{part}")
    assert client.get(response["Location"]).status_code == 200


def test_an_address_typed_by_hand_leads_on_too(client):
    work = table_draft(slug="61-l-2")
    update_record(work, {"stage": "adopted", "number": "61/2"})

    assert client.get("/en/resolutions/61-l-2/")["Location"] == "/en/resolutions/61-2/"
    assert client.get("/en/resolutions/61-2/").status_code == 200


@pytest.mark.parametrize(
    ("values", "slug"),
    [
        ({"stage": "adopted", "number": "61/2", "kind": "decision"}, "decision-61-2"),
        ({"stage": "draft", "number": "3"}, "61-draft-resolution-3"),
    ],
)
def test_the_address_says_what_became_of_the_draft(values, slug):
    work = table_draft()
    update_record(work, values)

    assert Resolution.objects.get().slug == slug


def test_a_number_that_is_corrected_moves_no_address():
    work = table_draft()
    update_record(work, {"stage": "adopted", "number": "61/2"})
    update_record(work, {"number": "61/3"})

    assert Resolution.objects.get().slug == "61-2"


def test_no_text_takes_an_address_that_leads_to_another():
    update_record(table_draft(), {"stage": "adopted", "number": "61/2"})
    later = create_record(Resolution, {"session": make.make_session(62), "title_en": "Other", "slug": "61-l2"})
    tabled = create_record(Resolution, {"session": later.session, "title_en": "Other"})
    same = create_record(Resolution, {"session": later.session, "title_en": "Other"})

    assert (later.slug, tabled.slug, same.slug) == ("61-l2-2", "draft-62-other", "draft-62-other-2")


def test_the_database_takes_drafts_without_numbers_and_no_number_twice():
    for symbol in ("L.1", "L.2"):
        table_draft(60 + int(symbol[-1]), f"E/CN.15/2052/{symbol}")
    session = make.make_session(70)
    create_record(Resolution, {"session": session, "title_en": "A"})
    create_record(Resolution, {"session": session, "title_en": "B"})
    make.make_resolution(session, "70/1")
    with pytest.raises(IntegrityError, match=r"resolution_once|UNIQUE"), transaction.atomic():
        make.make_resolution(session, "70/1", slug="other")
    with pytest.raises(IntegrityError, match="resolution_number_of_stage"), transaction.atomic():
        make.make_resolution(session, "70/2", stage="")


def test_a_tabled_draft_is_listed_found_and_compared(client):
    work = table_draft()
    version = work.versions.get()
    make.make_paragraph(version, text="Encourages giraffes to keep to the left;")
    revised = create_record(Version, {"resolution": work, "position": 2, "symbol": f"{SYMBOL}/Rev.1"})
    make.make_paragraph(revised, text="Encourages giraffes to keep to the right;")
    make.make_sponsor(work, make.make_state("QQA"))
    label = "Draft resolution L.2 of session 61"

    for address in ("resolutions/", "sessions/61/", "states/QQA/", "search/?q=zebras", "resolutions/61-l2/"):
        page = client.get(f"/en/{address}").content.decode()
        assert label in page, address
        assert "None" not in page, address
    assert client.get(f"/en/search/?q={SYMBOL}")["Location"] == "/en/resolutions/61-l2/"
    assert label in client.get("/en/search/?q=draft+resolution+L.2").content.decode()
    compared = client.get(f"/en/compare/?a={SYMBOL}&b=61-l2").context["comparison"]
    assert (compared.summary, compared.new.version) == (["1 changed"], revised)
    assert label.encode() in b"".join(client.get("/en/resolutions/sponsors.csv").streaming_content)


def test_no_page_names_a_symbol_that_is_not_released(client):
    work = table_draft(symbol=None)
    create_record(Version, {"resolution": work, "position": 1, "symbol": SYMBOL, "release": "draft"})
    page = client.get("/en/resolutions/").content.decode()

    assert "Draft resolution of session 61" in page
    assert "L.2" not in page
    assert Resolution.objects.named(public=False).get().label == "Draft resolution L.2 of session 61"
