"""What tests of several apps need."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client
from django.utils import translation

from tests import writers


@pytest.fixture(scope="session", autouse=True)
def only_services_write() -> Iterator[None]:
    """No test passes on which anything but a service writes a record, in whatever thread."""

    def watch(connection: Any, **kwargs: Any) -> None:
        if writers.refuse not in connection.execute_wrappers:
            connection.execute_wrappers.append(writers.refuse)

    connection_created.connect(watch)
    watch(connection)
    yield
    connection_created.disconnect(watch)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A page asked in another language leaves that language behind; no test begins with it."""
    with translation.override("en"):
        yield


@pytest.fixture
def staff(client: Client, django_user_model: Any) -> Client:
    """A signed-in superuser, made without the slow hashing of a password."""
    client.force_login(django_user_model.objects.create(username="keeper", is_staff=True, is_superuser=True))
    return client
