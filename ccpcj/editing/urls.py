"""The addresses of this room, below those of the admin."""

from django.contrib import admin
from django.urls import path

from . import views

RECORD = "next-state/<str:model>/<int:key>/"

urlpatterns = [
    path("presence/", admin.site.admin_view(views.beat), name="presence"),
    path("drafts/", admin.site.admin_view(views.show_drafts), name="drafts_on_pages"),
    path(RECORD, admin.site.admin_view(views.open_next_state), name="next_state"),
    path(f"{RECORD}save/", admin.site.admin_view(views.save_as_next_state), name="next_state_save"),
    path(f"{RECORD}preview/", admin.site.admin_view(views.preview_next_state), name="next_state_preview"),
    path(f"{RECORD}release/", admin.site.admin_view(views.release_next_state), name="next_state_release"),
    path(f"{RECORD}discard/", admin.site.admin_view(views.discard_state), name="next_state_discard"),
]
