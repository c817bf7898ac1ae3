"""Addresses of the files of texts."""

import re

from django.urls import URLPattern, path, register_converter

from ccpcj.lib.downloads import SuffixConverter

from . import views
from .file_forms import FORMS


class FormConverter(SuffixConverter):
    """The part of an address that says in which form a text is wanted."""

    regex = "|".join(re.escape(suffix) for suffix in FORMS)


register_converter(FormConverter, "text_form")

urlpatterns: list[URLPattern] = [
    path(
        "resolutions/<slug:slug>/text.<slug:language>.<text_form:suffix>",
        views.resolution_text,
        name="resolution_text",
    ),
]
