"""What a text is: the addresses of the work, of its words in a language and of the file."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from resolutions.text.document import TextDocument

from .elements import E, Element
from .vocabulary import LANGUAGE_CODES, NOT_STATED


@dataclass(frozen=True)
class AknAuthor:
    """A body as addresses and the ontology of AKN4UN name it."""

    code: str
    address: str
    concept: str
    name: str


AUTHORS = {
    "GA": AknAuthor("ga", "unga", "generalAssembly", "General Assembly"),
    "ECOSOC": AknAuthor("ecosoc", "ecosoc", "economicAndSocialCouncil", "Economic and Social Council"),
    "CCPCJ": AknAuthor("ccpcj", "ccpcj", "commissionOnCrimePreventionAndCriminalJustice",
                    "Commission on Crime Prevention and Criminal Justice"),
}  # fmt: skip
NOT_KNOWN = AknAuthor("body", "un", "body", "Body that is not recorded")


@dataclass(frozen=True)
class WorkIdentity:
    """What the words do not tell: whose text it is, what the statement is called, and when the file is made."""

    body: str = "GA"
    kind: str = "resolution"  # resolution, decision, resolutionDraft, decisionDraft
    made_on: date | None = None

    @property
    def author(self) -> AknAuthor:
        return AUTHORS.get(self.body, NOT_KNOWN)


def stated_iso_date(day: date | None) -> str:
    """A day; one that is not stated is written as the files of the United Nations write it."""
    return day.isoformat() if day else NOT_STATED


def identification(text: TextDocument, work: WorkIdentity, part: str = "") -> Element:
    """The three levels of an address; `part` is the name of an annex within the text."""
    day = stated_iso_date(text.adopted_on)
    address = f"/akn/un/statement/deliberation/{work.author.address}/{day}/{address_number(text)}"
    code = LANGUAGE_CODES[text.language]
    return E.identification(
        E.FRBRWork(
            E.FRBRthis(value=f"{address}/!main/{part}"),
            E.FRBRuri(value=f"{address}/"),
            E.FRBRdate(date=day, name="adoption"),
            E.FRBRauthor({"href": f"#{work.author.code}", "as": "#author"}),
            E.FRBRcountry(value="un"),
        ),
        E.FRBRExpression(
            E.FRBRthis(value=f"{address}/{code}@!main/{part}"),
            E.FRBRuri(value=f"{address}/{code}@/"),
            E.FRBRdate(date=stated_iso_date(text.published_on), name="publication"),
            E.FRBRauthor({"href": f"#{work.author.code}", "as": "#issuingBody"}),
            E.FRBRlanguage(language=code),
        ),
        E.FRBRManifestation(
            E.FRBRthis(value=f"{address}/{code}@/!main{f'/{part}' if part else ''}.xml"),
            E.FRBRuri(value=f"{address}/{code}@.xml"),
            E.FRBRdate(date=stated_iso_date(work.made_on), name="markup"),
            E.FRBRauthor({"href": "#record", "as": "#editor"}),
        ),
        source="#record",
    )


def address_number(text: TextDocument) -> str:
    return quote("".join(text.number.split()).replace("/", "-"), safe="-") or "-"
