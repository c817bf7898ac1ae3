"""A text as a file: which forms there are, and what each is made of."""

from typing import NamedTuple

from django.utils import timezone

from ccpcj.lib.tables import File, text_file
from resolutions.akn.identity import WorkIdentity
from resolutions.akn.writer import write_akn
from resolutions.models import Resolution, Sponsorship, Version
from resolutions.sponsors.sponsor_lists import NamesInLanguage, sponsor_lists
from resolutions.sponsors.sponsor_sentence import sponsor_sentence
from resolutions.text.complete_text import complete_text
from resolutions.text.letterhead import issuing_body

from .docx import write_docx
from .plain import plain_lines


class FileForm(NamedTuple):
    """A form in which a text goes out: the end of its address, what a link calls it, and its kind of file."""

    suffix: str
    label: str
    media_type: str


WORD = FileForm("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
AKN = FileForm("akn.xml", "AKN4UN XML", "application/akn+xml")
PLAIN = FileForm("txt", "TXT", "text/plain; charset=utf-8")
FORMS = {form.suffix: form for form in (WORD, AKN, PLAIN)}


def text_file_in(version: Version, language: str, suffix: str, stem: str) -> File:
    """The public version in the language as a file; NoTextInLanguageError where it has no words in it."""
    text, form = complete_text(version, language), FORMS[suffix]
    if form is AKN:
        work = WorkIdentity(issuing_body(version), document_type(version), timezone.localdate())
        return File(f"{stem}.{suffix}", form.media_type, iter([write_akn(text, work)]))
    sponsors = sponsors_in(version.resolution, language)
    if form is PLAIN:
        return text_file(plain_lines(text, sponsors), stem)
    return File(f"{stem}.{suffix}", form.media_type, iter([write_docx(text, sponsors)]))


def document_type(version: Version) -> str:
    """resolution, decision; resolutionDraft, decisionDraft."""
    adopted = version.stage == Version.Stage.ADOPTED
    return version.resolution.kind if adopted else f"{version.resolution.kind}Draft"


def sponsors_in(resolution: Resolution, language: str) -> str:
    """The sentence that names the sponsors of the work; empty where none are recorded."""
    printed = Sponsorship.objects.printed_entries()
    for text in sponsor_lists(Resolution.objects.filter(pk=resolution.pk), printed):
        if text.sponsor_list:
            words = sponsor_sentence(text, text.sponsor_list, NamesInLanguage(language))
            return f"{words[:1].upper()}{words[1:]}{'。' if language == 'zh' else '.'}"
    return ""
