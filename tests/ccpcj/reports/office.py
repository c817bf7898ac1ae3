"""PDF files made of Word documents by LibreOffice."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = shutil.which("soffice")
MISSING = "LibreOffice (soffice) is not installed: it makes the PDF files"
PROTECTED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"unknown"}}'
)


def pdfs_of(documents: Mapping[str, bytes], form: str = "pdf") -> dict[str, bytes]:
    """The documents, by name, as their pages would be printed: all of them at one start of the program."""
    assert PROGRAM, MISSING
    with TemporaryDirectory() as folder:
        sources = {name: Path(folder) / f"{i}.docx" for i, name in enumerate(documents)}
        for name, source in sources.items():
            source.write_bytes(documents[name])
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [
            PROGRAM,
            "--headless",
            profile,
            "--convert-to",
            form,
            "--outdir",
            folder,
            *map(str, sources.values()),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + 60 * len(documents))
        return {name: source.with_suffix(".pdf").read_bytes() for name, source in sources.items()}
