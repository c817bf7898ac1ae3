"""Addresses of finding."""

from django.urls import URLPattern, path, register_converter

from resolutions.downloads import SuffixConverter

from . import agreed_views, earlier, views
from .exports import SUFFIXES


class HitsConverter(SuffixConverter):
    """The part of an address that says in which form hits are wanted."""

    regex = "|".join(SUFFIXES)


register_converter(HitsConverter, "hits_form")

urlpatterns: list[URLPattern] = [
    path("search/", views.search, name="search"),
    path("agreed/", agreed_views.agreed, name="agreed"),
    path("agreed/earlier/", earlier.earlier, name="earlier"),
    path("search/suggestions/", views.suggestions, name="search_suggestions"),
    path("search/hits.<hits_form:suffix>", views.search_file, name="search_file"),
]
