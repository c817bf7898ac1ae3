"""The addresses of the pages that show both apps."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path, register_converter

from sessions.part_addresses import PartConverter

from . import groups, home, icon, sessions, states

COMMITTEE = "committee_of_the_whole"
SESSION = "sessions/<int:number>"
register_converter(PartConverter, "part")


def within_session(address: str, view: Callable[..., HttpResponse], name: str, **kwargs: str) -> list[URLPattern]:
    """The address of a page of a session, and that of the same page of a part in which it was reconvened."""
    return [path(f"{within}/{address}", view, kwargs, name=name) for within in (SESSION, f"{SESSION}/<part:part>")]


urlpatterns = [
    path("", home.home, name="home"),
    *within_session("", sessions.session_detail, "session_detail"),
    *within_session("meetings/<int:meeting>/", sessions.meeting_detail, "meeting_detail", body="plenary"),
    *within_session("meetings/committee-<int:meeting>/", sessions.meeting_detail, "meeting_detail", body=COMMITTEE),
    *within_session("report/", sessions.session_report, "session_report"),
    path("states/", states.state_list, name="state_list"),
    path("states/<slug:iso3>/", states.state_detail, name="state_detail"),
    path("groups/", groups.group_list, name="group_list"),
    path("groups/<slug:code>/", groups.group_detail, name="group_detail"),
    path("favicon.ico", icon.favicon),
]
