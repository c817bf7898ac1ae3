"""A version in one language from the database, in the form in which a file is read: words, cover and record."""

from dataclasses import replace

from ccpcj.lib.languages import words
from ccpcj.lib.sheets import FORBIDDEN
from ccpcj.lib.symbols import number_in_symbol
from resolutions.models import Adoption, Ballot, Keyword, Publication, ResolutionText, Sponsorship, Version
from resolutions.models.texts import Body

from .document import (
    ADOPTED,
    BY_VOTE,
    CHOICES,
    RECOMMENDED,
    SPONSORED_LATER,
    TABLED,
    WITHOUT_VOTE,
    AdoptionStep,
    Subject,
    TextBlock,
    TextDocument,
    TextNote,
)
from .from_database import stored_blocks
from .letterhead import issuing_body, letterhead

OUTCOMES = {"vote": BY_VOTE, "without_vote": WITHOUT_VOTE}


class NoTextInLanguageError(LookupError):
    """The version has no words in that language."""


def complete_text(version: Version, language: str) -> TextDocument:
    """The text of a public version with its public record, in a number of queries that does not grow with it."""
    blocks = stored_blocks(version, [language]).get(language, [])
    if not blocks:
        raise NoTextInLanguageError(language)
    heading = ResolutionText.objects.filter(version=version, language=language).first()
    publication = Publication.objects.filter(version=version, language=language).first()
    front = publication.front if publication and publication.front else letterhead(version, language)
    adoption = version.external_adoption
    text = TextDocument(
        symbol=version.symbol or "",
        number=number_of_version(version),
        language=language,
        session=session_of_version(version, adoption),
        title=clean(heading.title) if heading else "",
        chapeau=clean(heading.chapeau) if heading else "",
        adopted_on=version.date,
        published_on=publication.published_on if publication else None,
        front={name: clean(words) for name, words in front.items()},
        blocks=[printed_block(block, language) for block in blocks],
        subjects=subjects_of(version),
        steps=adoption_steps(version, adoption) if adoption else [],
    )
    add_vote(adoption, text)
    return text


def number_of_version(version: Version) -> str:
    return number_in_symbol(version.symbol) or version.resolution.number


def session_of_version(version: Version, adoption: Adoption | None) -> str:
    """The session of the body that adopted the version."""
    if adoption:
        return adoption.session
    session = version.resolution.session
    return str(session.number) if session and issuing_body(version) == Body.CCPCJ else ""


def printed_block(block: TextBlock, language: str) -> TextBlock:
    """A block with its number as it hangs beside the text: "3.", in Arabic "3 -"."""
    number = block.number
    if number.isdigit():
        number = f"{number} -" if language == "ar" else f"{number}."
    notes = [TextNote(note.number, clean(note.text), note.place) for note in block.notes]
    references = [reference for reference in block.references if reference.symbol]
    return replace(block, number=clean(number), text=clean(block.text), notes=notes, references=references)


def clean(words: str) -> str:
    """Without the characters that no file can hold."""
    return FORBIDDEN.sub("", words)


def subjects_of(version: Version) -> list[Subject]:
    keywords = Keyword.objects.filter(resolutions=version.resolution_id)
    return [Subject(keyword.scheme, keyword.code, keyword.name) for keyword in keywords]


def adoption_steps(version: Version, adoption: Adoption) -> list[AdoptionStep]:
    """The tabled draft with its sponsors, the report of the committee, the record of the meeting."""
    drafts = version.resolution.versions.public().filter(
        stage=Version.Stage.TABLED, body=version.body, position__lt=version.position
    )
    draft = drafts.exclude(symbol=None).last()
    submitted = printed_sponsors(version, Sponsorship.Role.SPONSOR) or adoption.submitted_by
    return [
        AdoptionStep(TABLED, draft.symbol if draft else "", submitted, draft.date if draft else None),
        AdoptionStep(SPONSORED_LATER, "", printed_sponsors(version, Sponsorship.Role.ADDITIONAL)),
        AdoptionStep(RECOMMENDED, adoption.report, "", None, adoption.report_paragraph),
        AdoptionStep(ADOPTED, adoption.record, "", version.date),
    ]


def printed_sponsors(version: Version, role: str) -> str:
    """The sponsors in that role, as printed, in one line; in English, as the record of the Assembly is."""
    sponsors = Sponsorship.objects.public().printed_entries().standing().filter(role=role, version=version)
    return ", ".join(str(words(row, "printed", "en")) for row in sponsors.order_by("position", "pk"))


def add_vote(adoption: Adoption | None, text: TextDocument) -> None:
    """How the body adopted the version, and how states voted, in English as the files have it."""
    vote = getattr(adoption, "vote", None)
    text.voting = OUTCOMES.get(adoption.method, "") if adoption else ""
    if vote is None:
        return
    text.counts = {choice: getattr(vote, choice) for choice in CHOICES}
    text.voters = {choice: [] for choice in CHOICES}
    ballots = Ballot.objects.public().filter(vote=vote).select_related("state").order_by("state__name_en")
    for ballot in ballots:
        text.voters[ballot.choice].append(ballot.state.name_en)
