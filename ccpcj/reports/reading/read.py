"""The whole reading: a file's bytes into a Report with its findings and the account of its lines."""

import re
from collections import Counter
from typing import Any

from ccpcj.lib.wording.lexicon import Lexicon, lexicon_languages, lexicon_of
from ccpcj.reports.reading.extract.page_numbers import count_in_pages
from sessions.states.names import Names

from . import action_reader as actions
from . import citation_reader as citations
from . import session_reader as facts
from . import statement_reader as speaking
from . import text_reader as texts
from .blocks import BlockBuilder
from .completeness import check_whole
from .extract import extract
from .footnote_markers import mark
from .headers_footers import SYMBOL as HEADER_SYMBOL
from .headers_footers import Body, Note, strip
from .lines import Account, Line
from .outline import OutlineBuilder
from .printed_report import (
    Finding,
    NotAReport,
    Paragraph,
    Report,
)
from .report_tree import Outline, RawAnnex
from .split_speakers import part_speakers
from .unwrap import join_lines

FURNITURE = {"link", "running header", "page number", "footnote rule", "table of contents"}


def read(data: bytes, names: Names, language: str | None = None) -> Report:
    """Read a session report from text, Word or PDF. Raises NotAReport where there is none to read."""
    source = extract(data)
    words = lexicon_of(language or recognize(source.text))
    account, lines, report = source.account, source.lines, Report(words.language, source.counted)
    body = source.body or strip(lines, words, account)
    body.links += source.links
    if source.body is None:
        mark(body, words, account, report.findings)
    builder = OutlineBuilder(words, account)
    outline = builder.build(BlockBuilder(words).build(body.lines))
    report.findings += builder.findings
    if not outline.chapters:
        raise NotAReport("No chapter was found: the file is no session report, or in another language.")
    report.session = facts.read_session(outline, words)
    if report.session["number"] is None:
        raise NotAReport("The report does not say of which session it is.")
    part_speakers(outline, words, names)
    fill(report, outline, body, words, names)
    account.take((n for block in outline.front for n in block.line_numbers), "front matter")
    settle_account(report, outline, lines, account)
    items = facts.chapter_items(outline, words)
    report.findings += check_whole(report, outline, items, lines, words)
    count_in_pages(report, source.pages)
    report.findings += source.findings
    order = {"error": 0, "warning": 1, "info": 2}
    report.findings.sort(key=lambda finding: (order[finding.level], finding.lines or (0, 0)))
    return report


def recognize(text: str) -> str:
    """The language of the text, by the headings that its word list knows."""
    scores = {code: len(lexicon_of(code).patterns["session"].findall(text)) for code in lexicon_languages()}
    best = max(scores, key=lambda code: scores[code])
    if not scores[best]:
        known = ", ".join(lexicon_languages())
        raise NotAReport(f"The language was not recognized, or this is no session report (known: {known}).")
    return best


def fill(report: Report, outline: Outline, body: Body, words: Lexicon, names: Names) -> None:
    """Everything that the tree states."""
    items = facts.chapter_items(outline, words)
    report.symbols = symbols(body)
    report.texts = [texts.read_text(raw, words, report.findings) for raw in outline.texts]
    texts.distinguish(report.texts)
    report.footnotes = [{"number": note.number, "text": note_text(note)} for note in body.notes]
    report.chapters = [chapter(raw) for raw in outline.chapters]
    report.paragraphs = [paragraph(raw, words) for raw in outline.paragraphs]
    report.agenda = next(
        (facts.read_agenda(p.items, words) for p in outline.paragraphs if facts.is_agenda(p, words)), []
    )
    report.next_agenda = next(
        (
            facts.read_agenda(annex.body, words)
            for raw in outline.texts
            for annex in raw.annexes
            if is_agenda(annex, words)
        ),
        [],
    )
    report.meetings = facts.read_meetings(outline, words, report.session)
    report.documents = facts.read_documents(outline, items, words)
    report.officers = facts.read_officers(outline, words, names)
    actions.tie(report.texts, outline, items, words, names, report.session, report.findings)
    notes = {note["number"]: note["text"] for note in report.footnotes}
    reader = speaking.Reader(words, names, report.session, notes)
    report.statements = reader.read(outline, items, headings(outline))
    speaking.infer_meetings(report.statements, outline, words, report.session)
    report.findings += reader.findings
    spoke_after(report)
    cite(report, notes, words)
    report.findings += citations.check_links(body, words)
    compare_titles(report, outline, words)


def symbols(body: Body) -> list[str]:
    """The symbols that the report bears in its running headers."""
    found = [symbol for line in body.headers for symbol in re.findall(HEADER_SYMBOL, line.text)]
    return list(dict.fromkeys(found))


def is_agenda(annex: RawAnnex, words: Lexicon) -> bool:
    return bool(annex.title and words.patterns["agenda_heading"].fullmatch(annex.title.text))


def note_text(note: Note) -> str:
    return join_lines([line.text for line in note.lines]).removeprefix(str(note.number)).strip()


def chapter(raw: Any) -> dict[str, Any]:
    title = join_lines([block.text for block in raw.title])
    return {"number": raw.number, "title": title, "sections": [{"key": k, "title": t} for k, t in raw.sections]}


def paragraph(raw: Any, words: Lexicon) -> Paragraph:
    number = raw.chapter.number if raw.chapter else None
    items = [block.text for block in raw.items]
    return Paragraph(raw.number, number, raw.section, raw.text, items, raw.notes, raw.lines)


def headings(outline: Outline) -> dict[int, str]:
    """The titles of the chapter and section over each paragraph."""
    found = {}
    for raw in outline.paragraphs:
        title = join_lines([block.text for block in raw.chapter.title]) if raw.chapter else ""
        found[raw.number] = f"{raw.heading} {title}"
    return found


def spoke_after(report: Report) -> None:
    """Who spoke after the adoption of each text."""
    for text in report.texts:
        if text.action:
            text.spoke_after = [
                {"name": s.speaker, "state": s.state, "capacity": s.capacity}
                for s in report.statements
                if s.paragraph == text.action.paragraph and s.kind == "after_adoption"
            ]


def cite(report: Report, notes: dict[int, str], words: Lexicon) -> None:
    """The citations of every paragraph and of the footnotes that it carries."""
    for text in report.texts:
        for part, found in (("preamble", text.preamble), ("operative", text.operative)):
            for index, item in enumerate(found, 1):
                add_citations(report, item.text, {"text": text.key, "part": part, "index": index}, text.body, words)
                for n in item.footnotes:
                    where = {"text": text.key, "part": part, "index": index, "footnote": n}
                    add_citations(report, notes.get(n, ""), where, text.body, words)
    for told in report.paragraphs:
        add_citations(report, " ".join([told.text, *told.items]), {"paragraph": told.number}, "CCPCJ", words)
        for n in told.footnotes:
            add_citations(report, notes.get(n, ""), {"paragraph": told.number, "footnote": n}, "CCPCJ", words)


def add_citations(report: Report, text: str, where: dict[str, Any], body: str | None, words: Lexicon) -> None:
    report.citations += citations.citations(text, where, body, words)


def compare_titles(report: Report, outline: Outline, words: Lexicon) -> None:
    """The summary in front of the report names the texts as well; a title that it words otherwise is a finding."""
    quoted = [(t, block) for block in outline.front for t in words.patterns["listed_title"].findall(block.text)]
    for text in report.texts:
        near = max(quoted, key=lambda pair: actions.alike(pair[0], text.title), default=None)
        if near and actions.SAME_TITLE <= actions.alike(near[0], text.title) < 1:
            message = f"The summary words the title of {text.key} otherwise: {near[0]}"
            report.findings.append(Finding("info", "title-differs", near[1].lines, message))


def settle_account(report: Report, outline: Outline, lines: list[Line], account: Account) -> None:
    """The account of the lines: what no stage has used is a finding."""
    unread = [line for line in lines if line.number not in account.uses]
    for line in unread:
        message = f"This line was not read: {line.text[:80]}"
        report.findings.append(Finding("warning", "unread", (line.number, line.number), message))
    if outline.front:
        span = outline.front[0].lines[0], outline.front[-1].lines[1]
        message = "The note on symbols and the summary in front of chapter I repeat the report; they are not kept."
        report.findings.append(Finding("info", "front-matter", span, message))
    uses = Counter("furniture" if use in FURNITURE else use for use in account.uses.values())
    named = uses.pop("front matter", 0) + uses.pop("hidden text", 0)
    furniture = uses.pop("furniture", 0)
    report.coverage = {"lines": len(lines), "values": sum(uses.values()), "furniture": furniture,
                       "findings": named + len(unread), "unread": len(unread)}  # fmt: skip
