"""What is said about a text: keywords, the steps to its adoption, the vote, and who is who."""

from itertools import groupby

from resolutions.text.document import AdoptionStep, Subject, TextDocument

from .elements import UN, E, Element
from .identity import WorkIdentity, identification, stated_iso_date
from .vocabulary import CHOICE_NAMES, SCHEME_NAMES, STEP_NAMES, VOTING_NAMES

VOCABULARIES = {
    "sdg": "http://metadata.un.org/sdg", "unbis": "http://metadata.un.org/thesaurus",
    "eurovoc": "http://eurovoc.europa.eu", "authority": "https://digitallibrary.un.org",
}  # fmt: skip
ONTOLOGY = "/akn/ontology"
ROLES = {"publisher": "Publisher", "issuingBody": "Issuing body", "author": "Author", "editor": "Editor"}
CONCEPTS = {
    "un": ("organization", "United Nations"), "symbol": ("reference", "Symbol"),
    "dateOfIssuance": ("concept", "Date of issuance"), "adoptionDate": ("concept", "Date of adoption"),
    "distribution": ("concept", "Distribution"), "resolutionTitle": ("reference", "Title"),
    "onTheReportOf": ("concept", "On the report of"),
    "memberState": ("organization", "Member State"), "inFavour": ("concept", "In favour"),
    "against": ("concept", "Against"), "abstaining": ("concept", "Abstaining"),
}  # fmt: skip


def meta(text: TextDocument, work: WorkIdentity) -> Element:
    made = E.meta(identification(text, work), *classifications(text.subjects))
    if text.steps:
        made.append(E.workflow(*map(step_element, text.steps), source="#un"))
    if text.voting:
        made.append(E.analysis(E.parliamentary(voting_element(text)), source="#un"))
    made.append(reference_list(work))
    return made


def classifications(subjects: list[Subject]) -> list[Element]:
    """One classification for each run of keywords of one vocabulary, in the order of the text."""
    return [
        E.classification(*map(keyword_element, run), source=VOCABULARIES[scheme])
        for scheme, run in groupby(subjects, key=lambda subject: subject.scheme)
    ]


def keyword_element(subject: Subject) -> Element:
    made = E.keyword(value=subject.name, showAs=subject.name, dictionary=SCHEME_NAMES[subject.scheme])
    if subject.code:
        made.set("href", f"{VOCABULARIES[subject.scheme]}/{subject.code}")
    return made


def step_element(step: AdoptionStep) -> Element:
    outcome = STEP_NAMES.get(step.outcome, step.outcome)
    made = E.step({"date": stated_iso_date(step.day), "outcome": outcome, "as": step.symbol, "by": step.by})
    if step.paragraph:
        made.set("refersTo", step.paragraph)
    return made


def voting_element(text: TextDocument) -> Element:
    """The outcome, the counts, and the states that voted."""
    made = E.voting(outcome=VOTING_NAMES.get(text.voting, text.voting))
    for choice in dict.fromkeys([*text.counts, *text.voters]):
        voters = text.voters.get(choice, [])
        count = E.count(refersTo=f"#{CHOICE_NAMES.get(choice, choice)}", value=str(text.counts.get(choice, "")))
        if voters:
            count.append(UN.voters(*(E.organization(name, refersTo="#memberState") for name in voters)))
        made.append(count)
    if not len(made):
        made.append(E.quorum(value=""))
    return made


def reference_list(work: WorkIdentity) -> Element:
    """The roles, concepts and bodies that the file names."""
    author = work.author
    return E.references(
        E.TLCOrganization(eId="record", href=f"{ONTOLOGY}/organization/un/ccpcj/record",
                          showAs="Record of the Commission on Crime Prevention and Criminal Justice"),
        E.TLCOrganization(eId=author.code, href=f"{ONTOLOGY}/organization/un/{author.concept}", showAs=author.name),
        *(E.TLCRole(eId=key, href=f"{ONTOLOGY}/role/un/{key}", showAs=name) for key, name in ROLES.items()),
        *(
            E.TLCConcept(eId=key, href=f"{ONTOLOGY}/{kind}/un/{key}", showAs=name)
            for key, (kind, name) in CONCEPTS.items()
        ),
        source="#record",
    )  # fmt: skip
