"""The addresses of sessions; each room adds its own."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("sessions/", views.session_list, name="session_list"),
    path("", include("sessions.states.urls")),
    path("", include("sessions.statements.urls")),
]
