"""Addresses of the files of positions."""

from django.urls import URLPattern, path, register_converter

from ccpcj.lib.downloads import SuffixConverter
from ccpcj.lib.tables import FORMATS

from . import views


class TableConverter(SuffixConverter):
    """The part of an address that says in which form a table is wanted."""

    regex = "|".join(FORMATS)


register_converter(TableConverter, "table")

urlpatterns: list[URLPattern] = [
    path("resolutions/<slug:slug>/positions.<table:suffix>", views.resolution_positions, name="resolution_positions"),
    path("states/<slug:iso3>/positions.<table:suffix>", views.state_positions, name="state_positions"),
    path("groups/<slug:code>/positions.<table:suffix>", views.group_positions, name="group_positions"),
]
