"""PDF files made of Word documents by LibreOffice, where it is installed."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROGRAM = shutil.which("soffice")
needs_office = pytest.mark.skipif(not PROGRAM, reason="LibreOffice (soffice) is not installed: it makes the PDF files")
PROTECTED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"unknown"}}'
)


@cache
def pdf_of(word: bytes, form: str = "pdf") -> bytes:
    """The document as its pages would be printed."""
    assert PROGRAM
    with TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [PROGRAM, "--headless", profile, "--convert-to", form, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()
