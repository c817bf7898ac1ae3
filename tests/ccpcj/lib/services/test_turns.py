"""People who save at once take turns, and none is refused."""

from threading import Event, Thread

import pytest
from django.db import connection

from ccpcj.lib.services import turn_to_write
from resolutions.models import Resolution
from tests import factories as make


@pytest.mark.django_db(transaction=True)
def test_threads_that_write_one_text_wait_for_one_another():
    key = make.make_resolution(None, "1/1").pk
    order: list[str] = []
    holds, waits, second_has_begun = Event(), Event(), Event()

    def first() -> None:
        with turn_to_write(Resolution, key):
            holds.set()
            assert waits.wait(10)
            second_has_begun.wait(0.3)
            order.append("first ends")
        connection.close()

    def second() -> None:
        assert holds.wait(10)
        waits.set()
        with turn_to_write(Resolution, key):
            second_has_begun.set()
            order.append("second begins")
        connection.close()

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert order == ["first ends", "second begins"]


@pytest.mark.django_db
def test_a_turn_within_a_turn_goes_on():
    key = make.make_resolution(None, "1/1").pk
    with turn_to_write(Resolution, key), turn_to_write(Resolution, key):
        assert connection.in_atomic_block
