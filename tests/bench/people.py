"""People who write without a pause, in a process of their own that can be killed: `python -m tests.bench.people`.

Each takes turn after turn: in one transaction a new person with the number of the turn, and the same number in the
organization that is theirs. What the database confirmed goes to a ledger: "7 123" for turn 123 of the seventh.
"""

import json
import os
import sys
from pathlib import Path
from threading import Lock, Thread
from time import sleep

import django
from django.db import DatabaseError, connection, transaction

PAUSE = 0.02  # seconds between the turns of one


def write_turns(number: int, ledger: Path, lock: Lock) -> None:
    from ccpcj.lib.services import create_record, update_record
    from sessions.models import Organization, Person

    turn = 0
    while True:
        try:
            with transaction.atomic():
                organization = Organization.objects.get(slug=f"made-up-{number}")
                create_record(Person, {"printed": f"Made-up {number} turn {turn + 1}"})
                update_record(organization, {"acronym": str(turn + 1)})
            turn += 1
            line = f"{number} {turn}\n"
        except DatabaseError as error:
            line = f"error {number} {error}".replace("\n", " ") + "\n"
        with lock, ledger.open("a") as file:
            file.write(line)
        connection.close()  # as at the end of a request
        sleep(PAUSE)


def let_write(people: int, ledger: Path) -> None:
    from ccpcj.lib.services import create_record
    from sessions.models import Organization

    for number in range(people):
        create_record(Organization, {"slug": f"made-up-{number}", "acronym": "0"})
    lock = Lock()
    for number in range(people):
        Thread(target=write_turns, args=(number, ledger, lock)).start()


def turns_in_database() -> dict[str, dict[str, int]]:
    """Read for each the last turn noted in the organization, how many persons there are, and their highest turn."""
    from sessions.models import Organization, Person

    turns = {}
    for slug, acronym in Organization.objects.filter(slug__startswith="made-up-").values_list("slug", "acronym"):
        number = slug.removeprefix("made-up-")
        printed = Person.objects.filter(printed__startswith=f"Made-up {number} turn ").values_list("printed", flat=True)
        mine = [int(name.rpartition(" ")[2]) for name in printed]
        turns[number] = {"last": int(acronym), "persons": len(mine), "highest": max(mine, default=0)}
    return turns


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ccpcj.settings")
    django.setup()
    if arguments:
        let_write(int(arguments[0]), Path(arguments[1]))
    else:
        sys.stdout.write(json.dumps(turns_in_database()))


if __name__ == "__main__":
    main(sys.argv[1:])
