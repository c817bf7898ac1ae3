"""A PDF file holds letters and places; the report is read from them as from its text."""

import json

from .office import needs_office, pdf_of
from .readings import HEADER, HERE, content, names, read, specimen
from .word import write


@needs_office
def test_the_made_up_report_reads_the_same_from_pdf():
    report = read(pdf_of(write(specimen(), HEADER)), names())

    assert content(report) == json.loads((HERE / "specimen.zh.json").read_text(encoding="utf-8"))
    assert (report.counted, report.coverage["unread"]) == ("page", 0)
    assert max(paragraph.lines[1] for paragraph in report.paragraphs) < 10
