"""Addresses of texts, themes and symbols."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
