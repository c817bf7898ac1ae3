"""Files of the site are their owner's alone."""

import os

import pytest

from ccpcj.lib.private_files import make_private, private_database, private_file, private_folder


@pytest.fixture(autouse=True)
def generous_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path):
    return path.stat().st_mode & 0o777


def test_what_is_made_is_private(tmp_path):
    assert mode(private_folder(tmp_path / "var")) == 0o700
    assert mode(private_file(tmp_path / "key")) == 0o600


def test_a_file_that_is_there_keeps_its_words_and_loses_its_readers(tmp_path):
    path = tmp_path / "key"
    path.write_text("words")
    path.chmod(0o664)

    assert private_file(path).read_text() == "words"
    assert mode(path) == 0o600


def test_what_stands_beside_a_database_is_private(tmp_path):
    beside = tmp_path / "record.sqlite3-wal"
    beside.touch(0o644)

    assert mode(private_database(tmp_path / "record.sqlite3")) == 0o600
    assert mode(beside) == 0o600


def test_what_is_not_there_is_not_made(tmp_path):
    make_private(tmp_path / "nothing")

    assert not (tmp_path / "nothing").exists()
