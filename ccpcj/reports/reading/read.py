"""The whole reading: a file's bytes into a Report with its findings and the account of its lines."""

import re
from collections.abc import Sequence

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
from .meeting_references import MeetingFinder
from .outline import OutlineBuilder
from .printed_report import NotAReport, NumberedParagraph, PrintedStatement, PrintedText, ReadingFinding, Report
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
    findings: list[ReadingFinding] = []
    body = read_body(source, lexicon, findings)
    outline = read_outline(body, source, lexicon, findings)
    split_speakers(outline, lexicon, names)
    report = read_tree(outline, body, lexicon, names)
    check = CompletenessCheck(report, outline, lexicon)
    source.account.take((number for block in outline.front for number in block.line_numbers), "front matter")
    report.counted, report.coverage = source.counted, count_coverage(source.lines, source.account)
    report.findings = [
        *findings,
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


def read_body(source: FileContents, lexicon: Lexicon, findings: list[ReadingFinding]) -> ReportBody:
    """The text of the report without headers and footers, its footnotes apart and their markers in their places."""
    body = source.body or BodyReader(source.lines, lexicon, source.account).read()
    body.links += source.links
    if source.body is None:
        placer = MarkerPlacer(body, lexicon, source.account)
        placer.place_markers()
        findings += placer.findings
    return body


def read_outline(body: ReportBody, source: FileContents, lexicon: Lexicon, findings: list[ReadingFinding]) -> Outline:
    builder = OutlineBuilder(lexicon, source.account)
    outline = builder.build(BlockBuilder(lexicon).build(body.lines))
    findings += builder.findings
    if not outline.chapters:
        raise NotAReport("No chapter was found: the file is no session report, or in another language.")
    assign_agenda_items(outline, lexicon)
    return outline


def read_tree(outline: Outline, body: ReportBody, lexicon: Lexicon, names: Names) -> Report:
    """Everything that the tree states, and the findings of its readers."""
    of_session = SessionReader(outline, lexicon, names)
    session = of_session.session()
    if session["number"] is None:
        raise NotAReport("The report does not say of which session it is.")
    meetings, notes = MeetingFinder(lexicon, session), {note.number: note.text for note in body.notes}
    of_texts, of_actions = TextReader(lexicon), ActionReader(lexicon, names, meetings)
    of_statements = StatementReader(lexicon, names, meetings, notes)
    texts = of_texts.read(outline.texts)
    of_actions.read(outline, texts)
    statements = of_statements.read(outline)
    tell_who_spoke_after(texts, statements)
    report = Report(
        language=lexicon.language,
        symbols=header_symbols(body),
        session=session,
        texts=texts,
        footnotes=[{"number": note.number, "text": note.text} for note in body.notes],
        agenda=of_session.agenda(),
        next_agenda=of_session.next_agenda(),
        meetings=of_session.meetings(meetings),
        statements=statements,
        officers=of_session.officers(),
        documents=of_session.documents(),
        paragraphs=read_paragraphs(outline),
        chapters=[raw.to_json() for raw in outline.chapters],
        findings=[*of_texts.findings, *of_actions.findings, *of_statements.findings],
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
