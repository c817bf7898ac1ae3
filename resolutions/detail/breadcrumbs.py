"""Where a page of a text stands: the pages above it, and the work to which a former address leads."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from ccpcj.lib.languages import Words
from resolutions.models import Resolution
from sessions.titles import session_title

Crumbs = list[tuple[str | Words, str]]


def work_formerly_at(slug: str) -> Resolution:
    """The work to which a former address leads; Http404 where there is none that is public."""
    return get_object_or_404(Resolution.objects.public(), former_slugs__slug=slug)


def crumbs_of(resolution: Resolution) -> Crumbs:
    crumbs: Crumbs = [(gettext("Resolutions"), reverse("resolution_list"))]
    if session := resolution.session:
        crumbs.append((session_title(session), f"{reverse('resolution_list')}?session={session.number}"))
    return [*crumbs, (resolution.label, "")]


def crumbs_below(resolution: Resolution, here: str) -> Crumbs:
    above = crumbs_of(resolution)
    label, _address = above[-1]
    return [*above[:-1], (label, resolution.get_absolute_url()), (here, "")]
