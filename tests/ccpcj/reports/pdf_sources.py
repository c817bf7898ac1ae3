"""The Word documents that the tests print as PDF files, in one go."""

from functools import cache
from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from .readings import HEADER, HERE, REAL, made_up, read_real, real_source, specimen
from .typeset import Source
from .word import saved, write

ARABIC = [
    "1 - أوصت اللجنة (في جلستها 13، المعقودة في 20 أيار/مايو 2052) بأن يعتمد المجلس مشروع القرار E/CN.15/2052/L.2 باسم "
    "Anna Example من الاتحاد الأوروبي (بلجيكا).",
    "وإذ تشير إلى القرار 106/3 و«الملاحظات» وإلى 25% من السجلات، بدءاً من 1-5 آذار/مارس 2052،",
    "وإذ تشير إلى القرار 415 (V) وإلى الوثيقة A/RES/415 (V)، الفرع 2 (أ)، وإلى رسالة (E/2052/3)،",
    "(أ) تفتيش الحاويات؛",
]
FRENCH = [
    "1. À sa 13e séance, le 20 mai 2052, la Commission a recommandé d’approuver le projet E/CN.15/2052/L.2 intitulé « Les "
    "ports : l’efficacité », présenté par l’Égypte et la Côte d’Ivoire.",
    "Priant instamment les États Membres d’affecter des ressources aux vérifications efficaces ;",
]
RESTYLED = (
    {"indent": 1, "after": 0},
    {"indent": 1, "after": 6, "size": 9},
    {"after": 6, "size": 12, "width": 19},
    {"indent": 0.8, "after": 0, "size": 11, "width": 18},
)

STATES = "Chile Ghana Kenya Egypt Qatar Japan Nepal India Italy Malta Samoa Tonga Nauru Palau Yemen Sudan Spain Niger"
OFFICES = ("Minister", "Deputy Minister")
SPEAKERS = [
    f"{office} of Justice, Public Works and Transport of {state}" for office in OFFICES for state in STATES.split()
]


@cache
def word_file(language: str, name: str = "specimen") -> bytes:
    """A made-up report as a Word document."""
    return write(specimen(language, name), HEADER)


def documents() -> dict[str, bytes]:
    """Everything that is to be printed, by name."""
    sources = {f"{name}.{language}": word_file(language, name) for language, name in made_up()}
    sources |= {str(form): restyled(word_file("zh"), **form) for form in RESTYLED}
    sources |= {"Arabic": plain_document(ARABIC, right_to_left=True), "French": plain_document(FRENCH)}
    sources |= {"power": with_power(word_file("zh")), "overleaf": write(with_long_note(), HEADER)}
    sources["full lines"] = restyled(write(with_full_lines(), HEADER), after=6, width=11)
    if REAL.exists():
        sources["real"] = write(real_source(), tuple(read_real().symbols))
    return sources


def restyled(word: bytes, *, indent: float = 0, after: float = 10, size: float = 11, width: float = 21.6) -> bytes:
    """A document in other typography: the indent of first lines and the page in cm, the rest in points."""
    document = docx.Document(BytesIO(word))
    for section in document.sections:
        section.page_width, section.page_height = Cm(width), Cm(20)
    document.styles["Normal"].font.size = Pt(size)
    for paragraph in document.paragraphs:
        if not paragraph.style.name.startswith("Heading"):
            paragraph.paragraph_format.first_line_indent = Cm(indent)
            paragraph.paragraph_format.space_after = Pt(after)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if indent else None
    return saved(document)


def plain_document(paragraphs: list[str], right_to_left: bool = False) -> bytes:
    document = docx.Document()
    document.sections[0].page_width = Cm(16)
    for text in paragraphs:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        if right_to_left:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    return saved(document)


def with_power(word: bytes) -> bytes:
    """A raised figure that is no footnote marker."""
    document = docx.Document(BytesIO(word))
    paragraph = next(p for p in document.paragraphs if "会议应当更短" in p.text)
    paragraph.add_run("面积为5 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")
    return saved(document)


def with_full_lines() -> Source:
    """A list of speakers whose lines are full wherever a page ends."""
    text = (HERE / "forms.en.txt").read_text(encoding="utf-8")
    first, behind = text.index("9. At the same meeting, the following speakers"), text.index("10. At the 2nd meeting")
    lead = text[:first] + text[first:behind].split("\n")[0]
    return Source.parse("\n".join([lead, *SPEAKERS, text[behind:]]))


def with_long_note() -> Source:
    """A footnote that has no room at the foot of its page."""
    source = specimen("zh")
    long = "，".join(f"第{i}份文件见会议记录附件" for i in range(1, 140)) + "。"
    return Source(source.paragraphs, {**source.notes, 2: long}, source.links, source.breaks, source.forms)
