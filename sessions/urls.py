"""The addresses of sessions and statements."""

from django.urls import path

from . import views

urlpatterns = [
    path("sessions/", views.session_list, name="session_list"),
    path("sessions/<int:number>/statements/", views.statement_list, name="statement_list"),
    path("sessions/<int:number>/statements/<slug:anchor>/", views.statement_detail, name="statement_detail"),
]
