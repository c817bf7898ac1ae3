"""Addresses of agreed language."""

from django.urls import path

from . import views

urlpatterns = [
    path("agreed/", views.agreed, name="agreed"),
    path("agreed/earlier/", views.earlier, name="earlier"),
]
