"""The state file's tables, one step a version, and what is saved from a damaged file."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIGRATIONS = (
    "CREATE TABLE conversation (chat TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;",
    # An update and the state of its conversation before it, null once it was answered.
    """
    CREATE TABLE taken (
        number INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER NOT NULL UNIQUE, before TEXT
    ) STRICT;
    """,
    # What arrived, and what is to be sent; the columns are told in bot/telegram/ledger.py.
    """
    CREATE TABLE inbox (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        update_id INTEGER NOT NULL UNIQUE,
        chat INTEGER NOT NULL,
        person INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'done')),
        payload TEXT
    ) STRICT;
    CREATE INDEX inbox_open ON inbox (update_id) WHERE state <> 'done';
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        update_id INTEGER,
        chat INTEGER NOT NULL,
        method TEXT NOT NULL,
        payload TEXT,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'perhaps', 'failed')),
        repeats INTEGER NOT NULL DEFAULT 0,
        after INTEGER,
        message_id INTEGER
    ) STRICT;
    CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('waiting', 'sending');
    CREATE INDEX outbox_update ON outbox (update_id);
    INSERT INTO inbox (update_id, chat, person, message_id, state)
        SELECT update_id, 0, 0, 0, 'done' FROM taken WHERE before IS NULL ORDER BY number;
    DROP TABLE taken;
    """,
    # Whether answers were useful, told in bot/feedback.py; and the conversations of single members
    # of groups, which belong to the group now and would never be read again.
    """
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        person INTEGER NOT NULL,
        useful INTEGER NOT NULL,
        question TEXT,
        answered INTEGER,
        verdict TEXT,
        places TEXT NOT NULL,
        version TEXT NOT NULL,
        UNIQUE (chat, message_id, turn, person)
    ) STRICT;
    DELETE FROM conversation WHERE chat LIKE '%, user %';
    """,
    # Who may use the bot and how much they did (bot/access/rows.py); articles that were offered
    # and those that people added (bot/adding/offers.py); what is watched for (bot/watches/rows.py).
    """
    CREATE TABLE paired (person INTEGER PRIMARY KEY, code TEXT NOT NULL) STRICT;
    CREATE TABLE pairing_try (
        person INTEGER PRIMARY KEY, day TEXT NOT NULL, tries INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE usage (
        person INTEGER PRIMARY KEY, day TEXT NOT NULL, questions INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE offer (
        code TEXT PRIMARY KEY,
        person INTEGER NOT NULL,
        file_id TEXT NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT;
    CREATE TABLE contribution (name TEXT PRIMARY KEY, person INTEGER NOT NULL) STRICT;
    CREATE TABLE watch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person INTEGER NOT NULL,
        words TEXT NOT NULL,
        UNIQUE (person, words)
    ) STRICT;
    CREATE TABLE watch_hit (
        watch INTEGER NOT NULL, digest TEXT NOT NULL, UNIQUE (watch, digest)
    ) STRICT;
    CREATE TABLE watched (content_hash TEXT PRIMARY KEY) STRICT;
    """,
    # A name can come to stand for another file: who added one may remove just the one they added.
    # Of files added before this the digest is not known; they are taken to be unchanged.
    "ALTER TABLE contribution ADD COLUMN digest TEXT NOT NULL DEFAULT '';",
    # How many files were looked into for somebody on a day (bot/access/rows.py).
    """
    CREATE TABLE upload (
        person INTEGER PRIMARY KEY, day TEXT NOT NULL, files INTEGER NOT NULL
    ) STRICT;
    """,
)
SCHEMA_VERSION = len(MIGRATIONS)


def salvage(damaged: Path, database: sqlite3.Connection, floor: int) -> dict[str, int]:
    """Copy into a new file all rows of a damaged one that can be read.

    Args:
        damaged: The file that was set aside; it is not changed.
        database: The new file, with empty tables of the present version.
        floor: Where the numbering of new rows begins.

    Returns:
        How many rows were copied, by table.
    """
    tables = database.execute(
        "SELECT name, sql LIKE '%AUTOINCREMENT%' FROM sqlite_master "
        "WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    counts = {}
    database.execute("BEGIN IMMEDIATE")
    with database, closing(_readable(damaged)) as old:
        for table, is_numbered in tables:
            counts[str(table)] = sum(_copy(old, database, table))
            if is_numbered:
                database.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
                database.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, floor))
    return counts


def _readable(path: Path) -> sqlite3.Connection:
    """Open a damaged file without writing to it or to what stands beside it."""
    old = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    with suppress(sqlite3.DatabaseError):
        old.execute("PRAGMA cell_size_check = ON")
    return old


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> Iterator[int]:
    """Copy a table's rows from its first on until the damage, then from its last back to it."""
    try:
        names = [str(row[1]) for row in new.execute(f"PRAGMA table_info({table})")]
        there = {str(row[1]) for row in old.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return
    # A file of an earlier version lacks what was added since; that has defaults.
    names = [name for name in names if name in there]
    if not names:
        return
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            # The names are this version's own.
            query = f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY rowid {order}"  # noqa: S608
            for row in old.execute(query):
                with suppress(sqlite3.IntegrityError):
                    insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
                    yield new.execute(insert, row).rowcount
