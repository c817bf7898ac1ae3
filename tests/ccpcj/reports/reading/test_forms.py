"""One source a report and language, three formats: each is read as it is expected to be read, to the last word."""

import pytest

from tests.ccpcj.reports.expected import expected, stated
from tests.ccpcj.reports.pdf_sources import word_file
from tests.ccpcj.reports.readings import TYPESET, made_up, names, read_report, specimen
from tests.ccpcj.reports.typeset import typeset


def source_file(request: pytest.FixtureRequest, language: str, name: str, form: str) -> bytes:
    """A made-up report as a file."""
    if form == "pdf":
        printed: bytes = request.getfixturevalue("pdfs")[f"{name}.{language}"]
        return printed
    return word_file(language, name) if form == "docx" else typeset(specimen(language, name), TYPESET).encode()


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
@pytest.mark.parametrize(("language", "name"), made_up())
def test_every_format_says_the_same(request, language, name, form):
    report = read_report(source_file(request, language, name, form), names())

    assert stated(report) == expected(language, name)
    assert report.coverage["unread"] == 0
