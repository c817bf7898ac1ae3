"""Work that goes on after a response, in a thread of the same process: for a site that one process serves.

What is queued here is lost with the process, so a task must leave nothing that the next one cannot take up.
"""

from collections import deque
from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

from django.db import connections
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult


class Backlog:
    """What waits to be done, in its order; a thread does it, and ends when nothing is left."""

    def __init__(self) -> None:
        self.waiting: deque[Callable[[], None]] = deque()
        self.is_running = False
        self.lock = Lock()

    def add(self, work: Callable[[], None]) -> None:
        with self.lock:
            self.waiting.append(work)
            if self.is_running:
                return
            self.is_running = True
        Thread(target=self.work_off, name="tasks", daemon=True).start()

    def work_off(self) -> None:
        while work := self.next_work():
            work()
            connections.close_all()

    def next_work(self) -> Callable[[], None] | None:
        with self.lock:
            if self.waiting:
                return self.waiting.popleft()
            self.is_running = False
            return None


BACKLOG = Backlog()  # of the process: the framework makes a backend for every thread


class ThreadBackend(ImmediateBackend):
    """Runs tasks one after the other beside the requests of its process."""

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        BACKLOG.add(lambda: super(ThreadBackend, self)._execute_task(task_result))
