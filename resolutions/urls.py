"""Addresses of texts, themes and symbols."""

from django.urls import URLPattern, path, register_converter

from . import downloads

register_converter(downloads.SuffixConverter, "sponsor_list")

urlpatterns: list[URLPattern] = [
    path("resolutions/sponsors.<sponsor_list:suffix>", downloads.list_sponsors, name="list_sponsors"),
    path(
        "resolutions/<slug:slug>/sponsors.<sponsor_list:suffix>",
        downloads.resolution_sponsors,
        name="resolution_sponsors",
    ),
    path("states/<str:iso3>/sponsors.<sponsor_list:suffix>", downloads.state_sponsors, name="state_sponsors"),
    path("groups/<str:code>/sponsors.<sponsor_list:suffix>", downloads.group_sponsors, name="group_sponsors"),
]
