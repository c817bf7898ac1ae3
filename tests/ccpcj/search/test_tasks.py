"""Who brings the index up to date after a write: a thread of the process, or a worker."""

import threading

import pytest
from django.core.management import call_command
from django.db import connection

from ccpcj.lib.background import Backlog
from ccpcj.search.models import IndexEntry, PendingChange
from ccpcj.search.tasks import update_index
from tests import factories as make


@pytest.fixture
def written(transactional_db: None) -> None:
    make.make_paragraph(make.make_version(make.make_resolution(make.make_session())), text="Counts the zebra;")


def test_the_backlog_is_worked_off_in_its_order_beside_the_process():
    backlog, done, begun = Backlog(), [], threading.Event()
    backlog.add(begun.wait)
    for number in range(3):
        backlog.add(lambda number=number: done.append((number, threading.current_thread().name)))
    (thread,) = [thread for thread in threading.enumerate() if thread.name == "tasks"]
    assert done == []
    begun.set()
    thread.join()

    assert done == [(number, "tasks") for number in range(3)]
    assert not backlog.is_running


def test_a_backlog_that_was_worked_off_begins_anew():
    backlog, done = Backlog(), []
    for number in range(2):
        backlog.add(lambda number=number: done.append(number))
        for thread in threading.enumerate():
            if thread.name == "tasks":
                thread.join()

    assert done == [0, 1]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite's database of tests is one connection's alone")
def test_a_thread_of_the_process_takes_up_what_was_written(written, settings):
    settings.TASKS = {"default": {"BACKEND": "ccpcj.lib.background.ThreadBackend"}}
    update_index.enqueue()
    for thread in threading.enumerate():
        if thread.name == "tasks":
            thread.join()

    assert (IndexEntry.objects.count(), PendingChange.objects.exists()) == (2, False)


def test_a_worker_takes_up_what_was_written(written, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    update_index.enqueue()
    assert not IndexEntry.objects.exists()
    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)

    assert (IndexEntry.objects.count(), PendingChange.objects.exists()) == (2, False)
