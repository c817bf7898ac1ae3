"""How long work reports its progress: a function through which its steps pass, with how many they are."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from tqdm import tqdm

ProgressReport = Callable[[Iterable[Any], int], Iterable[Any]]


def no_progress(steps: Iterable[Any], total: int) -> Iterable[Any]:
    """Report nothing."""
    return steps


def terminal_progress(label: str) -> ProgressReport:
    """Return a report that draws a bar under `label`, on standard error where that is a terminal."""

    def report(steps: Iterable[Any], total: int) -> Iterable[Any]:
        bar: Iterable[Any] = tqdm(steps, total=total, desc=label, disable=not sys.stderr.isatty())
        return bar

    return report
