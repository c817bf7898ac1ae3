"""Where a text, and where a paragraph, comes from."""

from datetime import date

import pytest

from resolutions.lineage.predecessor import lineage_of
from resolutions.models import Citation, ParagraphText, Resolution, Version
from tests import factories as make
from tests.markup import Element, of_class, root
from tests.queries import queries

pytestmark = pytest.mark.django_db
OWLS = "Encourages all States to keep owls in good order and to count them, and to tell the Office of their number;"
LARKS = "Requests the Office to lend larks to those that ask for them in writing, and to report on every wren;"
HERON = "Decides to come back to the question of the heron at its next session under the item on marsh birds."
SWIFT = "Invites the institutes to teach how swifts find their way over the sea, and how storks find the same chimney."
TITLE = "Strengthening the made-up response to crimes against birds"


def text(year: int, *paragraphs: str, title: str = TITLE, **values: object) -> Version:
    number = f"{year - 1991}/1"
    work = make.make_resolution(None, number, title_en=title, body="GA", **values)
    version = make.make_version(work, symbol=f"A/RES/{number}", body="GA", date=date(year, 12, 16))
    for place, words in enumerate(paragraphs, 1):
        make.make_paragraph(version, number=str(place), text=words)
    return version


@pytest.fixture
def chain() -> list[Version]:
    """Three texts on one subject: the first paragraph stays, changes, stays; the second goes; others come."""
    changed = OWLS.replace(" owls", " owls, as appropriate,")
    return [text(2050, OWLS, LARKS), text(2051, HERON, changed), text(2052, HERON, changed, SWIFT)]


def states(page: Element) -> list[str]:
    return [of_class(row, "states")[0].text for row in of_class(page, "compared-row")]


def test_a_text_tells_what_is_new_carried_over_and_dropped(client, chain):
    page = root(client, "/resolutions/60-1/lineage/")

    assert [element.text for element in of_class(page, "nowrap")] == [
        "1 new", "1 carried over and changed", "1 dropped",
    ]  # fmt: skip
    assert [state.split(" · ")[:2] for state in states(page)] == [
        ["New", "para. 1 through the sessions"],
        ["Carried over and changed", "from para. 1"],
        ["Dropped", "para. 2"],
    ]
    assert "as appropriate was added" in states(page)[1]


def test_what_was_carried_over_unchanged_is_folded(client, chain):
    page = root(client, "/resolutions/61-1/lineage/")
    folds = of_class(page, "fold")

    assert [fold.all("summary")[0].text for fold in folds] == ["2 paragraphs carried over unchanged"]


def test_the_text_that_is_followed_is_the_last_with_the_title_and_says_why(client, chain):
    Citation.objects.create(
        paragraph=chain[2].paragraphs.first(), position=1, kind="resolution", body="GA", number="60/1",
        symbol="A/RES/60/1",
    )  # fmt: skip
    page = root(client, "/resolutions/61-1/lineage/")
    followed = page.all("dd")[1].text

    assert followed.startswith("General Assembly resolution 60/1")
    assert "proposed, because of: the same title, it is cited" in followed
    others = [link.get("href") for link in page.all("details")[0].all("a")]
    assert others == ["?from=A%2FRES%2F59%2F1"]


def test_the_reader_may_choose_another_text(client, chain):
    page = root(client, "/resolutions/61-1/lineage/?from=59/1")

    assert "chosen by you" in page.all("dd")[1].text
    assert "2 new" in [element.text for element in of_class(page, "nowrap")]


@pytest.mark.parametrize("typed", ["99/9", "A/RES/61/1"])
def test_a_choice_that_is_no_other_text_is_said(client, chain, typed):
    page = root(client, f"/resolutions/61-1/lineage/?from={typed}", 404)

    assert typed in of_class(page, "notice")[0].text
    assert "General Assembly resolution 60/1" in page.all("dd")[1].text


def cite(version: Version, *numbers: str) -> None:
    paragraph = version.paragraphs.first()
    for number in numbers:
        Citation.objects.create(
            paragraph=paragraph, position=paragraph.citations.count() + 1, kind="resolution", body="GA", number=number,
            symbol=f"A/RES/{number}",
        )  # fmt: skip


def test_where_none_is_followed_the_texts_cited_are_offered_nearest_first(client):
    text(2049, OWLS, title="Weather over the marsh")
    text(2050, title="Crimes against herons")
    text(2051, OWLS, title="Crimes against birds and what to do")
    last = text(2052, OWLS, title="What to do in the cities, with the young, against birds and crimes of their kind")
    cite(last, "58/1", "59/1", "60/1", "61/1", "9/9")
    page = root(client, "/en/resolutions/61-1/lineage/")
    offered = [link.get("href") for link in page.all("a") if "/compare/?a=" in (link.get("href") or "")]

    assert "No earlier text on the subject is known here" in page.all("dd")[1].text
    assert offered == [f"/en/compare/?a=A/RES/{number}&b=A/RES/61/1" for number in ("60/1", "58/1")]


def test_cited_texts_ask_no_more_where_there_are_more(client):
    last = text(2052, OWLS, title="Towers")
    text(2030, OWLS, title="Something else")
    cite(last, "39/1")
    before = queries(client, "/en/resolutions/61-1/lineage/")
    for year in (2031, 2032, 2033):
        text(year, OWLS, title=f"Quite another matter {year}")
        cite(last, f"{year - 1991}/1")

    assert queries(client, "/en/resolutions/61-1/lineage/") == before


def proposed(version: Version) -> list[tuple[str, list[str]]]:
    found = lineage_of(version)
    return [(candidate.work.resolution.number, candidate.reasons) for candidate in found.candidates]


def test_a_title_must_be_alike_or_near_and_cited():
    near, far = "Strengthening the response to crimes of made-up kinds", "Owls of the marsh and what becomes of them"
    text(2050, OWLS, title=far)
    text(2051, OWLS, title=near)
    text(2049, OWLS, title=f"{TITLE}s")
    last = text(2052, OWLS)

    assert proposed(last) == [("58/1", ["a title that is 99% alike"])]
    paragraph = last.paragraphs.first()
    for place, symbol in enumerate(("A/RES/59/1", "A/RES/60/1"), 1):
        Citation.objects.create(
            paragraph=paragraph, position=place, kind="resolution", body="GA", number=symbol[6:], symbol=symbol
        )
    assert [number for number, _reasons in proposed(last)] == ["58/1", "60/1"]
    assert proposed(last)[1][1][1] == "it is cited"


def test_a_later_text_and_one_without_words_or_not_published_are_never_followed(chain):
    text(2040, OWLS, release="draft")
    make.make_version(make.make_resolution(None, "40/2", title_en=TITLE), symbol="A/RES/40/2", date=date(2030, 1, 1))

    assert [number for number, _reasons in proposed(chain[1])] == ["59/1"]
    assert proposed(chain[0]) == []


def moments(page: Element) -> list[str]:
    return [row.all("p")[0].text for row in page.all("ol")[-1].all("li")]


def test_a_paragraph_is_followed_from_its_first_wording_to_its_last(client, chain):
    page = root(client, "/resolutions/60-1/lineage/op-2/")
    found = moments(page)

    assert [line.split(" · ")[0] for line in found] == ["16 December 2050", "16 December 2051", "16 December 2052"]
    assert "first among the texts on this subject" in found[0]
    assert "changed" in found[1]
    assert "as appropriate was added" in found[1]
    assert "unchanged" in found[2]
    assert [row.get("aria-current") for row in page.all("ol")[-1].all("li")] == ["", "true", ""]
    assert [mark.text for mark in page.all("ins")] == [", as appropriate,"]


def test_it_leads_to_like_paragraphs_on_any_subject(client, chain):
    links = [link.get("href") for link in root(client, "/resolutions/60-1/lineage/op-2/").all("a")]

    assert "/agreed/?paragraph=60-1/1/op-2&language=en" in links


def test_it_is_the_same_line_from_wherever_it_is_asked(client, chain):
    lines = [moments(root(client, f"/resolutions/{slug}/lineage/{anchor}/"))
             for slug, anchor in (("59-1", "op-1"), ("60-1", "op-2"), ("61-1", "op-2"))]  # fmt: skip

    assert lines[0] == lines[1] == lines[2]


def test_a_paragraph_that_is_dropped_says_from_which_texts(client, chain):
    page = root(client, "/resolutions/59-1/lineage/op-2/")

    assert len(moments(page)) == 1
    assert "No longer in General Assembly resolution 60/1, General Assembly resolution 61/1." in page.text


def test_a_paragraph_that_was_left_out_once_is_found_again(client, chain):
    text(2053, LARKS)
    (first, second) = moments(root(client, "/resolutions/62-1/lineage/op-1/"))

    assert first.startswith("16 December 2050")
    assert "not in General Assembly resolution 60/1, General Assembly resolution 61/1" in second


def test_versions_of_one_work_are_steps_as_well(client):
    session = make.make_session()
    work = make.make_resolution(session, "1", stage="draft", body="GA", title_en=TITLE)
    draft = make.make_version(work, 1, stage="recommended", body="GA", date=date(2052, 5, 20))
    adopted = make.make_version(work, 2, symbol="A/RES/107/32", body="GA", date=date(2052, 12, 15))
    make.make_paragraph(draft, text=OWLS)
    make.make_paragraph(adopted, text=OWLS.replace("Encourages", "Urges"))

    found = moments(root(client, "/resolutions/1/lineage/op-1/"))
    assert [line.split(" · ")[2] for line in found] == [
        "Commission on Crime Prevention and Criminal Justice",
        "General Assembly",
    ]


def test_texts_that_are_not_held_in_the_language_are_named(client, chain):
    for held in ParagraphText.objects.filter(paragraph__version__in=(chain[0], chain[2])):
        ParagraphText.objects.create(paragraph=held.paragraph, language="fr", text=f"{held.text}", phrase="")
    page = root(client, "/fr/resolutions/61-1/lineage/op-2/")

    assert "General Assembly" not in moments(page)[0]
    assert len(moments(page)) == 2
    assert {line.get("lang") for line in page.all("ol")[-1].all("p") if line.get("class") != "states"} == {"fr"}


def test_what_is_not_there_is_said(client, chain):
    assert "no such paragraph" in of_class(root(client, "/resolutions/61-1/lineage/op-9/", 404), "notice")[0].text
    make.make_version(make.make_resolution(None, "70/1"), symbol="A/RES/70/1")
    assert client.get("/resolutions/70-1/lineage/").status_code == 404
    assert client.get("/resolutions/99-9/lineage/").status_code == 404
    Resolution.objects.update(release="draft")
    assert client.get("/resolutions/61-1/lineage/op-2/").status_code == 404


def test_a_former_address_leads_on(client, chain):
    chain[2].resolution.former_slugs.create(slug="former")

    assert client.get("/resolutions/former/lineage/")["Location"] == "/resolutions/61-1/lineage/"
    assert client.get("/resolutions/former/lineage/op-1/")["Location"] == "/resolutions/61-1/lineage/op-1/"


def test_the_page_of_a_text_leads_to_its_lineage_and_that_of_each_paragraph(client, chain):
    links = [link.get("href") for link in root(client, "/resolutions/61-1/").all("a")]

    assert "/resolutions/61-1/lineage/?version=1" in links
    assert "/resolutions/61-1/lineage/op-3/?version=1" in links


def test_long_chains_and_texts_ask_no_more_queries(client, chain):
    addresses = "/resolutions/60-1/lineage/", "/resolutions/60-1/lineage/op-2/"
    few = [queries(client, address) for address in addresses]
    for year in range(2053, 2057):
        text(year, *(f"{words} {year}" for words in (OWLS, LARKS, HERON, SWIFT)))

    assert [queries(client, address) for address in addresses] == few
