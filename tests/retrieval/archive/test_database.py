from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from retrieval.archive import Archive, ArchiveWriter
from retrieval.archive.migrations import NEWEST
from retrieval.errors import ArchiveCorruptError, ArchiveError, ArchiveTooNewError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_is_set_up_as_designed(filled: Path) -> None:
    with ArchiveWriter.open(filled) as writer:

        def pragma(name: str) -> object:
            return writer._connection.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("journal_mode") == "wal"
        assert pragma("foreign_keys") == 1
        assert pragma("busy_timeout") == 10_000
        assert pragma("application_id") == int.from_bytes(b"OnRc")
        steps = writer._connection.execute("SELECT number FROM migrations").fetchall()
        assert steps == [(number,) for number in range(1, NEWEST + 1)]


@pytest.mark.parametrize("data", [b"He said no.", b"\0" * 5000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_archive_is_refused_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "archive.sqlite3"
    path.write_bytes(data)
    for opening in (Archive.open, ArchiveWriter.open):
        with pytest.raises(ArchiveCorruptError, match=r"archive\.sqlite3"):
            opening(path)
    assert path.read_bytes() == data


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    data = path.read_bytes()
    for opening in (Archive.open, ArchiveWriter.open):
        with pytest.raises(ArchiveCorruptError, match="something else"):
            opening(path)
    assert path.read_bytes() == data


def test_a_newer_archive_is_refused(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES (?)", (NEWEST + 1,))
    for opening in (Archive.open, ArchiveWriter.open):
        with pytest.raises(ArchiveTooNewError, match="update On Record"):
            opening(filled)


def test_damage_is_said_and_nothing_is_emptied(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(filled.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    filled.write_bytes(data)
    with (
        pytest.raises(ArchiveCorruptError, match="damaged"),
        Archive.open(filled) as archive,
    ):
        archive.articles()
    assert filled.read_bytes() == data


def test_an_archive_that_lost_its_end_is_damaged(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    filled.write_bytes(filled.read_bytes()[: 3 * 4096])
    with (
        pytest.raises(ArchiveCorruptError, match="damaged"),
        Archive.open(filled) as archive,
    ):
        archive.quotations()


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        Archive.open(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match="cannot be made"):
        ArchiveWriter.open(tmp_path / "file" / "archive.sqlite3")
