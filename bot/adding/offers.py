"""What was offered and not yet taken, and who added which file: rows of the state file.

Of an offered file only its name, its digest and Telegram's number of it are kept. Its bytes stay
with Telegram, and are fetched again when it is added.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

_KEPT = 1000
"""How many offers wait at most; the oldest go first."""


class Offer(NamedTuple):
    """A file that somebody sent and has not added yet.

    Attributes:
        code: What stands for it in its buttons.
        person: Who sent it.
        file_id: Telegram's number of it.
        name: As its sender calls it.
        digest: SHA-256 of its bytes, in hexadecimal.
    """

    code: str
    person: int
    file_id: str
    name: str
    digest: str


def offer_of(person: int, file_id: str, name: str, data: bytes) -> Offer:
    """Return the offer of a file; the same file of the same person has the same code."""
    digest = hashlib.sha256(data).hexdigest()
    code = hashlib.sha256(f"{person} {digest} {name}".encode()).hexdigest()[:16]
    return Offer(code, person, file_id, name, digest)


def save_offer(database: sqlite3.Connection, offer: Offer) -> None:
    """Keep an offer until it is taken or declined."""
    database.execute(
        "INSERT OR REPLACE INTO offer (code, person, file_id, name, digest) VALUES (?, ?, ?, ?, ?)",
        offer,
    )
    database.execute(
        "DELETE FROM offer "
        "WHERE rowid NOT IN (SELECT rowid FROM offer ORDER BY rowid DESC LIMIT ?)",
        (_KEPT,),
    )


def load_offer(database: sqlite3.Connection, code: str, person: int) -> Offer | None:
    """Return somebody's offer; None where it was taken, declined or forgotten."""
    row = database.execute(
        "SELECT code, person, file_id, name, digest FROM offer WHERE code = ? AND person = ?",
        (code, person),
    ).fetchone()
    return Offer._make(row) if row else None


def drop_offer(database: sqlite3.Connection, code: str) -> None:
    """Forget an offer."""
    database.execute("DELETE FROM offer WHERE code = ?", (code,))


def note_contribution(database: sqlite3.Connection, name: str, offer: Offer) -> None:
    """Note who added a file; of the same file, who added it first stays noted.

    Args:
        database: The state file, in a transaction.
        name: The name that it has in the folder.
        offer: What was added.
    """
    database.execute(
        "INSERT INTO contribution (name, person, digest) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET person = excluded.person, digest = excluded.digest "
        "WHERE digest <> excluded.digest",
        (name, offer.person, offer.digest),
    )


def drop_contribution(database: sqlite3.Connection, name: str) -> None:
    """Forget who added a file that was removed."""
    database.execute("DELETE FROM contribution WHERE name = ?", (name,))


def contributions(database: sqlite3.Connection, person: int) -> dict[str, str]:
    """Return the digests of the files that somebody added, by their names; "" for one not known."""
    rows = database.execute("SELECT name, digest FROM contribution WHERE person = ?", (person,))
    return dict(rows.fetchall())
