"""The bar that long work on the index shows on a terminal."""

import sys
from collections.abc import Iterable
from typing import Any

from tqdm import tqdm

from .update import Progress


def bar(what: str) -> Progress:
    def shown(steps: Iterable[Any], total: int) -> Iterable[Any]:
        return tqdm(steps, total=total, desc=what, disable=not sys.stderr.isatty())

    return shown
