"""The README is true: its commands, settings and folders are those of the code."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
SETTINGS = (ROOT / "ccpcj" / "settings.py").read_text()
APPS = {"ccpcj", "sessions", "resolutions"}
VARIABLE = re.compile(r"\b(?:CCPCJ_[A-Z_]+|DATABASE_URL)\b")


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python manage.py demo",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ],
)
def test_the_two_commands_stand_on_lines_of_their_own(command):
    assert f"\n    {command}\n" in README


def test_it_names_the_settings_that_there_are():
    read = set(re.findall(r'(?:environ\.get|flag)\("(\w+)"', SETTINGS))

    assert len(read) >= 7
    assert set(VARIABLE.findall(README)) == read


def test_it_names_our_commands():
    ours = {config.name for config in apps.get_app_configs() if config.name.split(".")[0] in APPS}
    commands = {command for command, app in get_commands().items() if app in ours}

    assert "demo" in commands
    assert set(re.findall(r"^\| `manage\.py (\w+)` \|", README, re.M)) == commands


def test_every_command_it_mentions_exists():
    assert set(re.findall(r"manage\.py (\w+)", README)) - get_commands().keys() == set()


def test_the_map_shows_every_folder_of_the_top():
    shown = set(re.findall(r"^\| `([\w/]+)/` \|", README, re.M))
    top = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name.isidentifier() and path.name != "build"}

    assert top - {"__pycache__"} <= shown
    assert [folder for folder in shown if not (ROOT / folder).is_dir()] == []


def test_pictures_are_there():
    assert [path for path in re.findall(r"!\[.*?\]\((.*?)\)", README) if not (ROOT / path).is_file()] == []


def test_it_tells_the_label_of_the_app():
    assert apps.get_app_config("ccpcj_sessions").name == "sessions"
    assert "makemigrations ccpcj_sessions" in README
