"""Addresses of citations and symbols."""

from django.urls import path

from . import views

urlpatterns = [
    path("citations/", views.citation_list, name="citation_list"),
    path("symbols/<path:symbol>", views.symbol, name="symbol"),
]
