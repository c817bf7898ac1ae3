"""`ARCHITECTURE.md` is true: its rooms are those of the rule, and what it names is there."""

import re
from pathlib import Path

from tests.test_layers import FILES, ROOMS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "ARCHITECTURE.md").read_text()
ROOM = re.compile(r"^\| `([\w/]+)` \| ", re.M)
PATH = re.compile(r"`((?:ccpcj|sessions|resolutions|templates|tests)/[\w./]+)`")
SYMBOL = re.compile(r"`((?:ccpcj|sessions|resolutions)/[\w/]+\.py): (\w+)`")


def test_it_names_the_rooms_from_the_bottom_to_the_top():
    folders = [room.replace(".", "/") for room in ROOMS if (ROOT / room.replace(".", "/")).is_dir()]

    assert ROOM.findall(TEXT) == folders


def test_what_it_names_is_there():
    assert [path for path in PATH.findall(TEXT) if not (ROOT / path).exists()] == []


def test_functions_that_it_names_are_there():
    missing = [
        (path, name)
        for path, name in SYMBOL.findall(TEXT)
        if not re.search(rf"^(?:@.*\n)*\s*(?:def|class) {name}\b|^{name}\b", (ROOT / path).read_text(), re.M)
    ]

    assert missing == []


def test_its_glossary_is_in_alphabetical_order():
    words = re.findall(r"^- \*\*([^*]+)\*\*:", TEXT, re.M)

    assert len(words) >= 25
    assert words == sorted(words, key=str.lower)


def test_every_folder_with_code_is_a_room_or_below_one():
    rooms = [room.replace(".", "/") for room in ROOMS]
    folders = {path.parent.relative_to(ROOT).as_posix() for path in FILES}

    assert [folder for folder in folders if not any(f"{folder}/".startswith(f"{room}/") for room in rooms)] == []
