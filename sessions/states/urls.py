"""The addresses of the members of the Commission."""

from django.urls import path

from . import views

urlpatterns = [
    path("commission/members/", views.member_list, name="member_list"),
    path("commission/members/<int:year>/", views.member_list, name="member_list"),
    path("commission/members/terms.<table:suffix>", views.member_file, name="member_file"),
]
