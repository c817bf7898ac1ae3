"""Where the wording of a paragraph was agreed before, in texts on other subjects."""

import re
from datetime import date

import pytest

from resolutions.models import Paragraph
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db

COUNT = "Urges all zebras of the plain to count their stripes once a year and to report the number to the giraffe;"


def adopted(number: str, year: int, title: str, text: str) -> Paragraph:
    work = make.make_resolution(make.make_session(year - 1991), number=number, body="GA", title_en=title)
    version = make.make_version(work, body="GA", symbol=f"A/RES/{number}", date=date(year, 12, 15))
    return make.make_paragraph(version, number="4", text=text)


def address(paragraph: Paragraph) -> str:
    version = paragraph.version
    return f"/en/agreed/earlier/?paragraph={version.resolution.slug}/{version.position}/{paragraph.anchor}&language=en"


def get_earlier(client, paragraph: Paragraph, **headers: str) -> str:
    response = client.get(address(paragraph), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def numbers_in(html: str) -> list[str]:
    return re.findall(r"<h3><a[^>]*>[^<]*?(\d+/\d+)", html)


def test_texts_on_other_subjects_are_told_the_first_agreed_first(client):
    adopted("90/4", 2035, "Rules of the giraffe", COUNT.replace("once a year", "every year"))
    adopted("80/9", 2025, "Stripes of the plain", COUNT.replace("Urges", "Invites"))
    adopted("85/1", 2030, "The walrus", "Decides that the walrus shall preside over the cold seas for ever;")
    here = adopted("95/2", 2040, "Registers of okapis", COUNT)
    adopted("97/2", 2042, "Later than all", COUNT)

    assert numbers_in(get_earlier(client, here)) == ["80/9", "90/4"]


def test_texts_on_the_same_subject_are_in_the_timeline(client):
    adopted("90/4", 2035, "Registers of okapis", COUNT)
    here = adopted("95/2", 2040, "Registers of okapis", COUNT)

    html = get_earlier(client, here)
    assert not numbers_in(html)
    assert "No earlier text on another subject" in html


def test_the_page_of_a_paragraph_asks_for_it_and_leads_there_without_scripts(client):
    here = adopted("95/2", 2040, "Registers of okapis", COUNT)
    page = client.get(f"/en/resolutions/{here.version.resolution.slug}/lineage/{here.anchor}/").content.decode()
    [live] = re.findall(r'hx-get="(/en/agreed/earlier/[^"]*)"', page)

    assert f'<a href="{live}">' in page
    assert "<html" in get_earlier(client, here)
    assert "<html" not in get_earlier(client, here, **{"HX-Request": "true"})


@pytest.mark.parametrize("key", ["", "95-2/1/op-99", "x"])
def test_a_paragraph_that_is_not_held_is_not_there(client, key):
    assert client.get(f"/en/agreed/earlier/?paragraph={key}").status_code == 404


def test_the_number_of_queries_does_not_grow_with_what_is_found(client):
    here = adopted("95/2", 2040, "Registers of okapis", COUNT)
    adopted("80/9", 2025, "Stripes of the plain", COUNT)
    get_earlier(client, here)
    count = queries(client, address(here))
    for number in (1, 2):
        adopted(f"8{number}/1", 2025 + number, f"Another matter {number}", COUNT)
    get_earlier(client, here)

    assert queries(client, address(here)) == count
