"""A reading does not depend on how the pages are set."""

import itertools
from dataclasses import replace
from random import Random

import pytest

from ccpcj.lib.wording.lexicon import HAN
from tests.ccpcj.reports.readings import (
    HEADER,
    REAL,
    TYPESET,
    content,
    made_up,
    read_real,
    read_specimen,
    read_text,
    real_source,
    specimen,
)
from tests.ccpcj.reports.typeset import Layout, typeset

FORMS = {
    "typeset": TYPESET,
    "form feeds": replace(TYPESET, page_mark="feed"),
    "single-spaced": replace(TYPESET, double_spaced=False, page_mark="feed"),
    "indented": replace(TYPESET, double_spaced=False, page_mark="feed", hard_ends=False, indent=4),
    "in a margin": replace(TYPESET, double_spaced=False, page_mark="feed", hard_ends=False, indent=4, margin=8),
    "blank lines between": replace(
        TYPESET, double_spaced=False, page_mark="feed", hard_ends=False, indent=0, gaps=True
    ),
    "double-spaced, indented": replace(TYPESET, page_mark="feed", hard_ends=False, indent=4),
    "no page marks": replace(TYPESET, double_spaced=False, page_mark="", hard_ends=False, indent=2),
}
PLAIN = replace(TYPESET, double_spaced=False, page_mark="", hard_ends=False, indent=0)
ONE_HEADER = (f"{HEADER[0]} {HEADER[1]}",)


def same(layout: Layout) -> bool:
    return content(read_specimen(layout)) == content(read_specimen())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", range(20, 61, 8))
def test_the_width_of_the_lines_does_not_matter(form, width):
    assert same(replace(FORMS[form], columns=2 * width))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lines", range(7, 40, 8))
def test_pages_may_end_anywhere(form, lines):
    assert same(replace(FORMS[form], lines=lines))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "change",
    [
        {"newline": "\r\n"},
        {"rule": "————————"},
        {"kinsoku": False},
        {"lone": (1, 2, 3, 4)},
        {"header": ONE_HEADER},
        {"indent": 3},
    ],
    ids=str,
)
def test_small_habits_of_typesetting_do_not_matter(form, change):
    assert same(replace(FORMS[form], **change))


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"no page marks"}))
@pytest.mark.parametrize(("language", "name"), made_up())
def test_a_footnote_may_stand_on_the_page_behind_its_marker(form, language, name):
    report = read_specimen(replace(FORMS[form], overleaf=True), language, name)

    assert content(report) == content(read_specimen(language=language, name=name))
    assert not [finding for finding in report.findings if finding.code.startswith("footnote")]


@pytest.mark.parametrize("columns", [54, 74, 100_000])
def test_plain_lines_without_any_indent_are_read(columns):
    assert same(replace(PLAIN, columns=columns))


def test_a_table_of_contents_and_a_cover_are_no_part_of_the_report():
    contents = "经济及社会理事会\n正式记录\n目录\n第一章 提请注意的事项 ........ 3\nA. 决议草案 ...... 4\n第二章 一般性辩论\n2. 辩论 9\n"

    report = read_text(contents + typeset(specimen(), PLAIN))

    assert content(report) == content(read_specimen())
    assert report.coverage["unread"] == 0


def test_a_title_may_stand_on_the_line_of_its_chapter():
    text = typeset(specimen(), replace(PLAIN, columns=100_000)).replace("第三章\n", "第三章 ")

    assert content(read_text(text)) == content(read_specimen())


@pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
@pytest.mark.parametrize("form", FORMS)
def test_the_real_report_reads_the_same_in_any_layout(form):
    source, random = real_source(), Random(form)
    header = tuple(read_real().symbols)
    for _ in range(3):
        layout = replace(FORMS[form], header=header, columns=2 * random.randint(20, 60), lines=random.randint(20, 50))
        assert content(read_text(typeset(source, layout))) == content(read_real()), layout


def test_chinese_has_no_spaces_between_characters_where_lines_were_joined():
    texts = [item.text for text in read_specimen().texts for item in (*text.preamble, *text.operative)]

    assert not any(" " in text and any(a == " " and b in HAN for a, b in itertools.pairwise(text)) for text in texts)
