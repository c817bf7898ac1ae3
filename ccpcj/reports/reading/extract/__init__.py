"""A file of any format into its lines; what it is shows from its content, whatever its name."""

import re
import zipfile
from io import BytesIO

from ccpcj.reports.reading.printed_report import NotAReport

from .pdf_reader import read_pdf
from .source import FileContents
from .txt import read_plain_text
from .word_reader import read_word

OTHERS = {
    b"\xd0\xcf\x11\xe0": "an old Word document (.doc) or one that a password protects: save it as .docx without one",
    b"{\\rtf": "rich text (RTF): save it as .docx",
}


def extract(data: bytes) -> FileContents:
    """The lines of a file. Raises NotAReport where they cannot be read."""
    source = read_by_content(data)
    if not source.text.strip():
        raise NotAReport("The file is empty.")
    return source


def read_by_content(data: bytes) -> FileContents:
    if data.startswith(b"PK"):
        return read_archive(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    for begins, what in OTHERS.items():
        if data.startswith(begins):
            raise NotAReport(f"The file is {what}.")
    return read_plain_text(data)


def read_archive(data: bytes) -> FileContents:
    """A Word document; other formats are archives as well."""
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        raise NotAReport("The file begins like a Word document and is broken: is it cut?") from None
    if "content.xml" in names:
        raise NotAReport("The file is an OpenDocument text (.odt): save it as .docx.")
    if not any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        raise NotAReport("The file is an archive and no Word document: give the report itself.")
    return read_word(data)
