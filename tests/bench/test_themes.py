"""`python -m tests.bench themes`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.themes.services import FILE
from tests import factories as make
from tests.bench.benchmark_themes import Command
from tests.bench.theme_scores import JUDGED, SETS, Score, read_judged, score_by_language


def measure(*pairs: tuple[set[str], set[str]]) -> tuple[float, float, float]:
    score = Score()
    for filed, wanted in pairs:
        score.add(filed, wanted)
    return score.precision, score.recall, score.f1


def test_the_measure_is_of_all_themes_together():
    assert measure(({"a", "b", "x"}, {"a", "b"}), (set(), {"c", "d"}), ({"y"}, set())) == (0.5, 0.5, 0.5)
    assert measure((set(), {"a"})) == (1.0, 0.0, 0.0)
    assert measure((set(), set())) == (1.0, 1.0, 1.0)


def test_paragraphs_are_measured_in_each_language_and_together():
    judged = [
        {"symbol": "A/RES/97/1", "language": "fr", "part": "op 1", "slugs": ["a"]},
        {"symbol": "A/RES/97/1", "language": "zh", "part": "op 1", "slugs": ["a", "b"]},
    ]
    scores = score_by_language(judged, {("A/RES/97/1", "fr", "op 1"): ["a"], ("A/RES/97/1", "ar", "op 1"): ["b"]})

    assert {row: (score.right, score.filed, score.wanted) for row, score in scores.items()} == {
        "fr": (1, 1, 1), "zh": (0, 0, 2), "all": (1, 1, 3)
    }  # fmt: skip


@pytest.mark.parametrize(("name", "size"), [("text", 100), ("paragraph", 150)])
def test_every_judged_theme_is_in_the_tree_and_both_sets_are_as_large(name, size):
    tree = {theme["slug"] for theme in json.loads(FILE.read_text(encoding="utf-8"))}
    lines = [json.loads(line) for line in (JUDGED / f"{name}_themes.jsonl").read_text(encoding="utf-8").splitlines()]

    assert [len(read_judged(name, set_name)) for set_name in SETS] == [size, size]
    assert {slug for line in lines for slug in line["slugs"]} <= tree
    assert len({(line["symbol"], line.get("language"), line.get("part")) for line in lines}) == 2 * size


def benchmark(*arguments: str) -> list[str]:
    out = StringIO()
    call_command(Command(), *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_texts_that_are_held_are_measured():
    work = make.make_resolution(make.make_session())
    make.make_version(work, symbol="A/RES/74/171")
    work.themes.add(make.make_theme("crime-congresses"), make.make_theme("sport"))
    lines = benchmark("--set", "figure", "--faults")

    assert lines[0] == "A/RES/74/171: too many ['sport'], too few []"
    assert lines[1] == "set figure; 1 of 100 texts are held"
    assert lines[3].split() == ["texts", "1", "0.500", "1.000", "0.667"]
    assert lines[-1] == "coverage: 1 of 1 texts have a theme, 1.000"


@pytest.mark.django_db
def test_without_texts_it_says_so():
    with pytest.raises(CommandError, match="No judged text"):
        benchmark()
