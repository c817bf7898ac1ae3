"""The whole reading: a file's bytes into a Report with its findings and the account of its lines."""

import re
from collections.abc import Sequence
from datetime import date

from ccpcj.lib.wording.lexicon import Lexicon, lexicon_languages, lexicon_of
from sessions.states.names import Names

from .action_reader import ActionReader
from .blocks import BlockBuilder
from .citation_reader import CitationReader, check_links
from .completeness import CompletenessCheck, check_lines, count_coverage
from .extract import extract
from .extract.page_numbers import count_in_pages
from .extract.source import FileContents
from .footnote_markers import MarkerPlacer
from .headers_footers import SYMBOL, BodyReader, ReportBody
from .lines import LineAccount
from .meeting_references import MeetingFinder
from .outline import OutlineBuilder
from .printed_report import NotAReport, NumberedParagraph, PrintedStatement, PrintedText, Report
from .report_tree import Outline
from .session_reader import SessionReader, assign_agenda_items
from .split_speakers import split_speakers
from .statement_reader import StatementReader
from .text_reader import TextReader

ORDER = {"error": 0, "warning": 1, "info": 2}


def read_report(data: bytes, names: Names, language: str | None = None) -> Report:
    """Read a session report from text, Word or PDF. Raises NotAReport where there is none to read.

    The stages, each of which reads what those before it gave: extract (bytes to lines), layout (lines to the body,
    without headers and footers, and to blocks), outline (blocks to a tree), then the readers of the tree (session,
    texts, actions, statements, citations), and what checks that all is there.
    """
    source = extract(data)
    lexicon = lexicon_of(language or recognize_language(source.text))
    body = read_body(source, lexicon)
    outline = read_outline(body, source.account, lexicon)
    names = names.on(opening_day(outline, body, lexicon, names))
    split_speakers(outline, lexicon, names)
    report = read_tree(outline, body, lexicon, names)
    check = CompletenessCheck(report, outline, lexicon)
    source.account.take((number for block in outline.front for number in block.line_numbers), "front matter")
    report.counted, report.coverage = source.counted, count_coverage(source.lines, source.account)
    report.findings = [
        *body.findings,
        *outline.findings,
        *report.findings,
        *check_links(body),
        *check.differing_titles(),
        *check_lines(source.lines, outline, source.account),
        *check.check(source.lines[-1].number),
    ]
    count_in_pages(report, source.pages)
    report.findings += source.findings
    report.findings.sort(key=lambda finding: (ORDER[finding.level], finding.lines or (0, 0)))
    return report


def recognize_language(text: str) -> str:
    """The language of the text, by the headings that its word list knows."""
    scores = {code: len(lexicon_of(code).patterns["session"].findall(text)) for code in lexicon_languages()}
    best = max(scores, key=lambda code: scores[code])
    if not scores[best]:
        known = ", ".join(lexicon_languages())
        raise NotAReport(f"The language was not recognized, or this is no session report (known: {known}).")
    return best


def read_body(source: FileContents, lexicon: Lexicon) -> ReportBody:
    """The text of the report without headers and footers, its footnotes apart and their markers in their places."""
    body = source.body or BodyReader(source.lines, lexicon, source.account).read()
    body.links += source.links
    if source.body is None:
        MarkerPlacer(body, lexicon, source.account).place_markers()
    return body


def read_outline(body: ReportBody, account: LineAccount, lexicon: Lexicon) -> Outline:
    outline = OutlineBuilder(lexicon, account).build(BlockBuilder(lexicon).build(body.lines))
    if not outline.chapters:
        raise NotAReport("No chapter was found: the file is no session report, or in another language.")
    assign_agenda_items(outline, lexicon)
    return outline


def opening_day(outline: Outline, body: ReportBody, lexicon: Lexicon, names: Names) -> date | None:
    """The day on which the session, or the part of it, began: as of it the names of states are understood."""
    day = SessionReader(outline, lexicon, names).session(header_symbols(body))["starts_on"]
    return date.fromisoformat(day) if day else None


def read_tree(outline: Outline, body: ReportBody, lexicon: Lexicon, names: Names) -> Report:
    """Everything that the tree states, and the findings of its readers."""
    session_reader = SessionReader(outline, lexicon, names)
    symbols = header_symbols(body)
    session = session_reader.session(symbols)
    if session["number"] is None:
        raise NotAReport("The report does not say of which session it is.")
    meetings, notes = MeetingFinder(lexicon, session), {note.number: note.text for note in body.notes}
    text_reader, action_reader = TextReader(lexicon), ActionReader(lexicon, names, meetings)
    statement_reader = StatementReader(lexicon, names, meetings, notes)
    texts = text_reader.read(outline.texts)
    action_reader.read(outline, texts)
    statements = statement_reader.read(outline)
    tell_who_spoke_after(texts, statements)
    report = Report(
        language=lexicon.language,
        symbols=symbols,
        session=session,
        texts=texts,
        footnotes=[{"number": note.number, "text": note.text} for note in body.notes],
        agenda=session_reader.agenda(),
        next_agenda=session_reader.next_agenda(),
        meetings=session_reader.meetings(meetings),
        statements=statements,
        officers=session_reader.officers(),
        documents=session_reader.documents(),
        paragraphs=read_paragraphs(outline),
        chapters=[raw.to_json() for raw in outline.chapters],
        findings=[*text_reader.findings, *action_reader.findings, *statement_reader.findings],
    )
    report.citations = list(CitationReader(lexicon).read(report, notes))
    return report


def header_symbols(body: ReportBody) -> list[str]:
    """The symbols that the report bears in its running headers."""
    symbols = [symbol for line in body.headers for symbol in re.findall(SYMBOL, line.text)]
    return list(dict.fromkeys(symbols))


def read_paragraphs(outline: Outline) -> list[NumberedParagraph]:
    return [
        NumberedParagraph(
            raw.number,
            raw.chapter.number if raw.chapter else None,
            raw.section,
            raw.text,
            [block.text for block in raw.items],
            raw.notes,
            raw.lines,
        )
        for raw in outline.paragraphs
    ]


def tell_who_spoke_after(texts: Sequence[PrintedText], statements: Sequence[PrintedStatement]) -> None:
    """Write into each text who spoke after its adoption."""
    for text in texts:
        if text.action:
            text.spoke_after = [
                {"name": statement.speaker, "state": statement.state, "capacity": statement.capacity}
                for statement in statements
                if statement.paragraph == text.action.paragraph and statement.kind == "after_adoption"
            ]
