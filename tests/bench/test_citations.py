"""`python -m tests.bench citations`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import Citation
from tests import factories as make
from tests.bench import benchmark_citations
from tests.bench.judged_citations import (
    JudgedParagraph,
    is_possible,
    measure,
    read_judged,
    several_spellings,
    table_rows,
)


def judged(language: str, part: str, *cites: str, doubt: tuple[str, ...] = ()) -> JudgedParagraph:
    return JudgedParagraph("A/RES/97/9", language, part, frozenset(cites), frozenset(doubt))


def test_what_is_missing_and_what_is_wrong_is_counted_by_language():
    paragraphs = [
        judged("en", "op 1", "A/RES/96/1", "A/RES/96/2"),
        judged("fr", "op 1", "A/RES/96/1"),
        judged("fr", "op 2"),
    ]
    held = {("A/RES/97/9", "op 1"): ["A/RES/96/1", "A/RES/96/3"], ("A/RES/97/9", "op 2"): []}
    measured = measure(paragraphs, held, by_name=False)

    assert measured.counts["en"] == {"right": 1, "found": 2, "judged": 2}
    assert measured.counts["fr"] == {"right": 1, "found": 2, "judged": 1}
    assert [(row.missing, row.wrong) for row in measured.differences] == [
        (["A/RES/96/2"], ["A/RES/96/3"]),
        ([], ["A/RES/96/3"]),
    ]
    assert [line.split() for line in table_rows(measured.counts)] == [
        ["en", "2", "2", "1", "0.5000", "0.5000"],
        ["fr", "1", "2", "1", "0.5000", "1.0000"],
        ["all", "3", "4", "2", "0.5000", "0.6667"],
    ]


def test_what_is_in_doubt_is_neither_right_nor_wrong():
    paragraphs = [judged("en", "op 1", "A/RES/96/1", doubt=("A/RES/96/9",))]
    measured = measure(paragraphs, {("A/RES/97/9", "op 1"): ["A/RES/96/1", "A/RES/96/9"]}, by_name=False)

    assert measured.counts["en"] == {"right": 1, "found": 1, "judged": 1}
    assert not measured.differences


def test_a_document_is_the_same_in_every_spelling_and_its_spellings_are_counted():
    paragraphs = [judged("en", "op 1", "A/RES/217 A (III)", "A/HRC/RES/24/14")]
    held = {("A/RES/97/9", "op 1"): ["a/res/217A(III)", "HRC resolution 24/14"]}

    assert not measure(paragraphs, held, by_name=False).differences
    assert several_spellings(["A/hrc/RES/24/14", "HRC resolution 24/14", "A/RES/96/1"]) == [
        ["A/hrc/RES/24/14", "HRC resolution 24/14"]
    ]


def test_treaties_are_measured_apart():
    paragraphs = [judged("en", "op 1", "A/RES/96/1", "treaty:untoc", "rules:mandela")]
    held = {("A/RES/97/9", "op 1"): ["treaty:untoc"]}

    assert measure(paragraphs, held, by_name=True).counts["en"] == {"right": 1, "found": 1, "judged": 2}
    assert measure(paragraphs, held, by_name=False).counts["en"]["judged"] == 1


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/77/233", "A/RES/S-30/1", "A/RES/217 A (III)", "a/res/217A(III)", "E/RES/2004/27", "E/RES/155 C (VII)",
        "S/RES/1373 (2001)", "A/HRC/RES/24/14", "E/CN.15/2022/L.2/Rev.1", "A/CONF.157/24 (Part I)/Corr.1",
        "CTOC/COP/2020/10", "A/66/53/Add.1",
    ],
)  # fmt: skip
def test_symbols_that_can_exist(symbol):
    assert is_possible(symbol)


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/5/1", "A/RES/2004/27", "E/RES/77/233", "S/RES/77/233", "S/RES/21 (1992)", "S/RES/2191 (2041)",
        "hrc/A/RES/39/13", "en/A/RES/77/1", "A/RES/77/", "A/HRC", "A/RES/annex", "E/2004/23(supp)",
    ],
)  # fmt: skip
def test_symbols_that_cannot_exist(symbol):
    assert not is_possible(symbol)


def test_every_judged_symbol_can_exist_and_stands_in_one_set():
    choosing, figure = read_judged("choosing"), read_judged("figure")
    symbols = {name for row in (*choosing, *figure) for name in row.cites if name[:2] in ("A/", "E/", "S/")}

    assert len(choosing) + len(figure) == 360
    assert not {row.place for row in choosing} & {row.place for row in figure}
    assert [symbol for symbol in symbols if not is_possible(symbol)] == []


@pytest.mark.django_db
def test_the_record_is_measured():
    version = make.make_version(make.make_resolution(None, "61/1"), symbol="A/RES/97/9")
    values = {"kind": "resolution", "body": "GA", "number": "5/1", "symbol": "A/RES/5/1"}
    Citation.objects.create(paragraph=make.make_paragraph(version), position=1, **values)
    out = StringIO()
    call_command(benchmark_citations.Command(), "--verbose", stdout=out)

    assert "symbols 1, impossible 1" in out.getvalue()
    assert out.getvalue().splitlines()[-1] == "A/RES/5/1"


@pytest.mark.django_db
def test_without_citations_it_says_so():
    with pytest.raises(CommandError, match="cites anything"):
        call_command(benchmark_citations.Command())
