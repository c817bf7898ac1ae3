"""The words by which AKN4UN files name languages, vocabularies of keywords, headings, annexes, steps and votes."""

from typing import Any

from resolutions.text.document import ADOPTED, BY_VOTE, RECOMMENDED, SPONSORED_LATER, TABLED, WITHOUT_VOTE

LANGUAGES = {"ara": "ar", "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es"}
LANGUAGE_CODES = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
SCHEMES = {"UNBIS": "unbis", "UNBIS THESAURUS": "unbis", "SDGO": "sdg", "EUROVOC": "eurovoc", "DHLAUTH": "authority"}
SCHEME_NAMES = {"sdg": "SDGO", "unbis": "UNBIS", "eurovoc": "EuroVoc", "authority": "DHLAUTH"}
HEADING_LEVELS = {"H1": 1, "HCH": 1, "HCH0": 1, "TITLEH1": 1, "H23": 2, "H4": 3}  # by the class of the element
HEADING_CLASSES = {1: "H1", 2: "H23", 3: "H4"}
ANNEXES = ("annex", "annexe", "anexo", "приложение", "附件", "مرفق", "المرفق")  # how a heading begins one
NOT_STATED = "0001-01-01"  # a day that the file does not state
STEPS = {
    "draftResolution": TABLED, "draftResolutionAdditionalSponsors": SPONSORED_LATER,
    "recommendedForAdoption": RECOMMENDED, "adopted": ADOPTED,
}  # fmt: skip
STEP_NAMES = {step: name for name, step in STEPS.items()}
VOTINGS = {"adoptedRecordedVote": BY_VOTE, "adoptedWithoutVote": WITHOUT_VOTE}
VOTING_NAMES = {voting: name for name, voting in VOTINGS.items()}
CHOICES = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}
CHOICE_NAMES = {choice: name for name, choice in CHOICES.items()}


def local_name(element: Any) -> str:
    """The name of an element, of lxml or of the standard library, without its namespace."""
    return str(element.tag).rpartition("}")[2]
