"""The AKN4UN files of paths, folders and archives, work by work, without holding more than one work's texts."""

import os
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import IO

from resolutions.text.document import Problem

ARCHIVES = (".tar", ".tar.xz", ".tar.gz", ".tgz", ".tar.bz2")
SYMBOL = re.compile(rb"<docNumber[^>]*#symbol[^>]*>\s*([^<]+?)\s*</docNumber>")
LARGEST = 50_000_000  # bytes of one text


@dataclass(frozen=True)
class AknFile:
    """A file to read: its name for people, where its bytes are, and what tells it from another."""

    name: str
    path: Path
    sha256: str

    def read(self) -> bytes:
        return self.path.read_bytes()


class FileIndex(defaultdict[str, list[AknFile]]):
    """The files by the symbol on their cover; a file that says none stands alone under its name.

    Members of archives are unpacked into `folder`. `problems` names what is no text, with the reason.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(list)
        self.folder = folder
        self.problems: list[tuple[str, Problem]] = []

    @property
    def files(self) -> int:
        return sum(map(len, self.values()))

    def works(self) -> Iterator[list[AknFile]]:
        for symbol in sorted(self, key=natural_order):
            yield self[symbol]

    def refuse(self, name: str, code: str, message: str, level: str = "error") -> None:
        self.problems.append((name, Problem(code, message, level)))

    def add_folder(self, folder: Path) -> None:
        """Add what a folder holds, however deep; a link to another folder may lead in circles and is not followed."""
        paths: list[Path] = []
        for parent, folders, names in os.walk(folder, onerror=self.refuse_folder):
            links = (name for name in folders if Path(parent, name).is_symlink())
            paths += (Path(parent, name) for name in (*names, *links))
        for path in sorted(paths):
            self.add_path(path)

    def refuse_folder(self, error: OSError) -> None:
        name = Path(error.filename).name
        self.refuse(name, "not-read", f"{name} cannot be read: {error.strerror}.")

    def add_path(self, path: Path) -> None:
        """Add a file, or the members of an archive; what is neither, such as a link that leads nowhere, is named."""
        try:
            mode = path.stat().st_mode
        except OSError as error:
            link = ", a link," if path.is_symlink() else ""
            self.refuse(path.name, "not-read", f"{path.name}{link} cannot be read: {error.strerror}.")
            return
        if not S_ISREG(mode):
            self.refuse(path.name, "not-read", f"{path.name} is a link to a folder, or no file.")
        elif path.name.lower().endswith(ARCHIVES):
            self.add_archive(path)
        elif path.suffix.lower() == ".xml":
            self.add_xml(path)
        else:
            self.refuse(path.name, "not-read", f"{path.name} is no XML file and no archive.", "info")

    def add_xml(self, path: Path) -> None:
        """Add a file of a folder, unless it is too large or the system does not give it."""
        try:
            if path.stat().st_size > LARGEST:
                self.refuse(path.name, "too-large", f"{path.name} is too large for a text.")
            else:
                self.add_file(path.name, path, path.read_bytes())
        except OSError as error:
            self.refuse(path.name, "not-read", f"{path.name} cannot be read: {error.strerror}.")

    def add_file(self, name: str, path: Path, data: bytes) -> None:
        match = SYMBOL.search(data)
        symbol = " ".join(match[1].decode("utf-8", "replace").split()) if match else name
        self[symbol].append(AknFile(name, path, sha256(data).hexdigest()))

    def add_archive(self, path: Path) -> None:
        """Add the members one after the other, those before the place where a broken archive ends."""
        try:
            with tarfile.open(path, "r|*") as archive:
                for member in archive:
                    file = archive.extractfile(member) if member.isfile() else None
                    if file is not None:
                        self.add_member(member, file)
        except (tarfile.TarError, EOFError, OSError) as error:
            self.refuse(path.name, "broken-archive", f"{path.name} ends early: {error}.")

    def add_member(self, member: tarfile.TarInfo, file: IO[bytes]) -> None:
        name = Path(member.name).name
        if not name.lower().endswith(".xml"):
            self.refuse(name, "not-read", f"{member.name} is no XML file.", "info")
        elif member.size > LARGEST:
            self.refuse(name, "too-large", f"{member.name} is too large for a text.")
        else:
            data = file.read()
            target = self.folder / f"{self.files}.xml"
            target.write_bytes(data)
            self.add_file(name, target, data)


def natural_order(symbol: str) -> list[tuple[int, str]]:
    """A key in which 75/9 comes before 75/101."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", symbol)]


def index_files(paths: Iterable[str], folder: Path) -> FileIndex:
    """The files that the paths, the folders and the archives among them hold."""
    index = FileIndex(folder)
    for path in map(Path, paths):
        if path.is_dir():
            index.add_folder(path)
        else:
            index.add_path(path)
    return index
