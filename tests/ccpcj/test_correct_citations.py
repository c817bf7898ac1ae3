"""`manage.py correct_citations`."""

from io import StringIO

import pytest
from django.core.management import call_command

from resolutions.models import Citation, Paragraph
from tests import factories as make

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    out = StringIO()
    call_command("correct_citations", *options, stdout=out)
    return out.getvalue().strip()


def held() -> list[tuple[str, ...]]:
    return list(Citation.objects.order_by("symbol").values_list("body", "number", "symbol"))


def cited(symbol: str, position: int = 1, **values: str) -> None:
    Citation.objects.create(
        paragraph=Paragraph.objects.get(), position=position, symbol=symbol, **{"number": symbol, **values}
    )


@pytest.fixture
def paragraph():
    version = make.make_version(make.make_resolution(None, "77/9", body="GA"), symbol="A/RES/77/9")
    return make.make_paragraph(
        version, text="Recalling Human Rights Council resolution 24/9 of 27 September 2013 and its resolution 70/9,"
    )


def test_held_citations_take_one_form_and_a_second_run_changes_nothing(paragraph):
    cited("A/hrc/RES/24/9", kind="document")
    cited("A/RES/24/9", 2, kind="resolution", body="GA", number="24/9")
    cited("A/RES/5/1", 3, kind="resolution", body="GA", number="5/1")
    cited("A/99/1", 4, kind="document")

    assert run() == "Paragraphs whose citations changed: 1."
    assert held() == [("", "A/99/1", "A/99/1"), ("HRC", "24/9", "A/HRC/RES/24/9")]
    assert run() == "Paragraphs whose citations changed: 0."


def test_what_nobody_recorded_comes_only_when_asked_for(paragraph):
    assert run() == "Paragraphs whose citations changed: 0."
    assert held() == []
    assert run("--add") == "Paragraphs whose citations changed: 1."
    assert held() == [("HRC", "24/9", "A/HRC/RES/24/9"), ("GA", "70/9", "A/RES/70/9")]
    assert run("--add") == "Paragraphs whose citations changed: 0."
