from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from retrieval.archive import Archive, ArchiveWriter, database
from retrieval.archive.migrations import NEWEST
from retrieval.errors import ArchiveCorruptError, ArchiveError, ArchiveTooNewError
from tests.support.commands import environment


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


def test_an_archive_that_cannot_be_looked_at_is_said(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, filled)
    for opening in (Archive.open, ArchiveWriter.open):
        with pytest.raises(ArchiveError, match=r"cannot be opened \(Permission denied\).*rights"):
            opening(filled)


def test_a_file_that_cannot_be_looked_at_is_not_gone(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ArchiveWriter.open(filled) as writer:
        assert len(writer.gone_files(tmp_path)) == 3
        forbid(monkeypatch, tmp_path / "river.txt")
        assert [held.source for held in writer.gone_files(tmp_path)] == [
            "bridge.txt",
            "undated.txt",
        ]


def forbid(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Have a path refuse to be looked at, as below a folder that may not be entered."""
    really = Path.stat

    def stat(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self == path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)


READ = """
import sys
from pathlib import Path
from retrieval.archive import Archive, ArchiveWriter
from retrieval.errors import ArchiveError

path = Path(sys.argv[1])
with Archive.open(path) as archive, archive.snapshot():
    print(archive.counts().articles, archive.revision())
try:
    ArchiveWriter.open(path)
except ArchiveError as error:
    print(error)
"""


def test_an_archive_in_a_folder_that_may_only_be_read_is_read(filled: Path) -> None:
    filled.chmod(0o444)
    filled.parent.chmod(0o555)
    command = [sys.executable, "-c", READ, str(filled)]
    if os.geteuid() == 0:  # whom no rights of files hold back, unless it gives that up
        lost = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={lost}", f"--inh-caps={lost}", "--", *command]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    filled.parent.chmod(0o755)
    assert done.stderr == ""
    read, refused = done.stdout.splitlines()
    assert read == "3 3"
    assert "cannot be opened" in refused


def test_an_archive_opened_as_unchanging_is_opened_anew_when_it_changes(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.archive.reader.connect", lambda path, **_: open_frozen(path))
    with Archive.open(filled) as archive:
        assert archive.counts().articles == 3
        with ArchiveWriter.open(filled) as writer:
            writer.remove(writer.gone_files(filled.parents[1])[:1])
        with archive.snapshot():
            assert archive.counts().articles == 2


def open_frozen(path: Path) -> sqlite3.Connection:
    return database._open_unchanging(path)
