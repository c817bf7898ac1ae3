"""A file that is no whole report is refused or says what it lacks; nothing raises but NotAReport."""

from dataclasses import replace

import pytest

from ccpcj.reports.reading.printed_report import NotAReport
from ccpcj.reports.reading.read import read_report
from tests.ccpcj.reports.readings import REAL, TYPESET, names, read_real, read_specimen, read_text, specimen
from tests.ccpcj.reports.typeset import typeset

TEXT = typeset(specimen(), replace(TYPESET, columns=40, header=()))
PARAGRAPHS = typeset(specimen(), replace(TYPESET, columns=100_000, header=()))


def refused(data: bytes) -> str:
    """Why the file is refused; empty when it is taken for whole."""
    try:
        report = read_report(data, names())
    except NotAReport as error:
        return str(error)
    return " ".join(finding.message for finding in report.findings if finding.level == "error")


def error_of(*, without: str) -> str:
    return refused(TEXT.replace(without, "").encode())


def test_the_whole_report_is_not_refused():
    assert refused(TEXT.encode()) == ""


@pytest.mark.parametrize("percent", range(0, 96, 5))
def test_a_file_that_ends_early_is_refused(percent):
    assert refused(TEXT[: len(TEXT) * percent // 100].encode())


@pytest.mark.parametrize("percent", range(2, 96, 7))
def test_a_file_cut_inside_a_character_is_refused(percent):
    cut = TEXT[: len(TEXT) * percent // 100].encode() + "第".encode()[:2]

    assert "UTF-8" in refused(cut)


@pytest.mark.parametrize("percent", range(20, 96, 5))
def test_a_file_that_begins_late_is_refused(percent):
    assert refused(TEXT[len(TEXT) * percent // 100 :].encode())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (bytes(range(1, 128)) * 50, "binary"),
        (TEXT.encode("gb18030"), "UTF-8"),
        ("Café".encode("latin-1"), "UTF-8"),
        (TEXT.encode("utf-16-le"), "UTF-8"),
        (b"\xff\xfea", "UTF-8"),
        (b"Bericht der Kommission\nKapitel I\n1. Die Kommission empfiehlt", "language"),
        ("第一章\n从前有一座山。\n".encode(), "language"),
        ("第五届会议很长。\n".encode(), "chapter"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotAReport, match=reason):
        read_report(data, names())


def test_utf_16_with_its_mark_is_read():
    assert refused(TEXT.encode("utf-16")) == ""


@pytest.mark.parametrize(
    ("lost", "reason"),
    [
        ("第三章", "chapters do not follow each other"),
        ("议程内容如下：", "agenda of the session is missing"),
        ("3月4日至8日", "days of the session"),
    ],
)
def test_what_is_lost_is_named(lost, reason):
    assert reason in error_of(without=lost)


def test_a_text_that_the_summary_names_must_be_there():
    assert "“海上的灯塔”" in refused(PARAGRAPHS.replace("(a)“港口展望 2060”", "(a)“海上的灯塔”").encode())


def test_a_paragraph_that_refers_to_a_text_needs_it():
    assert "draft-resolution-7" in refused(TEXT.replace("A节，决议草案一", "A节，决议草案七").encode())


def test_a_hole_in_the_row_of_paragraphs_is_named_once():
    lines = PARAGRAPHS.splitlines(keepends=True)
    report = read_text("".join(line for line in lines if not line.strip().startswith(("13. ", "14. "))))

    assert [f.message for f in report.findings if f.level == "error"] == ["Paragraphs are missing: 13, 14."]


def test_every_line_is_accounted_for():
    coverage = read_specimen().coverage

    assert coverage["unread"] == 0
    assert coverage["values"] + coverage["furniture"] + coverage["findings"] == coverage["lines"]


@pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
def test_the_real_report_is_whole_and_refused_when_cut():
    lines = REAL.read_bytes().splitlines(keepends=True)

    assert not [finding for finding in read_real().findings if finding.level == "error"]
    assert all(refused(b"".join(lines[:end])) for end in range(0, len(lines) - 20, 250))
