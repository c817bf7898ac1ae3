"""One source a language, three formats: each is read as the specimen is expected to be read, to the last word."""

from collections.abc import Mapping

import pytest

from ccpcj.reports.reading.lexicon import available

from .expected import expected, stated
from .printed import word
from .readings import TYPESET, names, read, specimen
from .typeset import typeset

FORMATS = ("txt", "docx", "pdf")


@pytest.fixture(params=FORMATS)
def files(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    """The specimens of a format by language."""
    if request.param == "pdf":
        found: Mapping[str, bytes] = request.getfixturevalue("pdfs")
        return found
    make = {"txt": lambda language: typeset(specimen(language), TYPESET).encode(), "docx": word}[request.param]
    return {language: make(language) for language in available()}


@pytest.mark.parametrize("language", available())
def test_every_format_says_the_same(files, language):
    report = read(files[language], names())

    assert stated(report) == expected(language)
    assert report.coverage["unread"] == 0


@pytest.mark.parametrize("language", available())
def test_a_reviewer_is_told_the_same_of_every_format(files, language):
    codes = sorted(finding.code for finding in read(files[language], names()).findings)

    assert codes == [
        "front-matter",
        "link-without-print",
        "revised-without-symbol",
        "title-differs",
        "title-differs",
        "unknown-speaker",
    ]
