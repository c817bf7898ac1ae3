"""Addresses of comparisons."""

from django.urls import path

from . import views

urlpatterns = [
    path("compare/", views.comparison, name="comparison"),
    path("compare/changes.docx", views.tracked_changes, name="tracked_changes"),
]
