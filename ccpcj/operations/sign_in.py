"""Who signs in: from which address, how failures are logged, and what is said after too many of them.

django-axes counts the failures of one account from one address. Counted by address alone, a colleague who mistypes
would lock out a whole mission; by account alone, anybody could lock out anybody.
"""

import logging
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from time import time
from typing import Any
from urllib.parse import urlsplit

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

logger = logging.getLogger(__name__)
RENEWED = "renewed"  # in the login session: when it was last written, in seconds since 1970


def visitor_address(request: HttpRequest) -> str | None:
    """Return the address of the visitor: behind a proxy the last that it names, for visitors may name others before."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For")):
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR") or None


def counted_address(request: HttpRequest) -> str | None:
    """Return the address that failures are counted by: of IPv6 the network, for a visitor has all addresses of one."""
    printed = visitor_address(request) or ""
    with_port = urlsplit(f"//{printed}").hostname if "." in printed or "[" in printed else ""
    try:
        address = ip_address(with_port or printed)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False).network_address)
    return str(address)


@receiver(user_login_failed)
def log_failure(request: HttpRequest | None = None, credentials: dict[str, Any] | None = None, **kwargs: Any) -> None:
    """One line a failure; the name is quoted, so that it cannot begin a line of its own."""
    if request is not None:
        outcome = "stopped after too many failures" if getattr(request, "axes_locked_out", False) else "failed"
        name = (credentials or {}).get("username")
        logger.warning("Sign-in %s: account %r from %s", outcome, name, visitor_address(request))


@receiver(user_logged_in)
def note_time(request: HttpRequest | None = None, **kwargs: Any) -> None:
    if request is not None:
        request.session[RENEWED] = int(time())


def too_many_failures(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The page that says how long to wait."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    wait = time_left(name, counted_address(request))
    context = {
        **admin.site.each_context(request), "title": "Too many wrong passwords", "subtitle": None, "account": name,
        "minutes": ceil(wait.total_seconds() / 60), "failures": settings.AXES_FAILURE_LIMIT,
    }  # fmt: skip
    page = render(request, "admin/too_many_failures.html", context, status=429)
    page["Retry-After"] = ceil(wait.total_seconds())
    return page


def time_left(name: str, address: str | None) -> timedelta:
    """Return how long the account cannot be signed in to from the address: from its last failure that counted."""
    attempts = AccessAttempt.objects.filter(username=name, ip_address=address)
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() or timezone.now()
    return max(last + settings.AXES_COOLOFF_TIME - timezone.now(), timedelta(seconds=1))
