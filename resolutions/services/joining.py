"""The chain of a work: a draft that the Commission recommends and the text that the Assembly adopts are one work.

They are joined by themselves only where nothing is in doubt; what is likely is proposed to staff.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.db import transaction
from django.db.models import F, Max, Q

from ccpcj.lib.languages import LANGUAGES, NAMES
from ccpcj.lib.release import Release
from ccpcj.lib.spelling import fold
from resolutions.models import FormerSlug, JoinProposal, Resolution, Sponsorship, Version
from resolutions.models.texts import Body

FIRST_YEAR = 1945  # the first session of the Assembly was that of 1946, the 77th that of 2022
LIKELY = 0.85  # titles that are as like as that are shown to staff
LATER = 1000  # sponsors of the adopted text come after any that the Commission's report may still bring


def join_chains(works: Iterable[Resolution]) -> tuple[list[Resolution], list[JoinProposal]]:
    """Join what is certain among these works and those that are held; propose what is likely. Both orders work."""
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


def candidates(work: Resolution) -> tuple[list[Resolution], list[Version]]:
    """A draft with the adopted texts that may be its, or an adopted text with the drafts that may be its."""
    if is_draft(work):
        texts = Version.objects.filter(stage=Version.Stage.ADOPTED, body=Body.GA, resolution__session__isnull=True)
        year = work.session.year if work.session else 0
        near = texts.filter(adoption__session__in=[str(year - FIRST_YEAR), str(year - FIRST_YEAR + 1)])
        return [work], list(near.select_related("resolution", "adoption"))
    if work.session_id is None and work.body == Body.GA:
        versions = list(work.versions.filter(stage=Version.Stage.ADOPTED).select_related("resolution", "adoption"))
        began = [year for version in versions if (year := year_of(version))]
        years = [*began, *(year - 1 for year in began)]
        drafts = Resolution.objects.filter(stage=Resolution.Stage.DRAFT, session__year__in=years, kind=work.kind)
        waiting = drafts.exclude(versions__stage=Version.Stage.ADOPTED, versions__body=Body.GA)
        return list(waiting.select_related("session")), versions
    return [], []


def is_draft(work: Resolution) -> bool:
    adopted = Q(stage=Version.Stage.ADOPTED, body=Body.GA)
    return work.stage == Resolution.Stage.DRAFT and not work.versions.filter(adopted).exists()


def year_of(version: Version) -> int | None:
    """The year in which the session of the Assembly that adopted the text began; None of a special session."""
    adoption = getattr(version, "adoption", None)
    return FIRST_YEAR + int(adoption.session) if adoption and adoption.session.isdigit() else None


def is_certain(draft: Resolution, version: Version) -> bool:
    """A draft for the Assembly, of the year of its session, with the same title in a language."""
    right_body = draft.body == Body.GA and draft.kind == version.resolution.kind
    right_year = draft.session is not None and draft.session.year == year_of(version)
    return right_body and right_year and bool(same_title(draft, version.resolution))


def titles(work: Resolution) -> dict[str, str]:
    return {lang: fold(title, lang).text for lang in LANGUAGES if (title := getattr(work, f"title_{lang}"))}


def same_title(one: Resolution, other: Resolution) -> list[str]:
    """The languages in which the titles are the same but for typesetting."""
    first, second = titles(one), titles(other)
    return [lang for lang in first if first[lang] == second.get(lang)]


def likeness(one: Resolution, other: Resolution) -> float:
    """How like the titles are, in the language in which they are most alike."""
    first, second = titles(one), titles(other)
    return max(
        (SequenceMatcher(None, first[lang], second[lang]).ratio() for lang in first if lang in second), default=0
    )


def is_only(draft: Resolution, version: Version) -> bool:
    """Whether no other text would do as well, and staff have not kept these two apart."""
    _, versions = candidates(draft)
    drafts, _ = candidates(version.resolution)
    others = [one for one in versions if one != version and is_certain(draft, one)]
    others += [one for one in drafts if one != draft and is_certain(one, version)]
    rejected = JoinProposal.objects.filter(draft=draft, adopted=version, state=JoinProposal.State.REJECTED)
    return not others and not rejected.exists()


def would_hide(draft: Resolution, version: Version) -> bool:
    """Whether a published text would go out of sight, because the draft or its session is not published."""
    public = Resolution.objects.public()
    return public.filter(pk=version.resolution_id).exists() and not public.filter(pk=draft.pk).exists()


def propose(draft: Resolution, version: Version) -> JoinProposal | None:
    """Put a likely pair before staff, once; None where it is not likely or was put before them already."""
    alike = likeness(draft, version.resolution)
    if alike < LIKELY:
        return None
    doubts = []
    if same := same_title(draft, version.resolution):
        reason = f"The titles are the same in {', '.join(NAMES[lang] for lang in same)}"
    else:
        reason = f"The titles are alike ({alike:.0%})"
        doubts.append("they are not the same")
    if draft.body != Body.GA:
        doubts.append(f"the draft is for {draft.get_body_display()}")
    if draft.session is not None and draft.session.year != year_of(version):
        doubts.append(f"the draft is of {draft.session.year}, the text of the session of {year_of(version)}")
    if would_hide(draft, version):
        doubts.append("the draft or its session is not published, so the text would be hidden")
    message = f"{reason}, but {' and '.join(doubts)}." if doubts else f"{reason}; so are those of others."
    proposal, made = JoinProposal.objects.get_or_create(draft=draft, adopted=version, defaults={"reason": message})
    return proposal if made else None


@transaction.atomic
def join(draft: Resolution, version: Version) -> Resolution:
    """Make the versions of an adopted text versions of the draft's work; its old address leads on to the work.

    The Commission's sponsors stay; those that the Assembly's own record names come after them, each state once.
    """
    other = version.resolution
    if other.release == Release.DRAFT:  # what is not published does not become so by being joined
        other.versions.update(release=Release.DRAFT)
    last = draft.versions.aggregate(last=Max("position"))["last"] or 0
    other.versions.update(position=F("position") + last + LATER)  # out of the way: a place is unique in a work
    for place, moved in enumerate(other.versions.order_by("position"), last + 1):
        Version.objects.filter(pk=moved.pk).update(resolution=draft, position=place)
    move_sponsors(draft, other)
    draft.keywords.add(*other.keywords.all())
    draft.themes.add(*other.themes.all())
    other.actions.update(resolution=draft)
    for lang in LANGUAGES:
        if not getattr(draft, f"title_{lang}"):
            setattr(draft, f"title_{lang}", getattr(other, f"title_{lang}"))
    draft.status = Resolution.Status.ADOPTED
    draft.save()
    proposals = JoinProposal.objects.filter(Q(draft=draft) | Q(adopted=version))
    proposals.filter(draft=draft, adopted=version).update(state=JoinProposal.State.ACCEPTED)
    proposals.exclude(draft=draft, adopted=version).update(state=JoinProposal.State.REJECTED)
    other.former_slugs.update(resolution=draft)
    slug = other.slug
    Resolution.objects.filter(pk=other.pk).delete()
    FormerSlug.objects.create(slug=slug, resolution=draft)
    return draft


def move_sponsors(draft: Resolution, other: Resolution) -> None:
    """Give the draft the sponsors of the adopted text that are not among its own."""
    own = set(draft.sponsorships.standing().exclude(state=None).values_list("state_id", flat=True))
    rows = other.sponsorships.order_by("position", F("entry").asc(nulls_first=True), "pk")
    for row in rows:
        if row.withdrawn_on is None and row.state_id in own and row.entry_id is not None:
            continue  # a member of a group that stands for itself already
        if row.withdrawn_on is None and row.state_id in own:
            if row.group_id is None:
                continue
            row.state = None
        row.resolution = draft
        row.position += LATER
        Sponsorship.objects.filter(pk=row.pk).update(resolution=draft, position=row.position, state=row.state)


@transaction.atomic
def accept(proposal: JoinProposal) -> Resolution:
    """Join the two works of a proposal."""
    return join(proposal.draft, proposal.adopted)


def reject(proposal: JoinProposal) -> None:
    """Keep the two works apart; they are not proposed again."""
    proposal.state = JoinProposal.State.REJECTED
    proposal.save(update_fields=["state"])
