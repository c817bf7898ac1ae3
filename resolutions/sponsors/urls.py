"""Addresses of sponsor lists."""

from django.urls import URLPattern, path, register_converter

from ccpcj.lib.downloads import SuffixConverter

from . import views
from .exports import SUFFIXES


class SponsorListConverter(SuffixConverter):
    """The part of an address that says in which form a sponsor list is wanted."""

    regex = "|".join(SUFFIXES)


register_converter(SponsorListConverter, "sponsor_list")

urlpatterns: list[URLPattern] = [
    path("resolutions/sponsors.<sponsor_list:suffix>", views.list_sponsors, name="list_sponsors"),
    path(
        "resolutions/<slug:slug>/sponsors.<sponsor_list:suffix>",
        views.resolution_sponsors,
        name="resolution_sponsors",
    ),
    path("states/<slug:iso3>/sponsors.<sponsor_list:suffix>", views.state_sponsors, name="state_sponsors"),
    path("groups/<slug:code>/sponsors.<sponsor_list:suffix>", views.group_sponsors, name="group_sponsors"),
]
