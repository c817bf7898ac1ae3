"""A Word document says of itself what plain text leaves to be told from its layout."""

import json

from .readings import HEADER, HERE, content, names, read, specimen
from .word import write


def test_the_made_up_report_reads_the_same_from_word():
    report = read(write(specimen(), HEADER), names())

    assert content(report) == json.loads((HERE / "specimen.zh.json").read_text(encoding="utf-8"))
    assert (report.counted, report.coverage["unread"]) == ("paragraph", 0)
