"""The addresses of the site; each room has its own."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

ROOMS = ("ccpcj.pages", "ccpcj.operations", "sessions", "resolutions", "ccpcj.search")

urlpatterns: list[URLPattern | URLResolver] = [
    *(path("", include(f"{room}.urls")) for room in ROOMS),
    path("admin/", admin.site.urls),
]

handler400 = "ccpcj.pages.errors.bad_request"
handler404 = "ccpcj.pages.errors.not_found"
