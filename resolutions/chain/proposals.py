"""The chain of a work: which draft of the Commission and which text of the Assembly are one work.

They are joined by themselves only where nothing is in doubt; what is likely is proposed to staff.
"""

from django.db.models import Q, QuerySet

from ccpcj.lib.folding import for_names
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.title_likeness import title_likeness
from resolutions.models import JoinProposal, Resolution, Version
from resolutions.models.texts import Body

FIRST_YEAR = 1945  # the first session of the Assembly was that of 1946, the 77th that of 2022
LIKELY = 0.85  # titles that are as like as that are put before staff


def candidates(work: Resolution) -> tuple[list[Resolution], list[Version]]:
    """A draft with the adopted texts that may be its, or an adopted text with the drafts that may be its."""
    if is_draft(work):
        texts = Version.objects.filter(stage=Version.Stage.ADOPTED, body=Body.GA, resolution__session__isnull=True)
        year = work.session.year if work.session else 0
        near = texts.filter(adoptions__session__in=[str(year - FIRST_YEAR), str(year - FIRST_YEAR + 1)])
        return [work], list(near.select_related("resolution").prefetch_related("adoptions"))
    if work.session_id is None and work.body == Body.GA:
        versions = list(
            work.versions.filter(stage=Version.Stage.ADOPTED).select_related("resolution").prefetch_related("adoptions")
        )
        began = [year for version in versions if (year := year_of(version))]
        years = [*began, *(year - 1 for year in began)]
        drafts = Resolution.objects.filter(session__year__in=years, kind=work.kind)
        drafts = drafts.exclude(stage=Resolution.Stage.ADOPTED)  # a tabled draft has no stage yet
        waiting = drafts.exclude(versions__stage=Version.Stage.ADOPTED, versions__body=Body.GA)
        return list(waiting.select_related("session")), versions
    return [], []


def unjoined_works() -> QuerySet[Resolution]:
    """The texts of the Assembly that came to no session: what is joined has one."""
    texts = Version.objects.filter(stage=Version.Stage.ADOPTED, body=Body.GA, resolution__session=None)
    return Resolution.objects.filter(pk__in=texts.values("resolution")).order_by("pk")


def is_draft(work: Resolution) -> bool:
    """Whether the Commission recommended the text, or has it before it, and the Assembly has not adopted it."""
    adopted = Q(stage=Version.Stage.ADOPTED, body=Body.GA)
    is_of_commission = work.session_id is not None and work.stage != Resolution.Stage.ADOPTED
    return is_of_commission and not work.versions.filter(adopted).exists()


def year_of(version: Version) -> int | None:
    """The year in which the session of the Assembly that adopted the text began; None of a special session."""
    adoption = version.external_adoption
    return FIRST_YEAR + int(adoption.session) if adoption and adoption.session.isdigit() else None


def is_certain(draft: Resolution, version: Version) -> bool:
    """A draft for the Assembly, of the year of its session, with the same title in a language."""
    right_body = draft.body == Body.GA and draft.kind == version.resolution.kind
    right_year = draft.session is not None and draft.session.year == year_of(version)
    return right_body and right_year and bool(languages_of_same_title(draft, version.resolution))


def titles(work: Resolution) -> dict[str, str]:
    return {lang: for_names(title, lang).text for lang in LANGUAGES if (title := getattr(work, f"title_{lang}"))}


def languages_of_same_title(work: Resolution, other: Resolution) -> list[str]:
    """The languages in which the titles are the same but for typesetting."""
    first, second = titles(work), titles(other)
    return [lang for lang in first if first[lang] == second.get(lang)]


def likeness(work: Resolution, other: Resolution) -> float:
    """How like the titles are, from 0 to 1, typesetting apart."""
    return title_likeness(titles(work), titles(other))


def is_only(draft: Resolution, version: Version) -> bool:
    """Whether no other text would do as well, and staff have not kept these two apart."""
    _, versions = candidates(draft)
    drafts, _ = candidates(version.resolution)
    others = any(other != version and is_certain(draft, other) for other in versions)
    others = others or any(other != draft and is_certain(other, version) for other in drafts)
    rejected = JoinProposal.objects.filter(draft=draft, adopted=version, state=JoinProposal.State.REJECTED)
    return not others and not rejected.exists()


def would_hide(draft: Resolution, version: Version) -> bool:
    """Whether a published text would go out of sight, because the draft or its session is not published."""
    public = Resolution.objects.public()
    return public.filter(pk=version.resolution_id).exists() and not public.filter(pk=draft.pk).exists()
