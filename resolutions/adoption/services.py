"""Recording how a body adopted a version: the record of its meeting, the vote of each state, and their positions.

Method, tally and ballots agree: a vote is recorded of what was adopted by a recorded vote alone, and a tally that
differs from the ballots listed says why. What breaks the rule raises a ValidationError in words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from ccpcj.history.services import change
from ccpcj.lib.services import Fields, delete_record, deletes, save_record, saves, update_record
from resolutions.models import Adoption, AdoptionImport, Ballot, Position, PositionText, Publication, Version, Vote
from resolutions.sponsors.group_members import entry_days
from resolutions.sponsors.services import expand_entries_of, lock_sponsors
from sessions.models import State

from .position_places import PositionNotice, PositionWording, left_notice, moved_notice, paragraph_with_words

PositionWords = tuple[str, str]  # who took it as printed, and the words
NO_PARTY = "Say who took the position: a state, a group, or a name as printed."
Tally = Mapping[str, int]  # the votes by choice, as the body itself counted them


@change()
def record_adoption(*, version: Version, body: str, **values: Any) -> Adoption:
    """Record how the body adopted the version, or correct what is recorded; printed values are cut to their fields."""
    adoption = Adoption.objects.filter(version=version, body=body).first() or Adoption(version=version, body=body)
    correct_adoption(adoption, **{name: cut(name, value) for name, value in values.items()})
    return adoption


@change()
def remember_import(version: Version, *, digest: str, stated: dict[str, Any]) -> None:
    """Keep what a source said of a version besides its words, for the next import to be compared with."""
    AdoptionImport.objects.update_or_create(version=version, defaults={"digest": digest, "stated": stated})


@change()
def correct_adoption(adoption: Adoption, /, **values: Any) -> None:
    """Give an adoption these values; another day of it is that of its version, and of the groups that sponsor it."""
    changed = {name: value for name, value in values.items() if getattr(adoption, name) != value}
    for name, value in changed.items():
        setattr(adoption, name, value)
    if changed or adoption.pk is None:
        save_adoption(adoption, changed if adoption.pk else None)


def cut(name: str, value: Any) -> Any:
    longest = Adoption._meta.get_field(name).max_length
    return value[:longest] if longest else value


@saves(Adoption)
def save_adoption(adoption: Adoption, fields: Fields = None) -> None:
    """Write an adoption, whoever asks, and what follows from its day."""
    lock_sponsors(adoption.version.resolution_id)
    former = Adoption.objects.filter(pk=adoption.pk).first() if adoption.pk else None
    if former and (refusal := method_refusal(adoption)):
        raise ValidationError({"method": refusal})
    deciding = ("date", "version_id", "body")
    former_date = former.date if former else None
    redated = any(getattr(adoption, name) != getattr(former, name) for name in deciding) if former else adoption.date
    days = entry_days(adoption.resolution) if redated else None
    adoption.save(update_fields=fields)
    if redated:
        if adoption.version.date in (None, former_date) and adoption.version.date != adoption.date:
            update_record(adoption.version, {"date": adoption.date})
        expand_entries_of(adoption.resolution, former_days=days)


def method_refusal(adoption: Adoption) -> str:
    """Why an adoption cannot have its method, in words; empty where it can."""
    if adoption.method == Adoption.Method.VOTE or not Vote.objects.filter(adoption=adoption).exists():
        return ""
    return "A vote is recorded of this adoption: correct or delete the vote first."


@change()
def record_vote(*, adoption: Adoption, tally: Tally, ballots: Mapping[State, str], difference: str = "") -> Vote:
    """Record the vote by which a version was adopted, instead of one recorded before.

    `ballots` are the choices of the states that are listed; `difference` says in words why their number is not that of
    the tally.
    """
    if refusal := vote_refusal(adoption) or tally_refusal(tally, ballots.values(), difference):
        raise ValidationError(refusal)
    vote = Vote.objects.filter(adoption=adoption).first() or Vote(adoption=adoption)
    values = {**tally, "difference": difference}
    if vote.pk is None or any(getattr(vote, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(vote, name, value)
        save_record(vote)
    write_ballots(vote, ballots)
    return vote


def write_ballots(vote: Vote, ballots: Mapping[State, str]) -> None:
    """Bring the ballots of a vote to these; one that says the same stays."""
    cast = {ballot.state_id: ballot for ballot in vote.ballots.all()}
    choices = {state.pk: choice for state, choice in ballots.items()}
    changed = [ballot for state, ballot in cast.items() if choices.get(state, ballot.choice) != ballot.choice]
    for ballot in changed:
        ballot.choice = choices[ballot.state_id]
    vote.ballots.filter(state__in=cast.keys() - choices.keys()).delete()
    Ballot.objects.bulk_update(changed, ["choice"])
    new = [(state, choice) for state, choice in ballots.items() if state.pk not in cast]
    Ballot.objects.bulk_create(Ballot(vote=vote, state=state, choice=choice) for state, choice in new)


@change()
def remove_vote(*, version: Version, body: str) -> None:
    """Delete the vote of the body on a version with its ballots, where one is recorded."""
    Vote.objects.filter(adoption__version=version, adoption__body=body).delete()


def vote_refusal(adoption: Adoption) -> str:
    """Why no vote can be recorded of an adoption, in words; empty where one can."""
    if adoption.method == Adoption.Method.VOTE:
        return ""
    how = f"was adopted {adoption.get_method_display()}" if adoption.method else "does not say how it was adopted"
    return f"A vote is recorded of a text adopted by a recorded vote: this one {how}."


def tally_refusal(tally: Tally, choices: Iterable[str], difference: str) -> str:
    """Why a tally cannot stand beside the ballots that are listed, in words; empty where it can."""
    listed = Counter(choices)
    if difference.strip() or not listed:
        return ""
    unlike = [choice for choice in Ballot.Choice if tally[choice] != listed[choice]]
    counts = (f"{tally[choice]} counted {choice.label}, {listed[choice]} states listed" for choice in unlike)
    return f"Tally and ballots differ: {'; '.join(counts)}. Correct them, or say why." if unlike else ""


@saves(Vote)
def save_vote(vote: Vote, fields: Fields = None) -> None:
    """Write the tally of a vote, whoever asks; its ballots are written after it."""
    lock_sponsors(vote.adoption.version.resolution_id)
    vote.adoption.refresh_from_db(fields=["method"])  # another person may have changed it meanwhile
    if refusal := vote_refusal(vote.adoption):
        raise ValidationError({"adoption": refusal})
    vote.save(update_fields=fields)


@change()
def record_position(
    *, version: Version, kind: str, words: Mapping[str, PositionWords] | None = None, **values: Any
) -> Position:
    """Record what a state or group made known of a text, or of a paragraph of it, with its words by language."""
    position = Position(version=version, kind=kind, **values)
    parties = (position.state_id, position.group_id, *(printed for printed, _ in (words or {}).values()))
    if not any(parties):
        raise ValidationError(NO_PARTY)
    save_record(position)
    for language, (printed, text) in (words or {}).items():
        write_position_text(position, language, printed=printed, text=text)
    return position


@saves(Position)
def save_position(position: Position, fields: Fields = None) -> None:
    """Write a position, whoever asks: behind the others of its version, on the day of its meeting, with its anchor."""
    if position.paragraph and position.paragraph.version_id != position.version_id:
        raise ValidationError({"paragraph": "The paragraph is one of another version."})
    if position.paragraph:
        position.place = position.paragraph.anchor
    if position.meeting and position.date is None:
        position.date = position.meeting.date
    if position.order is None:
        others = Position.objects.filter(version=position.version_id)
        position.order = (others.aggregate(last=Max("order"))["last"] or 0) + 1
    derived = {"place", "date"} if fields is not None and {"paragraph", "meeting"} & set(fields) else set()
    position.save(update_fields=fields if fields is None else {*fields, *derived})


@change()
def write_position_text(position: Position, language: str, **words: str) -> None:
    """Write what a position says in a language: who took it, as `printed`, its `text`, or both.

    Without either the language goes.
    """
    row = position.texts.filter(language=language).first() or PositionText(position=position, language=language)
    for name, value in words.items():
        setattr(row, name, value)
    if row.printed or row.text:
        save_record(row)
    elif row.pk:
        delete_record(row)


@change()
def follow_paragraphs(versions: Iterable[Version], before: Iterable[PositionWording]) -> list[PositionNotice]:
    """Let positions follow the words that they are about, after an import gave paragraphs other words or places.

    `before` says where they stood. One whose words stand in another paragraph now goes there; one whose words are
    nowhere stays with the text, and keeps the anchor. Return what a person should look at, each time anew.
    """
    notices = []
    for wording in before:
        position = Position.objects.select_related("paragraph", "version").filter(pk=wording.position).first()
        paragraph = paragraph_with_words(wording, position) if position else None
        if paragraph is None:
            Position.objects.filter(pk=wording.position).update(paragraph=None)
        elif position and (paragraph.pk != position.paragraph_id or paragraph.anchor != position.place):
            update_record(position, {"paragraph": paragraph})
            notices.append(moved_notice(position, wording.place))
    left = Position.objects.filter(version__in=list(versions), paragraph=None).exclude(place="")
    return notices + [left_notice(position) for position in left.select_related("version").order_by("version", "order")]


@deletes(Publication)
def delete_publication(publication: Publication) -> None:
    """Delete a publication that somebody typed; refuse one that an import made, which is where words come from."""
    if publication.sha256:
        raise ValidationError(f"{publication} is where words come from: it goes with its version alone.")
    publication.delete()
