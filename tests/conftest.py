"""What tests of several apps need."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client
from django.utils import translation

from ccpcj.search.index.process_cache import ProcessCache
from ccpcj.search.index.update import bring_up_to_date
from tests import writers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--of-database", action="store_true", help="only tests that ask the database: the others say the same of any"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--of-database"):
        return
    kept = [item for item in items if asks_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def asks_database(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("django_db", "of_database"))
    return marked or "django_db_setup" in getattr(item, "fixturenames", ())


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


@pytest.fixture(autouse=True)
def indexed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests write past the doors of the site: what they wrote is taken up before the index is read.

    A test of the index as it is says so: `@pytest.mark.index_as_it_is`.
    """
    current = ProcessCache.current

    def current_after_update(cache: ProcessCache[Any]) -> Any:
        bring_up_to_date()
        return current(cache)

    if not request.node.get_closest_marker("index_as_it_is"):
        monkeypatch.setattr(ProcessCache, "current", current_after_update)


@pytest.fixture(autouse=True)
def tasks_at_once(settings: Any) -> None:
    """A task is done when it is queued: a thread would not see what a test has not committed."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def staff(client: Client, django_user_model: Any) -> Client:
    """A signed-in superuser, made without the slow hashing of a password."""
    client.force_login(django_user_model.objects.create(username="keeper", is_staff=True, is_superuser=True))
    return client
