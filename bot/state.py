"""The conversations, and which updates were answered, in a SQLite file that outlives us."""

from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from bot.conversation_state import State
from bot.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

T = TypeVar("T")

APPLICATION_ID = 0x4F6E5265
"""Marks the file as ours ("OnRe"): https://www.sqlite.org/pragma.html#pragma_application_id."""
SCHEMA_VERSION = 2
BUSY_SECONDS = 5.0
"""How many seconds to wait for another process that is writing."""

KEPT_UPDATES = 200
"""How many updates are remembered. Telegram sends at most 100 beyond the lowest unconfirmed one
(https://core.telegram.org/bots/api#getupdates), so that no older one can come again."""

# Version 2 has added the table "taken": an update and the state of its conversation before it,
# which is null once it was answered.
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS conversation (chat TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS taken (
    number INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER NOT NULL UNIQUE, before TEXT
) STRICT;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""
_LOAD = """
SELECT coalesce(
    (SELECT before FROM taken WHERE update_id = ?), (SELECT state FROM conversation WHERE chat = ?)
)
"""
_KEEP_BEFORE = """
INSERT INTO taken (update_id, before)
VALUES (?, coalesce((SELECT state FROM conversation WHERE chat = ?), '{}'))
ON CONFLICT (update_id) DO NOTHING
"""
_SAVE = """
INSERT INTO conversation (chat, state) VALUES (?, ?)
ON CONFLICT (chat) DO UPDATE SET state = excluded.state
"""
_FINISH = """
INSERT INTO taken (update_id) VALUES (?) ON CONFLICT (update_id) DO UPDATE SET before = NULL
"""
_FORGET = "DELETE FROM taken WHERE number <= (SELECT max(number) FROM taken) - ?"
_MOVE = """
UPDATE OR IGNORE conversation SET chat = ? || substr(chat, ?) WHERE chat = ? OR chat LIKE ?
"""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_logger = logging.getLogger(__name__)


class StateStore:
    """Keeps the state of each conversation, and what was answered of what came last.

    Telegram sends an update again until it was confirmed. One that was being answered when the
    process was killed finds the state as it was before it; one that was answered is known.

    Every save is durable when it returns. A damaged file is set aside under a name ending in
    ".damaged", with a warning in the log, and a new one is begun.

    Args:
        path: The SQLite file; it and its folder are made where they are missing.

    Raises:
        StateError: The file cannot be opened, is not one of conversations, or was written by a
            newer version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Conversations are private: only the operator may read them.
            path.touch(mode=0o600)
        except OSError as error:
            raise StateError(
                f"The file of conversations {path} cannot be made ({error.strerror}); "
                "choose another place for it with ON_RECORD_STATE."
            ) from error
        self._database: sqlite3.Connection | None = None
        self._run(lambda _: None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(self, chat: str, update_id: int | None = None) -> State:
        """Return a conversation's state, or a fresh one.

        Fresh is a conversation that was never saved, and one whose stored form this version
        cannot read; the latter is logged.

        Args:
            chat: The conversation's key.
            update_id: The update to be answered. Where it has been saved already but not
                finished, its conversation's state before it is returned.

        Raises:
            StateError: The file cannot be read.
        """
        (stored,) = self._run(
            lambda database: database.execute(_LOAD, (update_id, chat)).fetchone()
        )
        if stored is None:
            return State()
        try:
            return State.model_validate_json(stored)
        except ValidationError as error:
            _logger.warning(
                "A conversation was stored by another version and starts afresh (%d faults in it).",
                error.error_count(),
            )
            return State()

    def save(self, chat: str, state: State, update_id: int) -> None:
        """Store a conversation's state, wholly or not at all, before its answer is sent.

        Args:
            chat: The conversation's key.
            state: What `load` is to return from now on, for other updates.
            update_id: The update that led to it; the state before is kept until it is finished.

        Raises:
            StateError: The file cannot be written.
        """
        self._write((_KEEP_BEFORE, (update_id, chat)), (_SAVE, (chat, state.model_dump_json())))

    def finish(self, update_id: int) -> None:
        """Note that an update was answered, or that there is nothing more to say to it.

        Raises:
            StateError: The file cannot be written.
        """
        self._write((_FINISH, (update_id,)), (_FORGET, (KEPT_UPDATES,)))

    def is_finished(self, update_id: int) -> bool:
        """Say whether an update was finished, as far as the last `KEPT_UPDATES` tell.

        Raises:
            StateError: The file cannot be read.
        """
        return (
            self._run(
                lambda database: database.execute(
                    "SELECT 1 FROM taken WHERE update_id = ? AND before IS NULL", (update_id,)
                ).fetchone()
            )
            is not None
        )

    def move(self, old: int, new: int) -> None:
        """Give the conversations of a chat to the chat that it has become.

        Where one with the same person and topic is there already, that one stays.

        Args:
            old: The chat's id so far, with which its conversations' keys begin.
            new: Its id from now on.

        Raises:
            StateError: The file cannot be written.
        """
        keys = (str(old), f"{old},%")
        self._write(
            (_MOVE, (str(new), len(str(old)) + 1, *keys)),
            ("DELETE FROM conversation WHERE chat = ? OR chat LIKE ?", keys),
        )

    def close(self) -> None:
        """Close the file; the store can be used again."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _write(self, *statements: tuple[str, tuple[object, ...]]) -> None:
        """Carry out all statements in one transaction."""

        def action(database: sqlite3.Connection) -> None:
            database.execute("BEGIN IMMEDIATE")
            with database:
                for statement, values in statements:
                    database.execute(statement, values)

        self._run(action)

    def _run(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the file; where it proves damaged, set it aside and do it again."""
        try:
            return self._attempt(action)
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGED:
                raise self._unusable(error) from error
        self._set_aside()
        try:
            return self._attempt(action)
        except sqlite3.DatabaseError as error:
            raise self._unusable(error) from error

    def _attempt(self, action: Callable[[sqlite3.Connection], T]) -> T:
        if self._database is None:
            self._database = self._open()
        return action(self._database)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            self._check_ours(database)
            # Before anything is written: a damaged file is set aside as it was found.
            _check_sound(database)
            database.execute("PRAGMA journal_mode = WAL")
            # In WAL mode only FULL survives a power cut, and a save takes milliseconds.
            database.execute("PRAGMA synchronous = FULL")
            database.executescript(_SCHEMA)
        except BaseException:
            database.close()
            raise
        return database

    def _check_ours(self, database: sqlite3.Connection) -> None:
        """Refuse to write into a file that holds something else."""
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise StateError(
                f"The file {self._path} holds something other than conversations; "
                "choose another one with ON_RECORD_STATE."
            )
        if version > SCHEMA_VERSION:
            raise StateError(
                f"A newer version of On Record wrote the conversations in {self._path}; "
                "install that version, or choose another file with ON_RECORD_STATE."
            )

    def _set_aside(self) -> None:
        """Rename the damaged file and what SQLite keeps beside it; overwrite nothing."""
        self.close()
        aside = self._path.with_name(f"{self._path.name}.damaged")
        number = 1
        while aside.exists():
            number += 1
            aside = self._path.with_name(f"{self._path.name}.damaged-{number}")
        try:
            for suffix in ("", "-wal", "-shm"):
                part = self._path.with_name(self._path.name + suffix)
                if part.exists():
                    part.rename(aside.with_name(aside.name + suffix))
            self._path.touch(mode=0o600)
        except OSError as error:
            raise StateError(
                f"The file of conversations {self._path} is damaged and cannot be set aside "
                f"({error.strerror}); move it away by hand."
            ) from error
        _logger.warning(
            "The file of conversations was damaged. It was set aside as %s, and all conversations "
            "start afresh.",
            aside,
        )

    def _unusable(self, error: sqlite3.DatabaseError) -> StateError:
        return StateError(
            f"The file of conversations {self._path} cannot be used ({error}); see that no other "
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
