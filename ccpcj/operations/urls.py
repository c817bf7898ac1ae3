"""The addresses for the machines that watch the site."""

from django.urls import path

from .views import health

urlpatterns = [path("health/", health)]
