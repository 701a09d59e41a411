"""The SQLite file that outlives us: opened, migrated, locked, and set aside where it is damaged."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from typing import TYPE_CHECKING, TypeVar

from bot.errors import StateError
from bot.statelock import StateLock
from bot.stateschema import MIGRATIONS, SCHEMA_VERSION, salvage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

T = TypeVar("T")

APPLICATION_ID = 0x4F6E5265
"""Marks the file as ours ("OnRe"): https://www.sqlite.org/pragma.html#pragma_application_id."""
BUSY_SECONDS = 5.0
"""How many seconds to wait for another process that is writing."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_logger = logging.getLogger(__name__)


class StateFile:
    """One connection to the file; for one thread at a time.

    A damaged file is set aside under a name ending in ".damaged", with a warning in the log, and
    a new one is begun with all the rows that can still be read from it.

    Args:
        path: The SQLite file; it and its folder are made where they are missing.
        alone: Whether to hold the file for this process, so that no second bot works off the
            same inbox. Programs that only look do not ask for it.

    Raises:
        StateError: The file cannot be opened, is not one of ours, was written by a newer
            version, or another bot holds it.
    """

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Conversations are private: only the operator may read them.
            path.touch(mode=0o600)
        except OSError as error:
            raise StateError(
                f"The state file {path} cannot be made ({error.strerror}); "
                "choose another place for it with ON_RECORD_STATE."
            ) from error
        self._lock = StateLock(path) if alone else None
        self._database: sqlite3.Connection | None = None
        try:
            self.run(lambda _: None)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """Carry out an action in one transaction; it is durable on return.

        Args:
            action: What to do with the connection. Where the file proves damaged it is done
                again with the new one, so that it must change nothing but the database.

        Raises:
            StateError: The file cannot be used now; nothing of the action was kept.
        """
        try:
            return self._attempt(action)
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGED:
                raise self._unusable(error) from error
        self._begin_anew()
        try:
            return self._attempt(action)
        except sqlite3.DatabaseError as error:
            raise self._unusable(error) from error

    def empty_log(self) -> bool:
        """Bring what is in SQLite's log into the file and empty it, and say whether that was done.

        The log keeps pages as they were before something was deleted from them. While somebody
        else reads the file it cannot be emptied.
        """
        if self._database is None:
            return False
        try:
            row = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(row[0] == 0)

    def close(self) -> None:
        """Close the file and let others have it."""
        self._disconnect()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _attempt(self, action: Callable[[sqlite3.Connection], T]) -> T:
        if self._database is None:
            self._database = self._open()
        self._database.execute("BEGIN IMMEDIATE")
        try:
            result = action(self._database)
            self._database.execute("COMMIT")
        except BaseException:
            # Some failures, a full disk among them, have rolled back already.
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise
        return result

    def _disconnect(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            version = self._check_ours(database)
            # Before anything is written: a damaged file is set aside as it was found.
            _check_sound(database)
            database.execute("PRAGMA journal_mode = WAL")
            # In WAL mode only FULL survives a power cut, and a save takes milliseconds.
            database.execute("PRAGMA synchronous = FULL")
            # What was deleted is overwritten: these are people's words.
            database.execute("PRAGMA secure_delete = ON")
            if version < SCHEMA_VERSION:
                steps = "".join(MIGRATIONS[version:])
                database.executescript(
                    f"BEGIN IMMEDIATE; {steps} PRAGMA application_id = {APPLICATION_ID}; "
                    f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
                )
        except BaseException:
            database.close()
            raise
        return database

    def _check_ours(self, database: sqlite3.Connection) -> int:
        """Return the file's version; refuse to write into one that holds something else."""
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise StateError(
                f"The file {self.path} holds something other than the bot's state; "
                "choose another one with ON_RECORD_STATE."
            )
        if version > SCHEMA_VERSION:
            raise StateError(
                f"A newer version of On Record wrote the state file {self.path}; "
                "install that version, or choose another file with ON_RECORD_STATE."
            )
        return int(version)

    def _begin_anew(self) -> None:
        """Set the damaged file aside and take over from it what can be read."""
        self._disconnect()
        aside = self._set_aside()
        try:
            self._database = self._open()
            # Numbers that were given out already must not be given out again.
            floor = secrets.randbits(40) | 1 << 40
            rows = salvage(aside, self._database, floor)
        except sqlite3.DatabaseError as error:
            raise self._unusable(error) from error
        kept = ", ".join(f"{count} of {table}" for table, count in rows.items())
        _logger.warning(
            "The state file was damaged. It was set aside as %s; what could still be read of it "
            "was taken over (rows: %s), the rest starts afresh.",
            aside,
            kept,
        )

    def _set_aside(self) -> Path:
        """Rename the damaged file and what SQLite keeps beside it; overwrite nothing."""
        aside = self.path.with_name(f"{self.path.name}.damaged")
        number = 1
        while aside.exists():
            number += 1
            aside = self.path.with_name(f"{self.path.name}.damaged-{number}")
        try:
            for suffix in ("", "-wal", "-shm"):
                part = self.path.with_name(self.path.name + suffix)
                if part.exists():
                    part.rename(aside.with_name(aside.name + suffix))
            self.path.touch(mode=0o600)
        except OSError as error:
            raise StateError(
                f"The state file {self.path} is damaged and cannot be set aside "
                f"({error.strerror}); move it away by hand."
            ) from error
        return aside

    def _unusable(self, error: sqlite3.DatabaseError) -> StateError:
        return StateError(
            f"The state file {self.path} cannot be used ({error}); see that no other "
            "process holds it, that it may be written, and that the disk is not full."
        )


def _code(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's primary result code: https://www.sqlite.org/rescode.html."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _check_sound(database: sqlite3.Connection) -> None:
    """Find damage that a few queries would not meet."""
    (fault,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if fault != "ok":
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
