"""Codes are written in capitals in addresses; other ways to write them lead there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def in_capitals(request: HttpRequest, code: str) -> HttpResponse:
    """The same address, with what was asked of it, and its code in capitals."""
    return redirect(request.get_full_path().replace(f"/{code}/", f"/{code.upper()}/"), permanent=True)
