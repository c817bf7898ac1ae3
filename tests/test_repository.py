"""What people look for in a repository is there, and says the same as the gate and the code."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GATE = (ROOT / ".ci" / "run").read_text()
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text()
CLOCK = re.compile(r"assert .*\b(elapsed|seconds|perf_counter|monotonic|time\.time|took)\b")


@pytest.mark.parametrize("name", ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md", ".editorconfig"])
def test_it_is_there(name):
    assert (ROOT / name).read_text().strip()


def test_hooks_run_what_the_gate_lints_with():
    gate = {" ".join(words.split()) for words in re.findall(r"^step .*? \.venv/bin/((?:ruff|mypy)[^\n]*)$", GATE, re.M)}
    hooks = set(re.findall(r"entry: \.venv/bin/((?:ruff|mypy).*)", HOOKS))

    assert gate == hooks
    assert "makemigrations --check --dry-run" in GATE
    assert "makemigrations --check --dry-run" in HOOKS


def test_the_workflow_calls_the_gate():
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text()

    assert re.search(r"run: .*bash \.ci/run", workflow)


def test_the_changelog_begins_with_the_version_of_the_project():
    versions = re.findall(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text(), re.M)

    assert versions[0] == PROJECT["project"]["version"]
    assert versions == sorted(versions, key=lambda version: [int(part) for part in version.split(".")], reverse=True)


def test_editors_and_the_linter_agree_on_the_length_of_a_line():
    length = re.search(r"max_line_length = (\d+)", (ROOT / ".editorconfig").read_text())

    assert int(length[1]) == PROJECT["tool"]["ruff"]["line-length"]


def test_no_test_measures_the_clock():
    tests = [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]

    assert [path.name for path in tests if CLOCK.search(path.read_text())] == []
