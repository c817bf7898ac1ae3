"""A made-up resolution as AKN4UN XML in six languages: our own words, with every form that the real files have."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from resolutions.akn.files import AknFile

CODES = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}


class Words(NamedTuple):
    """The words of the specimen in one language; a phrase is what stands in italics."""

    title: str
    chapeau: str
    recalling: tuple[str, str]
    noting: tuple[str, str]
    requests: tuple[str, str]
    items: tuple[str, str]
    decides: tuple[str, str]
    annex: str
    heading: str
    declared: str
    note: str
    letters: tuple[str, str] = ("(a)", "(b)")


WORDS = {
    "en": Words(
        "Lighthouses and the prevention of made-up crime", "The General Assembly",
        ("Recalling", "its resolution {link} on lanterns,"), ("Noting with concern", "that lamps go out,"),
        ("Also requests", "the Keeper of Lanterns:"), ("To light 12 lamps;", "To trim 34 wicks;"),
        ("Decides", "to return to the matter in 2031."), "Annex", "Guidance for keepers",
        "Keepers should sweep the 56 stairs of a tower.", "Resolution {link}, annex.",
    ),
    "fr": Words(
        "Les phares et la prévention du crime inventé", "L’Assemblée générale",
        ("Rappelant", "sa résolution {link} sur les lanternes,"),
        ("Notant avec inquiétude", "que des lampes s’éteignent,"),
        ("Prie également", "le Gardien des lanternes :"), ("D’allumer 12 lampes ;", "De moucher 34 mèches ;"),
        ("Décide", "d’y revenir en 2031."), "Annexe", "Conseils aux gardiens",
        "Les gardiens devraient balayer les 56 marches d’une tour.", "Résolution {link}, annexe.", ("a)", "b)"),
    ),
    "es": Words(
        "Los faros y la prevención del delito inventado", "La Asamblea General",
        ("Recordando", "su resolución {link} sobre linternas,"),
        ("Observando con inquietud", "que se apagan lámparas,"),
        ("Solicita también", "al Guardián de las Linternas:"), ("Que encienda 12 lámparas;", "Que recorte 34 mechas;"),
        ("Decide", "volver al asunto en 2031."), "Anexo", "Consejos para guardianes",
        "Los guardianes deberían barrer los 56 peldaños de una torre.", "Resolución {link}, anexo.", ("a)", "b)"),
    ),
    "ru": Words(
        "Маяки и предупреждение вымышленной преступности", "Генеральная Ассамблея",
        ("ссылаясь", "на свою резолюцию {link} о фонарях,"), ("отмечая с озабоченностью", "что лампы гаснут,"),
        ("просит также", "Хранителя фонарей:"), ("зажечь 12 ламп;", "подрезать 34 фитиля;"),
        ("постановляет", "вернуться к этому вопросу в 2031 году."), "Приложение", "Советы хранителям",
        "Хранителям следует подметать 56 ступеней башни.", "Резолюция {link}, приложение.", ("а)", "b)"),
    ),
    "zh": Words(
        "灯塔与预防虚构犯罪", "大会", ("回顾", "其关于灯笼的第{link}号决议，"), ("关切地注意到", "灯会熄灭，"),
        ("又请", "灯笼管理员："), ("点亮12盏灯；", "修剪34根灯芯；"), ("决定", "在2031年再审议这一事项。"),
        "附件", "给管理员的建议",
        "管理员应清扫塔楼的56级台阶。", "第{link}号决议，附件。",
    ),
    "ar": Words(
        "المنارات ومنع الجريمة المتخيلة", "إن الجمعية العامة", ("إذ تشير", "إلى قرارها {link} بشأن الفوانيس،"),
        ("وإذ تلاحظ مع القلق", "أن المصابيح تنطفئ،"), ("تطلب أيضا", "إلى حارس الفوانيس:"),
        ("أن يضيء 12 مصباحا؛", "أن يشذب 34 فتيلا؛"), ("تقرر", "أن تعود إلى المسألة في عام 2031."),
        "المرفق", "نصائح للحراس",
        "ينبغي للحراس أن يكنسوا 56 درجة من البرج.", "القرار {link}، المرفق.", ("(أ)", "(ب)"),
    ),
}  # fmt: skip


def link(language: str, number: str) -> str:
    return f'<a href="https://undocs.org/{language}/A/RES/{number}">{number}</a>'


def paragraph(number: str, phrase: str, rest: str, style: str = "SingleTxt") -> str:
    num = f"<num>{number}</num>" if number else ""
    stressed = f'<span class="italic">{phrase}</span> ' if phrase else ""
    return (
        f'<paragraph class="{style}">{num}<content><p xml:space="preserve">\t{stressed}{rest}</p></content></paragraph>'
    )


def note(language: str, text: str, marker: str = "1") -> str:
    """A footnote; Arabic sets its marker in raised brackets, which are no words of the text."""
    before, after, again = ("<sup>(</sup>", "<sup>)</sup>", "()\t") if language == "ar" else ("", "", "")
    return (
        f'{before}<authorialNote marker="{marker}" placement="bottom"><p>\t{again}{text}</p></authorialNote>{after}'
    )  # fmt: skip


def operative(language: str, words: Words) -> str:
    """Two paragraphs, the first with two items; Arabic holds its numbers in the text, as older files do."""
    first, second = words.items
    if language == "ar":
        return (
            paragraph("", "", f'1 -\t<span class="bold italic">{words.requests[0]}</span> {words.requests[1]}')
            + paragraph("", "", f"{words.letters[0]}\t{first}")
            + paragraph("", "", f"{words.letters[1]}\t{second}")
            + paragraph("", "", f'2 -\t<span class="bold italic">{words.decides[0]}</span> {words.decides[1]}')
        )
    points = "".join(
        f"<point><num>{letter}</num><content><p>{item}</p></content></point>"
        for letter, item in zip(words.letters, words.items, strict=True)
    )
    return (
        f'<paragraph class="SingleTxt"><num>1.</num><list><intro><p><span class="italic">{words.requests[0]}</span> '
        f"{words.requests[1]}</p></intro>{points}</list></paragraph>{paragraph('2.', *words.decides)}"
    )


def specimen(language: str = "en", symbol: str = "A/RES/77/901", **changes: str) -> bytes:
    """The file of one language. `changes` replace a piece: title, meta, preamble, operative, annex, tail, cover."""
    words = WORDS[language]
    number = symbol.removeprefix("A/RES/")
    own_note = note(language, words.note.format(link=link(language, "75/903")))
    pieces = {
        "title": words.title,
        "day": "2022-12-15",
        "meta": "",
        "cover": "",
        "preamble": "".join(
            f'<container><p xml:space="preserve">\t<span class="italic">{phrase}</span> {rest}</p></container>'
            for phrase, rest in (
                (words.recalling[0], words.recalling[1].format(link=link(language, "76/902")) + own_note),
                words.noting,
            )
        ),
        "operative": operative(language, words),
        "annex": paragraph("", "", f'<span class="bold">{words.annex}</span>', "H23")
        + paragraph("", "", f'<span class="bold">{words.heading}</span>', "H23")
        + paragraph("1.", "", words.declared),
        "tail": "",
    } | changes
    annex = f'<doc name="annex"><mainBody>{pieces["annex"]}</mainBody></doc>'
    attachments = f"<attachments><attachment>{annex}</attachment></attachments>"
    title = f"{'-' if language == 'ar' else ''}\t{pieces['title']}"
    text = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
<statement name="resolution"><meta><identification source="#DGACM"><FRBRWork>
<FRBRuri value="/akn/un/statement/deliberation/unga/{pieces["day"]}/{number.replace("/", "-")}/"/>
<FRBRdate date="{pieces["day"]}" name="adoption"/></FRBRWork><FRBRExpression>
<FRBRdate date="0001-01-01" name="publication"/><FRBRlanguage language="{CODES[language]}"/></FRBRExpression>
</identification>{pieces["meta"]}</meta>
<coverPage><p><span class="upperLeft"><docAuthority refersTo="#publisher">United Nations</docAuthority></span></p>
<p><docNumber refersTo="#symbol">{symbol}</docNumber></p>
<p><session refersTo="#generalAssembly" value="77">Seventy-seventh session</session></p>
<p><inline name="agenda item">Agenda item 109</inline></p>{pieces["cover"]}</coverPage>
<preface><p><docNumber>{number}.</docNumber><docTitle>{title}</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p><span class="italic">{words.chapeau}</span>,</p></formula>
{pieces["preamble"]}</preamble><mainBody>{pieces["operative"]}</mainBody>
<conclusions><p><inline name="adoptionMeeting">54</inline><eol/>
<docDate date="2022-12-15">2022</docDate></p></conclusions>
{attachments if pieces["annex"] else ""}{pieces["tail"]}</statement></akomaNtoso>"""
    return text.encode()


def write(folder: Path, language: str = "en", name: str = "", **values: str) -> Path:
    data = specimen(language, **values)
    path = folder / (name or f"{values.get('symbol', 'A/RES/77/901').replace('/', '_')}_{language}.xml")
    path.write_bytes(data)
    return path


def files(*paths: Path) -> list[AknFile]:
    """Files as an index finds them."""
    return [AknFile(path.name, path, sha256(path.read_bytes()).hexdigest()) for path in paths]


def six(folder: Path, **values: str) -> list[AknFile]:
    """The specimen in its six languages."""
    return files(*(write(folder, language, **values) for language in WORDS))
