"""Joining two works: a draft of the Commission and the text that another body adopted."""

from collections.abc import Iterable

from django.db.models import F, Max, Q

from ccpcj.history.services import change
from ccpcj.lib.languages import LANGUAGES, NAMES
from ccpcj.lib.release import Release
from ccpcj.lib.services import renumber, unpublish, update_record
from resolutions.debate.services import move_subjects
from resolutions.models import FormerSlug, JoinProposal, Resolution, Version
from resolutions.models.texts import Body
from resolutions.sponsors.services import move_entries
from resolutions.themes.services import move_themes

from .proposals import (
    LIKELY,
    candidates,
    is_certain,
    is_only,
    languages_of_same_title,
    likeness,
    unjoined_works,
    would_hide,
    year_of,
)
from .twins import Pair, why_apart

STAGES = (Version.Stage.TABLED, Version.Stage.RECOMMENDED, Version.Stage.ADOPTED)
LATER = 1000  # sponsors of the adopted text come after any that the Commission's report may still bring


@change(reason="Joined as one work")
def join(draft: Resolution, version: Version) -> Resolution:
    """Make the versions of an adopted text versions of the draft's work; its old address leads on to the work.

    The Commission's sponsors stay; those that the Assembly's own record names come after them, each state once.
    """
    other = version.resolution
    move_contents(source=other, target=draft)
    draft.status = Resolution.Status.ADOPTED
    draft.save()
    proposals = JoinProposal.objects.filter(Q(draft=draft) | Q(adopted=version))
    proposals.filter(draft=draft, adopted=version).update(state=JoinProposal.State.ACCEPTED)
    proposals.exclude(draft=draft, adopted=version).update(state=JoinProposal.State.REJECTED)
    replace_work(other, draft)
    return draft


@change(reason="Typed and imported as two works")
def absorb(work: Resolution, typed: Resolution) -> list[str]:
    """Give a work what people typed of it as another; its drafts come first, and its address leads on.

    What they typed stands; return where the work said something else.
    """
    names = [f"title_{lang}" for lang in LANGUAGES] + ["agenda_item"]
    values = {name: value for name in names if (value := getattr(typed, name))}
    unlike = [name for name, value in values.items() if getattr(work, name) not in (None, "", value)]
    messages = [
        f"{work}: the {label(name)} was typed as “{values[name]}”, and an import gave “{getattr(work, name)}”."
        for name in unlike
    ]
    move_contents(source=typed, target=work)
    update_record(work, values)
    replace_work(typed, work)
    versions = sorted(work.versions.all(), key=lambda version: (STAGES.index(version.stage), version.position))
    for place, version in enumerate(versions, 1):
        version.position = place
    renumber(versions, "position")
    return messages


def label(name: str) -> str:
    return str(Resolution._meta.get_field(name).verbose_name)


def join_twins(pairs: Iterable[Pair]) -> tuple[list[str], list[str]]:
    """Make one of each work of an import and the typed one of the same text.

    Return the names of those that were typed, and what a person has to look at: where the two say something else, and
    where they cannot be joined unasked.
    """
    joined, messages = [], []
    for work, typed in pairs:
        if reason := why_apart(work, typed):
            messages.append(f"{typed} was typed with the title of {work}. They are left two, for {reason}.")
        else:
            joined.append(f"Resolution {typed}")
            messages += [f"{message} What was typed is kept." for message in absorb(work, typed)]
    return joined, messages


def move_contents(*, source: Resolution, target: Resolution) -> None:
    """Give a work all that another has and it has not."""
    if source.release == Release.DRAFT:  # what is not published does not become so by being joined
        unpublish(source.versions.all(), by="the joining of two works")
    last = target.versions.aggregate(last=Max("position"))["last"] or 0
    source.versions.update(position=F("position") + last + LATER)  # out of the way: a place is unique in a work
    for place, moved in enumerate(source.versions.order_by("position"), last + 1):
        Version.objects.filter(pk=moved.pk).update(resolution=target, position=place)
    move_entries(source=source, target=target, after=LATER)
    move_subjects(source=source, target=target)
    target.keywords.add(*source.keywords.all())
    move_themes(source=source, target=target)
    for lang in LANGUAGES:
        if not getattr(target, f"title_{lang}"):
            setattr(target, f"title_{lang}", getattr(source, f"title_{lang}"))


def replace_work(work: Resolution, other: Resolution) -> None:
    """Delete a work; its addresses lead on to the other."""
    work.former_slugs.update(resolution=other)
    slug = work.slug
    Resolution.objects.filter(pk=work.pk).delete()
    FormerSlug.objects.create(slug=slug, resolution=other)


@change()
def accept(proposal: JoinProposal) -> Resolution:
    """Join the two works of a proposal."""
    return join(proposal.draft, proposal.adopted)


@change(reason="Kept apart")
def reject(proposal: JoinProposal) -> None:
    """Keep the two works apart; they are not proposed again."""
    proposal.state = JoinProposal.State.REJECTED
    proposal.save(update_fields=["state"])


def join_all_chains() -> tuple[list[Resolution], list[JoinProposal]]:
    """Join and propose among all works of the record: what an import that was stopped left open, too."""
    return join_chains(unjoined_works())


def join_chains(works: Iterable[Resolution]) -> tuple[list[Resolution], list[JoinProposal]]:
    """Join what is certain among these works and those in the record; propose what is likely. Both orders work."""
    joined, proposed = [], []
    for work in works:
        drafts, adopted = candidates(work)
        matches = [(draft, version) for draft in drafts for version in adopted]
        certain = [pair for pair in matches if is_certain(*pair)]
        if len(certain) == 1 and is_only(*certain[0]) and not would_hide(*certain[0]):
            joined.append(join(*certain[0]))
        else:
            proposed += [made for pair in matches if (made := propose(*pair))]
    return joined, proposed


@change(reason="Proposed as one work")
def propose(draft: Resolution, version: Version) -> JoinProposal | None:
    """Put a likely pair before staff, once; None where it is not likely or was put before them already."""
    alike = likeness(draft, version.resolution)
    if alike < LIKELY:
        return None
    doubts = []
    if same := languages_of_same_title(draft, version.resolution):
        reason = f"The titles are the same in {', '.join(NAMES[lang] for lang in same)}"
    else:
        reason = f"The titles are alike ({alike:.0%})"
        doubts.append("they are not the same")
    if draft.body != Body.GA:
        doubts.append(f"the draft is for {draft.get_body_display() or 'a body that is not stated'}")
    if draft.session is not None and draft.session.year != year_of(version):
        doubts.append(f"the draft is of {draft.session.year}, the text of the session of {year_of(version)}")
    if would_hide(draft, version):
        doubts.append("the draft or its session is not published, so the text would be hidden")
    message = f"{reason}, but {' and '.join(doubts)}." if doubts else f"{reason}; so are those of others."
    proposal, made = JoinProposal.objects.get_or_create(draft=draft, adopted=version, defaults={"reason": message})
    return proposal if made else None
