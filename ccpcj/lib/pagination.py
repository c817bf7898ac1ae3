"""What every public list does: a page of it, with a clear word when there is no such page."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

PER_PAGE = 25


class NotAvailable(Http404):
    """The page or text that an address names is not there; the message tells the reader why."""


def page_of(queryset: QuerySet, number: str | None, per_page: int = PER_PAGE) -> Page:
    """The page of a list that the address asks for; NotAvailable says how many pages there are."""
    paginator = Paginator(queryset, per_page)
    try:
        return paginator.page(number or 1)
    except (EmptyPage, PageNotAnInteger) as error:
        words = _("This list has no page “%(number)s”: its pages are 1 to %(last)s.")
        raise NotAvailable(words % {"number": number, "last": paginator.num_pages}) from error
