"""`python -m tests.bench search` and `similar`, on a record of a few texts."""

from datetime import date
from importlib import import_module
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from resolutions.models import ParagraphText
from tests import factories as make

from . import corpus

pytestmark = pytest.mark.django_db
WORDS = [
    "zebra", "giraffe", "walrus", "heron", "ostrich", "counts", "stripes", "waits", "for", "rain", "under", "an", "old",
    "tree", "and", "then", "goes", "home",
]  # fmt: skip


@pytest.fixture
def texts() -> None:
    version = make.make_version(make.make_resolution(None, body="GA"), body="GA", date=date(2052, 12, 15))
    for number in range(12):
        words = [WORDS[(number * 7 + place * (number + 3)) % len(WORDS)] for place in range(24)]
        paragraph = make.make_paragraph(version, number=str(number), text=" ".join(words))
        ParagraphText.objects.create(
            paragraph=paragraph, language="zh", text="斑马长颈鹿海象苍鹭数条纹等雨回家" * 2 + str(number)
        )


def output_of(name: str, *arguments: str) -> str:
    out = StringIO()
    command = import_module(f"tests.bench.benchmark_{name}").Command()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_search_is_refused_in_a_database_that_is_not_for_it(texts):
    with pytest.raises(CommandError, match="scratch"):
        output_of("search", "--texts", "30")
    assert ParagraphText.objects.count() == 24


def test_search_is_measured_on_copies_of_which_no_two_are_equal(texts, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "scratch")
    output = output_of("search", "--texts", "60", "--rounds", "1")
    held = list(ParagraphText.objects.values_list("text", flat=True))

    assert len(held) >= 60
    assert len(set(held)) == len(held)
    assert "engine alone" in output
    assert "with facets" in output


def test_without_texts_to_copy_the_command_says_what_to_do(monkeypatch):
    monkeypatch.setattr(corpus, "refuse_a_real_record", lambda: None)
    with pytest.raises(CommandError, match="import_akn"):
        output_of("search", "--texts", "60")


def test_similar_finds_every_source_of_a_small_record(texts):
    output = output_of("similar", "--queries", "3", "--brute", "3")
    rows = [line.split() for line in output.splitlines() if line[:2] in ("en", "zh")]

    assert [row[1] for row in rows] == ["5%", "20%", "40%"] * 2
    assert {row[2] for row in rows} == {"1.000"}
    assert {row[3] for row in rows} == {"1.000"}
    assert ParagraphText.objects.count() == 24


def test_similar_says_what_to_do_where_nothing_is_held():
    with pytest.raises(CommandError, match="import_akn"):
        output_of("similar")
