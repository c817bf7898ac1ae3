"""Where a page of a text stands: the pages above it."""

from django.urls import reverse
from django.utils.translation import gettext

from ccpcj.lib.languages import Words
from resolutions.models import Resolution
from sessions.titles import session_title

Crumbs = list[tuple[str | Words, str]]


def crumbs_of(resolution: Resolution) -> Crumbs:
    crumbs: Crumbs = [(gettext("Resolutions"), reverse("resolution_list"))]
    if session := resolution.session:
        crumbs.append((session_title(session), f"{reverse('resolution_list')}?session={session.number}"))
    return [*crumbs, (resolution.label, "")]


def crumbs_below(resolution: Resolution, here: str) -> Crumbs:
    above = crumbs_of(resolution)
    label, _address = above[-1]
    return [*above[:-1], (label, resolution.get_absolute_url()), (here, "")]
