"""Watches, what was told of each, and which articles were looked at: rows of the state file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

MOST = 20
"""How many watches a person may have."""
_BEGUN = ""
"""A row of the articles looked at that is no article: it says that looking has begun."""


class Watch(NamedTuple):
    """What somebody wants to hear of.

    Attributes:
        id: Its number.
        person: Who, and so the private chat with them.
        words: What is watched for, as `read_wanted` gives it.
    """

    id: int
    person: int
    words: str


def digest_of(person: str | None, text: str) -> str:
    """Return what tells a statement from others: its speaker and words, wherever they stand."""
    return hashlib.sha256(f"{person}\n{' '.join(text.split())}".encode()).hexdigest()[:24]


def add(database: sqlite3.Connection, person: int, words: str) -> bool:
    """Add a watch, and say whether there was room; one that is there already stays."""
    own = [watch.words for watch in watches(database, person)]
    if words not in own and len(own) >= MOST:
        return False
    database.execute(
        "INSERT INTO watch (person, words) VALUES (?, ?) ON CONFLICT DO NOTHING", (person, words)
    )
    return True


def watches(database: sqlite3.Connection, person: int | None = None) -> list[Watch]:
    """Return the watches of a person, or all, in the order in which they were made."""
    rows = database.execute(
        "SELECT id, person, words FROM watch WHERE ?1 IS NULL OR person = ?1 ORDER BY id", (person,)
    )
    return list(map(Watch._make, rows))


def remove(database: sqlite3.Connection, person: int, number: int) -> None:
    """End a watch of a person's."""
    database.execute("DELETE FROM watch WHERE id = ? AND person = ?", (number, person))
    database.execute("DELETE FROM watch_hit WHERE watch NOT IN (SELECT id FROM watch)")


def looked_at(database: sqlite3.Connection) -> frozenset[str] | None:
    """Return the content hashes of the articles looked at; None where that never began."""
    found = frozenset(value for (value,) in database.execute("SELECT content_hash FROM watched"))
    return found - {_BEGUN} if _BEGUN in found else None


def note_looked_at(database: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Note articles as looked at, and that looking has begun."""
    database.executemany(
        "INSERT OR IGNORE INTO watched (content_hash) VALUES (?)",
        [(value,) for value in (_BEGUN, *hashes)],
    )


def told(database: sqlite3.Connection, watch: Watch) -> frozenset[str]:
    """Return the digests of what was told of a watch."""
    rows = database.execute("SELECT digest FROM watch_hit WHERE watch = ?", (watch.id,))
    return frozenset(digest for (digest,) in rows)


def note_told(database: sqlite3.Connection, watch: Watch, digests: Iterable[str]) -> None:
    """Note what is told of a watch."""
    database.executemany(
        "INSERT OR IGNORE INTO watch_hit (watch, digest) VALUES (?, ?)",
        [(watch.id, digest) for digest in digests],
    )
