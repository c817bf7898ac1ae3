"""The addresses of the pages that show both apps."""

from django.urls import path

from . import groups, home, icon, sessions, states

PLENARY, COMMITTEE = {"body": "plenary"}, {"body": "committee_of_the_whole"}
MEETINGS = "sessions/<int:number>/meetings"

urlpatterns = [
    path("", home.home, name="home"),
    path("sessions/<int:number>/", sessions.session_detail, name="session_detail"),
    path(f"{MEETINGS}/<int:meeting>/", sessions.meeting_detail, PLENARY, name="meeting_detail"),
    path(f"{MEETINGS}/committee-<int:meeting>/", sessions.meeting_detail, COMMITTEE, name="meeting_detail"),
    path("sessions/<int:number>/report/", sessions.session_report, name="session_report"),
    path("states/", states.state_list, name="state_list"),
    path("states/<slug:iso3>/", states.state_detail, name="state_detail"),
    path("groups/", groups.group_list, name="group_list"),
    path("groups/<slug:code>/", groups.group_detail, name="group_detail"),
    path("favicon.ico", icon.favicon),
]
