"""The benchmarks, by name: `python -m tests.bench pages --rounds 20`; `python -m tests.bench` lists them."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django

NAMES = sorted(path.stem.removeprefix("benchmark_") for path in Path(__file__).parent.glob("benchmark_*.py"))


def main(arguments: list[str]) -> None:
    if not arguments or arguments[0] not in NAMES:
        sys.exit(f"Usage: python -m tests.bench NAME [OPTION...], where NAME is one of: {', '.join(NAMES)}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ccpcj.settings")
    django.setup()
    command = import_module(f"tests.bench.benchmark_{arguments[0]}").Command()
    command.run_from_argv(["tests.bench", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
