"""The AKN4UN files of paths, folders and archives, work by work, without holding more than one work's texts."""

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from resolutions.text.document import Problem

ARCHIVES = (".tar", ".tar.xz", ".tar.gz", ".tgz", ".tar.bz2")
SYMBOL = re.compile(rb"<docNumber[^>]*#symbol[^>]*>\s*([^<]+?)\s*</docNumber>")
LARGEST = 50_000_000  # bytes of one text


@dataclass(frozen=True)
class File:
    """A file to read: its name for people, where its bytes are, and what tells it from another."""

    name: str
    path: Path
    sha256: str

    def read(self) -> bytes:
        return self.path.read_bytes()


class Index(defaultdict[str, list[File]]):
    """The files by the symbol on their cover; a file that says none stands alone under its name."""

    def __init__(self) -> None:
        super().__init__(list)
        self.problems: list[tuple[str, Problem]] = []

    def add(self, name: str, path: Path, data: bytes) -> None:
        found = SYMBOL.search(data)
        symbol = " ".join(found[1].decode("utf-8", "replace").split()) if found else name
        self[symbol].append(File(name, path, sha256(data).hexdigest()))

    @property
    def files(self) -> int:
        return sum(map(len, self.values()))

    def works(self) -> Iterator[list[File]]:
        for symbol in sorted(self, key=natural):
            yield self[symbol]


def natural(symbol: str) -> list[tuple[int, str]]:
    """A key in which 75/9 comes before 75/101."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", symbol)]


def index(paths: Iterable[str], folder: Path) -> Index:
    """What the paths hold. Members of archives are unpacked into the folder, one after the other."""
    found = Index()
    for path in map(Path, paths):
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file():
                    take(file, found, folder)
        else:
            take(path, found, folder)
    return found


def take(path: Path, found: Index, folder: Path) -> None:
    if path.name.lower().endswith(ARCHIVES):
        unpack(path, found, folder)
    elif path.suffix.lower() == ".xml":
        found.add(path.name, path, path.read_bytes())
    else:
        found.problems.append((path.name, Problem("not-read", f"{path.name} is no XML file and no archive.", "info")))


def unpack(path: Path, found: Index, folder: Path) -> None:
    try:
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                if file is not None:
                    keep(member, file, found, folder)
    except (tarfile.TarError, EOFError, OSError) as error:
        found.problems.append((path.name, Problem("broken-archive", f"{path.name} ends early: {error}.", "error")))


def keep(member: tarfile.TarInfo, file: IO[bytes], found: Index, folder: Path) -> None:
    name = Path(member.name).name
    if not name.lower().endswith(".xml"):
        found.problems.append((name, Problem("not-read", f"{member.name} is no XML file.", "info")))
    elif member.size > LARGEST:
        found.problems.append((name, Problem("too-large", f"{member.name} is too large for a text.", "error")))
    else:
        data = file.read()
        target = folder / f"{found.files}.xml"
        target.write_bytes(data)
        found.add(name, target, data)
