"""What the tests of the reading share: the made-up report, the real one where it lies beside the checkout, and names."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.reports.reading.blocks import BlockBuilder, ReportBlock
from ccpcj.reports.reading.footnote_markers import MarkerPlacer
from ccpcj.reports.reading.headers_footers import BodyReader
from ccpcj.reports.reading.lines import LineAccount, SourceLine, decode_text, split_lines
from ccpcj.reports.reading.meeting_references import MeetingFinder
from ccpcj.reports.reading.printed_report import PrintedStatement, Report
from ccpcj.reports.reading.read import read_report
from ccpcj.reports.reading.report_tree import RawParagraph
from ccpcj.reports.reading.statement_reader import StatementReader
from ccpcj.reports.reading.unwrap import marker, markers_in
from sessions.states.names import Names

from .typeset import MARKER, Layout, Source, typeset

HERE = Path(__file__).parent
REAL = HERE.parents[3] / "shared" / "reports" / "E_2022_30.zh.txt"
HEADER = ("E/2052/30", "E/CN.15/2052/9")
TYPESET = Layout(columns=60, lines=28, header=HEADER)
PLAIN = replace(
    TYPESET, columns=80, lines=50, double_spaced=False, page_mark="feed", hard_ends=False, indent=4
)  # as a text that was copied from its pages
OPENING = re.compile(
    r"^(\d+\. |\([a-z]\) )?(回顾|又回顾|注意到|关切地注意到|鼓励|又鼓励|请|邀请|强调|吁请|决定|敦促|认识到|欣见)(?=\S)"
)
HEADING = re.compile(r"第.章|[A-Z]\. .{0,20}$")
FRONT = "第一章\n事项\n1. 没有案文。\n第二章\n辩论\n"
END = "第三章\n安排\n{n}. 委员会于2052年3月4日至8日在内罗毕举行了第六十一届会议。会议闭幕。\n"


@cache
def names() -> Names:
    return Names.from_files()


@cache
def specimen(language: str = "zh", name: str = "specimen") -> Source:
    return Source.parse((HERE / f"{name}.{language}.txt").read_text(encoding="utf-8"))


def made_up() -> list[tuple[str, str]]:
    """Each made-up report, a language and a name: a session's `specimen`, and `forms` of what words else know."""
    return [(path.suffixes[0][1:], path.name.split(".")[0]) for path in sorted(HERE.glob("*.??.txt"))]


def read_text(text: str) -> Report:
    return read_report(text.encode(), names())


@cache
def read_specimen(layout: Layout = TYPESET, language: str = "zh", name: str = "specimen") -> Report:
    return read_text(typeset(specimen(language, name), layout))


@cache
def read_real() -> Report:
    return read_report(REAL.read_bytes(), names())


def real_source() -> Source:
    """The real report as paragraphs, to be typeset otherwise, with headings and italics as Word has them."""
    account, lexicon = LineAccount(), lexicon_of("zh")
    body = BodyReader(split_lines(decode_text(REAL.read_bytes())), lexicon, account).read()
    MarkerPlacer(body, lexicon, account).place_markers()
    source = Source()
    for block in BlockBuilder(lexicon).build(body.lines):
        text = block.raw
        for number in markers_in(text):
            text = text.replace(marker(number), f"{{{number}}}")
        source.add(OPENING.sub(r"\1*\2*", f"# {text}" if HEADING.match(text) else text))
    source.notes = {note["number"]: note["text"] for note in read_real().footnotes}
    return source


def with_text(language: str, body: list[str], notes: dict[int, str] | None = None) -> Source:
    """The made-up report of a language with `body` as its first text, from the title on."""
    words = lexicon_of(language)
    lines = [MARKER.sub("", line) for line in specimen(language).paragraphs]
    heading = next(i for i, line in enumerate(lines) if words.patterns["text_heading"].fullmatch(line))
    after = next(i for i in range(heading, len(lines)) if words.patterns["section"].fullmatch(lines[i]))
    return Source([*lines[: heading + 1], *filter(None, body), *lines[after:]], notes or {})


def report_with(*paragraphs: str) -> Report:
    """The reading of a report whose second chapter has these paragraphs, from number 2."""
    numbered = [f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 2)]
    return read_text(FRONT + "\n".join(numbered) + "\n" + END.format(n=len(paragraphs) + 2))


def paragraph(text: str) -> RawParagraph:
    """A paragraph of a report that stands on one line."""
    return RawParagraph(5, ReportBlock([SourceLine(1, text, 0, None, False)]), None, None)


def statement_reader(language: str) -> StatementReader:
    """The reader of the statements of a made-up session."""
    lexicon = lexicon_of(language)
    session = {"year": 2052, "starts_on": "2052-03-04", "ends_on": "2052-03-08"}
    return StatementReader(lexicon, names(), MeetingFinder(lexicon, session), {})


def statements_in(language: str, text: str) -> list[PrintedStatement]:
    """The statements that a paragraph tells of, in any language."""
    return statement_reader(language).read_paragraph(paragraph(text))


def content(report: Report) -> Any:
    """What a report states, without the places where it stands in the file and without what a reviewer is told."""
    return without(json.loads(json.dumps(report.to_json())), {"lines", "counted", "coverage", "findings"})


def without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: without(inner, keys) for key, inner in value.items() if key not in keys}
    return [without(inner, keys) for inner in value] if isinstance(value, list) else value
