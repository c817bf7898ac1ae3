"""The addresses for machines that watch the site, and for open pages of staff."""

from django.urls import include, path

from .views import health, signed_in

staff = [path("signed-in/", signed_in, name="signed_in")]
urlpatterns = [path("health/", health), path("", include((staff, "staff")))]
