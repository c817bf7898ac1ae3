"""What is made once for all tests of reports."""

import os
from collections.abc import Mapping

import pytest

from .office import MISSING, PROGRAM, pdfs_of
from .pdf_sources import documents


@pytest.fixture(scope="session")
def office() -> None:
    """LibreOffice, where it is installed; where the tests must be complete (CI) it has to be."""
    if not PROGRAM:
        pytest.fail(MISSING) if os.environ.get("CI") else pytest.skip(MISSING)


@pytest.fixture(scope="session")
def pdfs(office: None) -> Mapping[str, bytes]:
    """The PDF files of the tests by name."""
    return pdfs_of(documents())
