"""Which articles came and went, for readers that keep something of their own about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class Stamp(NamedTuple):
    """A moment in one archive's history; a reader keeps it with what it made of the articles.

    Attributes:
        number: How many changes there had been.
        mark: 16 hexadecimal digits of chance that tell that history from any other, such as that
            of a copy that was put back; "" where nothing was ever added.
    """

    number: int
    mark: str


NEVER = Stamp(0, "")
"""Before the first change of any archive."""


class Changes(NamedTuple):
    """What is different since a moment: ids of articles, ascending.

    An article that came and went since is in none of them. Ids are never given twice, and an
    article whose text or analysis changed is another article with another id.

    Attributes:
        added: New ones.
        removed: Those held then, and no more.
        moved: Those held then and now whose place in the articles' order may be another.
        stamp: The moment of this call.
    """

    added: tuple[int, ...]
    removed: tuple[int, ...]
    moved: tuple[int, ...]
    stamp: Stamp


def read_stamp(connection: sqlite3.Connection) -> Stamp:
    """Return the moment of an archive's last change."""
    rows = connection.execute("SELECT number, mark FROM changes ORDER BY number DESC LIMIT 1")
    for number, mark in rows:
        return Stamp(number, mark.hex())
    return NEVER


def read_changes(connection: sqlite3.Connection, since: Stamp) -> Changes | None:
    """Return what changed since a moment, in time that grows with the changes only.

    Returns:
        None where the moment is not of this archive's history.
    """
    if since != NEVER:
        row = connection.execute(
            "SELECT mark FROM changes WHERE number = ?", (since.number,)
        ).fetchone()
        if row is None or row[0].hex() != since.mark:
            return None
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    for article, what in connection.execute(
        "SELECT article, what FROM changes WHERE number > ? ORDER BY number", (since.number,)
    ):
        first.setdefault(article, what)
        last[article] = what
    new = {article for article, what in first.items() if what == "added"}
    gone = {article for article, what in last.items() if what == "removed"}
    return Changes(
        added=tuple(sorted(new - gone)),
        removed=tuple(sorted(gone - new)),
        moved=tuple(sorted(set(last) - new - gone)),
        stamp=read_stamp(connection),
    )
