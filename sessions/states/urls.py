"""The addresses of the members of the Commission."""

from django.urls import path, register_converter

from ccpcj.lib.downloads import SuffixConverter
from ccpcj.lib.tables import FORMATS

from . import views


class TermFileConverter(SuffixConverter):
    """The part of an address that says in which form a table is wanted."""

    regex = "|".join(FORMATS)


register_converter(TermFileConverter, "term_file")

urlpatterns = [
    path("commission/members/", views.member_list, name="member_list"),
    path("commission/members/<int:year>/", views.member_list, name="member_list"),
    path("commission/members/terms.<term_file:suffix>", views.member_file, name="member_file"),
]
