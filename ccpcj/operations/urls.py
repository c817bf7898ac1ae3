"""The addresses for the machines that watch the site."""

from django.urls import path

from .health import health

urlpatterns = [path("health/", health)]
