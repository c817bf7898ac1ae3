"""The addresses of texts; each room adds its own."""

from django.urls import URLPattern, URLResolver, include, path

from . import views

ROOMS = ("lineage", "compare", "citations", "themes", "sponsors", "adoption", "debate", "files")

urlpatterns: list[URLPattern | URLResolver] = [
    path("resolutions/", views.resolution_list, name="resolution_list"),
    path("resolutions/<slug:slug>/", views.resolution_detail, name="resolution_detail"),
    *(path("", include(f"resolutions.{room}.urls")) for room in ROOMS),
]
