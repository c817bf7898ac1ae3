"""Of what the address of a text is made, and which work stands at an address today."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from ccpcj.lib.symbols import draft_in_symbol
from resolutions.models import FormerSlug, Resolution
from resolutions.models.texts import tabled_symbols
from sessions.models.session import in_part

LONGEST = 80
UNNAMED = "draft-"  # what the address begins with while a text has no number and no symbol


def address_name(work: Resolution) -> str:
    """31-2 of 31/2, 31-draft-resolution-1 of a draft in a report, 31-l2 of a tabled one, else its title."""
    session = f"{work.session.number}-" if work.session else ""
    if work.number and work.stage == Resolution.Stage.ADOPTED:
        number = slugify(work.number.replace("/", "-"))
        return number if work.kind == Resolution.Kind.RESOLUTION else f"{work.kind}-{number}"
    if work.number:
        draft = f"draft-{work.kind}-{slugify(work.number.replace('/', '-'))}"
        return f"{session}{in_part(draft, work.part)}"
    symbol = tabled_symbols(work.pk, public=False).first() if work.pk else None
    if symbol:
        return f"{session}{slugify(draft_in_symbol(symbol).replace('/', '-'))}"
    return f"{UNNAMED}{session}{slugify(work.title or '')}"[:60].strip("-")


def free_address(name: str, work: Resolution) -> str:
    """The address itself, or with a number behind it where it leads to another work already, today or from before."""
    address, number = name[:LONGEST], 2
    while is_taken(address, work):
        address, number = f"{name[: LONGEST - 5]}-{number}", number + 1
    return address


def is_taken(address: str, work: Resolution) -> bool:
    """Whether an address is, or was, that of another work."""
    return Resolution.objects.filter(slug=address).exclude(pk=work.pk).exists() or leads_elsewhere(address, work)


def leads_elsewhere(address: str, work: Resolution) -> bool:
    """Whether an address is a former one of another work."""
    return FormerSlug.objects.filter(slug=address).exclude(resolution=work.pk).exists()


def work_at(slug: str, works: QuerySet[Resolution] | None = None) -> Resolution:
    """The public work at an address, or that to which a former address leads; Http404 where there is none.

    `works` are the public works as the caller wants them read.
    """
    public = Resolution.objects.readable() if works is None else works
    return public.filter(slug=slug).first() or get_object_or_404(public, former_slugs__slug=slug)
