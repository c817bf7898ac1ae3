"""Addresses of search."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from ccpcj.lib.downloads import SuffixConverter

from . import views
from .exports import SUFFIXES


class HitsConverter(SuffixConverter):
    """The part of an address that says in which form the hits are given."""

    regex = "|".join(SUFFIXES)


register_converter(HitsConverter, "hits_form")

urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", views.search, name="search"),
    path("", include("ccpcj.search.agreed.urls")),
    path("search/suggestions/", views.suggestions, name="search_suggestions"),
    path("search/hits.<hits_form:suffix>", views.search_file, name="search_file"),
]
