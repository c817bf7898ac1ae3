"""Addresses of lineages."""

from django.urls import path

from . import views

urlpatterns = [
    path("resolutions/<slug:slug>/lineage/", views.resolution_lineage, name="resolution_lineage"),
    path("resolutions/<slug:slug>/lineage/<slug:anchor>/", views.paragraph_lineage, name="paragraph_lineage"),
]
