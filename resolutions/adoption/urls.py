"""Addresses of the files of positions."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("resolutions/<slug:slug>/positions.<table:suffix>", views.resolution_positions, name="resolution_positions"),
    path("states/<slug:iso3>/positions.<table:suffix>", views.state_positions, name="state_positions"),
    path("groups/<slug:code>/positions.<table:suffix>", views.group_positions, name="group_positions"),
]
