"""Addresses of the files of statements."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("sessions/<int:number>/statements.<table:suffix>", views.session_statements, name="session_statements"),
    path("states/<slug:iso3>/statements.<table:suffix>", views.state_statements, name="state_statements"),
    path(
        "resolutions/<slug:slug>/statements.<table:suffix>", views.resolution_statements, name="resolution_statements"
    ),
]
