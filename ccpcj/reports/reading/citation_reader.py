"""What the paragraphs of a report cite, and the links that print something else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ccpcj.lib.wording.cited_texts import CitationRecognizer
from ccpcj.lib.wording.lexicon import Lexicon

from .headers_footers import ReportBody
from .printed_report import PrintedCitation, ReadingFinding, Report
from .unwrap import join_lines

COMMISSION = "CCPCJ"


class CitationReader:
    """The stage that reads the paragraphs of a report and gives the resolutions, decisions and documents they cite."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.recognizer = CitationRecognizer(lexicon)

    def read(self, report: Report, notes: Mapping[int, str]) -> Iterator[PrintedCitation]:
        """Give the citations of every paragraph and of the footnotes that it carries."""
        for text in report.texts:
            for part, paragraphs in (("preamble", text.preamble), ("operative", text.operative)):
                for index, paragraph in enumerate(paragraphs, 1):
                    where = {"text": text.key, "part": part, "index": index}
                    yield from self.find(paragraph.text, where, text.body)
                    for number in paragraph.footnotes:
                        yield from self.find(notes.get(number, ""), {**where, "footnote": number}, text.body)
        for own in report.paragraphs:
            where = {"paragraph": own.number}
            yield from self.find(" ".join([own.text, *own.items]), where, COMMISSION)
            for number in own.footnotes:
                yield from self.find(notes.get(number, ""), {**where, "footnote": number}, COMMISSION)

    def find(self, text: str, where: dict[str, Any], enacting: str | None) -> Iterator[PrintedCitation]:
        """Give the citations of a paragraph in their order; `enacting` is the body that speaks."""
        for cited in self.recognizer.find(text, enacting):
            body, number, symbol = cited.body or None, cited.number or None, cited.symbol or None
            yield PrintedCitation(where, cited.kind, body, number, symbol, cited.date)


def check_links(body: ReportBody) -> Iterator[ReadingFinding]:
    """A link that names what its page does not print: one of the two is wrong."""
    pages: dict[int, list[str]] = {}
    for line in (*body.lines, *(line for note in body.notes for line in note.lines)):
        pages.setdefault(line.page, []).append(line.text)
    for link in body.links:
        symbol = re.sub(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?", "", link.text).rstrip("/")
        around = [*pages.get(link.page - 1, [])[-2:], *pages.get(link.page, []), *pages.get(link.page + 1, [])[:2]]
        printed = re.sub(r"\s", "", join_lines(around))
        number = re.sub(r"^[AE]/RES/", "", symbol.split("–")[0])
        if number and number not in printed:
            message = f"The link to {symbol} names nothing that its page prints."
            yield ReadingFinding("info", "link-without-print", (link.number, link.number), message)
