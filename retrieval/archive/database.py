"""Opening the SQLite file, and SQLite's errors as sentences."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from retrieval.archive.migrations import NEWEST, applied, migrate
from retrieval.errors import (
    ArchiveBusyError,
    ArchiveCorruptError,
    ArchiveError,
    ArchiveMissingError,
    ArchiveTooNewError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

APPLICATION_ID = 0x4F6E5263
"""What the file's header says it is: "OnRc" in ASCII (https://sqlite.org/pragma.html)."""
BUSY_SECONDS = 10.0
"""How long to wait for another process's transaction."""

_NO_RIGHTS = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


class Unchanging(sqlite3.Connection):
    """A connection that was told that nothing changes the file: it does not see what does."""


class ArchiveFile:
    """An archive's open file; a context manager, for the thread that opened it.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open an archive, bring its tables up to date, and return the connection.

    Nothing is ever overwritten: a file that is no archive is refused.

    Args:
        path: The file.
        create: Whether to make the file, and its folder, where there is none.

    Raises:
        ArchiveMissingError: There is none, and `create` is false.
        ArchiveCorruptError: The file is something else, or damaged.
        ArchiveTooNewError: It has steps that this version does not know.
        ArchiveBusyError: Another process holds its lock.
        ArchiveError: It cannot be opened for another reason.
    """
    if not is_there(path):
        if not create:
            raise _missing(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(
                f"The folder {path.parent} cannot be made ({error.strerror}); choose another."
            ) from None
    elif path.is_dir():
        raise ArchiveError(f"{path} is a folder; name a file for the archive.")
    with translated(path):
        try:
            return _open(path, create=create)
        except sqlite3.OperationalError as error:
            if create or _primary_code(error) not in _NO_RIGHTS or _has_log(path):
                raise
            return _open_unchanging(path)


def identity(path: Path, connection: sqlite3.Connection) -> tuple[int, ...] | None:
    """Return what tells a file from another one, or one that must be opened anew, at its path."""
    try:
        found = path.stat()
    except OSError:
        return None
    if isinstance(connection, Unchanging):
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    return found.st_dev, found.st_ino


def is_there(path: Path) -> bool:
    """Say whether there is a file or folder at an archive's path.

    Raises:
        ArchiveError: That cannot be seen: a folder above may not be entered, for example.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _closed(path, error.strerror or str(error)) from None
    return True


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        _prepare(connection, path, create=create)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_unchanging(path: Path) -> sqlite3.Connection:
    """Open an archive that may only be read, in a folder that may only be read.

    In WAL mode SQLite makes files beside the archive even to read it, unless it is told that
    nothing changes the file (https://sqlite.org/wal.html#read_only_databases).
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, factory=Unchanging)
    try:
        _check(connection, path)
        _check_newest(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_newest(connection: sqlite3.Connection, path: Path) -> None:
    if applied(connection) < NEWEST:
        raise ArchiveError(
            f"An older version of On Record wrote {path}, and it may not be brought up to date; "
            "check the file's and folder's rights."
        )


def _has_log(path: Path) -> bool:
    """Say whether SQLite's log, with what is not in the archive's file yet, stands beside it."""
    return path.with_name(f"{path.name}-wal").exists()


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if create and _is_blank(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        with transaction(connection):
            # Another process may have made the tables since; then this changes nothing.
            if _is_blank(connection):
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
    _check(connection, path)
    if applied(connection) < NEWEST:
        with transaction(connection):
            migrate(connection)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode this loses no integrity; a power failure may undo the last transactions, and
    # the next ingest does them again (https://sqlite.org/pragma.html#pragma_synchronous).
    connection.execute("PRAGMA synchronous = NORMAL")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is no archive, or a newer version's."""
    if _is_blank(connection):
        raise _missing(path)
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise ArchiveCorruptError(
            f"{path} is a database of something else; name another file for the archive."
        )
    if applied(connection) > NEWEST:
        raise ArchiveTooNewError(
            f"A newer version of On Record wrote {path}; update On Record, or name another file."
        )


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Say whether nothing was ever stored: also the state that a kill during creation leaves."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return tables == 0 and _pragma(connection, "application_id") in (0, APPLICATION_ID)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _missing(path: Path) -> ArchiveMissingError:
    return ArchiveMissingError(
        f"There is no archive at {path}; make one with `python -m retrieval ingest PATH`."
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run what is inside as one write: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors inside into this wing's, with a sentence that says what to do.

    Raises:
        ArchiveBusyError: Another process holds the lock.
        ArchiveCorruptError: The file is damaged or no database.
        ArchiveError: Anything else that SQLite reports.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(error, path) from error


def _closed(path: Path, why: str) -> ArchiveError:
    return ArchiveError(
        f"The archive {path} cannot be opened ({why}); check the file's and folder's rights."
    )


def _primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's code: the lowest byte (https://sqlite.org/rescode.html)."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _explain(error: sqlite3.Error, path: Path) -> ArchiveError:
    code = _primary_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveBusyError(
            f"Another process is writing to the archive {path}; try again when it has finished."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return ArchiveCorruptError(
            f"{path} is no archive; name another file, or move it away and ingest again."
        )
    if code == sqlite3.SQLITE_FULL:
        return ArchiveError(f"The disk of the archive {path} is full; make room and try again.")
    if code in _NO_RIGHTS:
        return _closed(path, str(error))
    if code == sqlite3.SQLITE_IOERR:
        return ArchiveError(f"The archive {path} cannot be read or written ({error}).")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return ArchiveError(f"An article could not be stored ({error}); please report it.")
    # SQLITE_CORRUPT; and SQLITE_ERROR where tables that must be there are not.
    return ArchiveCorruptError(
        f"The archive {path} is damaged ({error}); move it away and ingest the articles again."
    )
