"""The addresses of statements."""

from django.urls import path

from . import views

urlpatterns = [
    path("sessions/<int:number>/statements/", views.statement_list, name="statement_list"),
    path("sessions/<int:number>/statements/<slug:anchor>/", views.statement_detail, name="statement_detail"),
]
