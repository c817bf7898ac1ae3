"""The members of the Commission, by year."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.downloads import file_response, language_of_file, refusals_in_plain_text

from .exports import term_file
from .lookup import sort_by_name
from .seats import GroupSeats, recorded_years, seats_in_year


@require_safe
def member_list(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The members of a year by regional group; without a year those of this one, else of the nearest recorded."""
    years = recorded_years()
    if year is not None and year not in years:
        raise Http404
    if year is None:
        this = timezone.localdate().year
        year = min(years, key=lambda number: abs(number - this), default=this)
    seats = [alphabetical(group) for group in seats_in_year(year) if group.terms]
    context = {
        "section": "states",
        "crumbs": [(gettext("Members of the Commission"), reverse("member_list")), (str(year), "")],
        "year": year,
        "years": years,
        "first_day": date(year, 1, 1),
        "seats": seats,
        "total": sum(len(group.terms) for group in seats),
    }
    return render(request, "sessions/member_list.html", context)


def alphabetical(group: GroupSeats) -> GroupSeats:
    """The terms of a group in the order of their states in the language of the page."""
    terms = {term.state: term for term in group.terms}
    return group._replace(terms=[terms[state] for state in sort_by_name(terms)])


@require_safe
@refusals_in_plain_text
def member_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    lang = language_of_file(request)
    return file_response(request, term_file(suffix, lang), lang)
