"""Every package that an installation brings is pinned, at a version that pyproject.toml allows."""

import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PINS = {
    canonicalize_name(pin.name): pin
    for line in (ROOT / "constraints.txt").read_text().splitlines()
    if line and not line.startswith("#")
    for pin in [Requirement(line)]
}
WANTED = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]]


def brought_by(requirement: Requirement, seen: set[str]) -> Iterator[str]:
    """The package and what it needs in turn, on this machine and with the extras asked for."""
    name = canonicalize_name(requirement.name)
    if name in seen:
        return
    seen.add(name)
    yield name
    extras = requirement.extras or {""}
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
            yield from brought_by(needed, seen)


@pytest.mark.parametrize("requirement", WANTED, ids=lambda requirement: requirement.name)
def test_a_dependency_is_pinned_where_pyproject_allows(requirement):
    (pin,) = PINS[canonicalize_name(requirement.name)].specifier

    assert pin.operator == "=="
    assert requirement.specifier.contains(pin.version)


def test_what_dependencies_bring_is_pinned():
    seen: set[str] = set()
    brought = {name for requirement in WANTED for name in brought_by(requirement, seen)}

    assert brought - PINS.keys() == set()
