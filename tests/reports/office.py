"""PDF files made of Word documents by LibreOffice, where it is installed."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROGRAM = shutil.which("soffice")
needs_office = pytest.mark.skipif(not PROGRAM, reason="LibreOffice (soffice) is not installed: it makes the PDF files")


@cache
def pdf_of(word: bytes) -> bytes:
    """The document as its pages would be printed."""
    assert PROGRAM
    with TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [PROGRAM, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()
