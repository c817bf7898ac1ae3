"""Addresses of texts, themes and symbols."""

from django.urls import URLPattern, path, register_converter

from . import comparisons, downloads, lineages, views

register_converter(downloads.SuffixConverter, "sponsor_list")
register_converter(downloads.FormConverter, "text_form")

urlpatterns: list[URLPattern] = [
    path("resolutions/", views.resolution_list, name="resolution_list"),
    path("resolutions/<slug:slug>/", views.resolution_detail, name="resolution_detail"),
    path("resolutions/<slug:slug>/lineage/", lineages.resolution_lineage, name="resolution_lineage"),
    path("resolutions/<slug:slug>/lineage/<slug:anchor>/", lineages.paragraph_lineage, name="paragraph_lineage"),
    path("compare/", comparisons.comparison, name="comparison"),
    path("compare/changes.docx", comparisons.tracked_changes, name="tracked_changes"),
    path("citations/", views.citation_list, name="citation_list"),
    path("themes/", views.theme_list, name="theme_list"),
    path("themes/<slug:slug>/", views.theme_detail, name="theme_detail"),
    path("symbols/<path:symbol>", views.symbol, name="symbol"),
    path("resolutions/sponsors.<sponsor_list:suffix>", downloads.list_sponsors, name="list_sponsors"),
    path(
        "resolutions/<slug:slug>/sponsors.<sponsor_list:suffix>",
        downloads.resolution_sponsors,
        name="resolution_sponsors",
    ),
    path(
        "resolutions/<slug:slug>/text.<slug:language>.<text_form:suffix>",
        downloads.resolution_text,
        name="resolution_text",
    ),
    path("states/<slug:iso3>/sponsors.<sponsor_list:suffix>", downloads.state_sponsors, name="state_sponsors"),
    path("groups/<slug:code>/sponsors.<sponsor_list:suffix>", downloads.group_sponsors, name="group_sponsors"),
]
