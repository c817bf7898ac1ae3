"""Addresses of agreed language."""

from django.urls import path

from . import earlier, views

urlpatterns = [
    path("agreed/", views.agreed, name="agreed"),
    path("agreed/earlier/", earlier.earlier, name="earlier"),
]
