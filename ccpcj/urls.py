"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from .views.health import health

urlpatterns = [
    path("health/", health),
    path("language/", set_language, name="set_language"),
    path("", include("sessions.urls")),
    path("", include("resolutions.urls")),
    path("admin/", admin.site.urls),
]
