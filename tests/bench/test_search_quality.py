"""`python -m tests.bench search_quality`: its measure on made-up hits, and what it reads off the page of search."""

import json
from datetime import date
from io import StringIO
from math import log2

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse

from tests import factories as make

from . import judged_queries
from .benchmark_search_quality import Command
from .judged_queries import load_lines, page_shown
from .relevance import Answers, ShownHit

ZEBRA, OTHER = ShownHit("zebra"), ShownHit("other")
STRIPES, TAIL = ShownHit("zebra", "op-2"), ShownHit("zebra", "op-9")
ANSWERS = Answers({"zebra": 2, "giraffe": 3, "horse": 1}, {("zebra", "op-2"): 3})
IDEAL = 7 + 7 / log2(3) + 1 / 2  # the giraffe, the stripes of the zebra, the horse


def test_the_best_order_that_there_can_be_is_worth_one():
    assert ANSWERS.quality([STRIPES, ShownHit("giraffe"), ShownHit("horse")]) == (1, 1, 1, 1, 0)


def test_without_hits_a_page_is_empty_and_worth_nothing():
    assert ANSWERS.quality([]) == (0, 0, 0, 0, 1)


def test_a_hit_further_down_is_worth_less():
    assert ANSWERS.quality([OTHER, ShownHit("giraffe")]).ndcg == pytest.approx(7 / log2(3) / IDEAL)


def test_another_paragraph_of_a_text_adds_nothing_and_takes_a_rank():
    quality = ANSWERS.quality([STRIPES, TAIL, ZEBRA, ShownHit("giraffe")])
    assert quality.ndcg == pytest.approx((7 + 7 / log2(5)) / IDEAL)
    assert quality.ndcg_of_texts == pytest.approx((7 + 7 / log2(3)) / IDEAL)


def test_a_better_paragraph_adds_what_its_text_had_not_yet():
    quality = ANSWERS.quality([ZEBRA, STRIPES])
    assert quality.ndcg == pytest.approx((3 + 4 / log2(3)) / IDEAL)
    assert quality.precision == 0.5


def test_a_paragraph_without_a_grade_is_worth_its_text():
    assert ANSWERS.quality([TAIL]) == ANSWERS.quality([ZEBRA])


def test_precision_looks_at_five_hits_and_recall_at_twenty_of_as_many_as_there_could_be():
    quality = ANSWERS.quality([ZEBRA, *[OTHER] * 4, ShownHit("giraffe")])
    assert (quality.precision, quality.recall) == (0.5, 1)
    assert ANSWERS.quality([*[OTHER] * 20, ZEBRA]).recall == 0
    many = Answers({f"text {number}": 3 for number in range(40)}, {})
    assert many.quality([ShownHit(f"text {number}") for number in range(10)])[2:4] == (1, 0.5)


def test_what_only_touches_the_query_is_no_right_answer():
    assert ANSWERS.quality([ShownHit("horse")])[2:4] == (0, 0)


def shown(html: str, query: str = "zebra"):
    return page_shown(HttpResponse(f'<main><section id="results">{html}</section></main>'), query)


def test_hits_are_read_off_the_page_in_its_order():
    page = shown(
        '<p class="notice"><a href="/en/resolutions/61-7/">Go to 61/7</a></p>'
        '<ol class="results hits"><li><h2><a href="/en/resolutions/61-8/?version=2#op-4">x</a></h2>'
        '<p><a href="/en/resolutions/61-8/#sponsors">2</a><a href="/en/agreed/?paragraph=x">Similar</a></p></li>'
        '<li><h2><a href="/en/sessions/61/report/#p-3">y</a></h2></li></ol>'
    )
    assert page.hits == [ShownHit("61-7"), ShownHit("61-8", "op-4"), ShownHit("", "/en/sessions/61/report/#p-3")]


def test_a_page_without_results_shows_nothing():
    assert page_shown(HttpResponse('<main><a href="/en/states/JPN/">x</a></main>'), "zebra") == ([], [])


@pytest.mark.parametrize("link", ["?q=giraffe", "/en/states/JPN/", "/en/search/?q=giraffe&year=2052"])
def test_a_record_or_a_search_for_something_else_is_a_way_on(link):
    assert shown(f'<a href="{link}">x</a>').offers == [link]


@pytest.mark.parametrize("link", ["/en/search/", "?q=zebra", "?q=", "?order=newest"])
def test_an_empty_search_or_the_same_one_is_no_way_on(link):
    assert shown(f'<a href="{link}">x</a>').offers == []


def test_queries_stand_in_pairs_of_a_kind_one_for_choosing_and_one_for_the_figure():
    lines = {line["id"]: line for line in load_lines("search_queries.jsonl")}
    assert len(lines) == 60
    for language in ("ar", "en", "es", "fr", "ru", "zh"):
        for number in range(1, 11, 2):
            odd, even = lines[f"{language}-{number:02}"], lines[f"{language}-{number + 1:02}"]
            assert (odd["set"], even["set"], odd["kind"]) == ("choosing", "figure", even["kind"])
    by_intent = {}
    for line in lines.values():
        by_intent.setdefault(line["intent"], set()).add(line["set"])
    assert all(len(sets) == 1 for sets in by_intent.values())
    odd_queries = load_lines("odd_queries.jsonl")
    assert len(odd_queries) == len({(line["language"], line["query"]) for line in odd_queries}) == 100


@pytest.fixture
def judged(tmp_path, monkeypatch):
    monkeypatch.setattr(judged_queries, "FOLDER", tmp_path)
    line = {"id": "en-01", "language": "en", "set": "choosing", "kind": "theme", "query": "zebra", "intent": "Zebras"}
    grades = {"texts": {"A/RES/107/7": 2}, "paragraphs": {"A/RES/107/7 op 4": 3}}
    symbol = line | {"id": "fr-02", "language": "fr", "query": "107/7", "kind": "reference"}
    empty = line | {"id": "fr-01", "language": "fr", "query": "okapi"}
    lines = [line | grades, empty | grades, symbol | grades]
    (tmp_path / "search_queries.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    odd = [{"language": "en", "query": "zebra"}, {"language": "en", "query": "qqqqqqqq"}]
    (tmp_path / "odd_queries.jsonl").write_text("\n".join(map(json.dumps, odd)), encoding="utf-8")


def output_of(*arguments: str) -> str:
    out = StringIO()
    call_command(Command(), *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_page_of_search_is_measured_by_language_and_kind(judged):
    work = make.make_resolution(None, body="GA", number="107/7")
    version = make.make_version(work, body="GA", symbol="A/RES/107/7", date=date(2052, 12, 15))
    make.make_paragraph(version, number="4", text="Invites the zebra to count stripes;")
    rows = {line.split()[0]: line.split()[1:] for line in output_of("--each").splitlines() if line}

    assert rows["en"][:6] == ["1", "1.00", "1.00", "1.00", "1.00", "0.00"]
    assert rows["fr"][5] == "0.50"  # of one query empty
    assert rows["reference"] == ["1", "0.43", "0.43", "1.00", "1.00", "0.00"]  # leads to the text, not to its paragraph
    assert rows["Odd"][-3:] == ["0", "of", "2"]  # where nothing is found, what is held is offered


@pytest.mark.django_db
def test_a_judged_text_that_is_not_held_is_named(judged):
    with pytest.raises(CommandError, match="A/RES/107/7"):
        output_of()
