"""What every public list does: a page of it, with a clear word when there is no such page."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

PER_PAGE = 25


class NotHeld(Http404):
    """A page that is not there, with the reason in words for the reader."""


def page_of(queryset: QuerySet, number: str | None, per_page: int = PER_PAGE) -> Page:
    """The page of a list that the address asks for; NotHeld says how many there are."""
    paginator = Paginator(queryset, per_page)
    try:
        return paginator.page(number or 1)
    except (EmptyPage, PageNotAnInteger) as error:
        words = _("This list has no page “%(number)s”: its pages are 1 to %(last)s.")
        raise NotHeld(words % {"number": number, "last": paginator.num_pages}) from error
