"""The address of the list of themes."""

from django.urls import path

from . import views

urlpatterns = [
    path("themes/", views.theme_list, name="theme_list"),
]
