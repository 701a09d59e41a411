"""Who has paired, who tried to, and how much was asked and sent today: rows of the state file.

Days are UTC days of the messages' own dates at Telegram. The computer's clock is not read, so a
clock that is set back gives nobody more, and takes nothing from anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

MOST_TRIES = 5
"""How many wrong codes a person may send in a day."""
MOST_TRIES_TOGETHER = 100
"""How many all may send in a day: accounts are cheap. With a code of 8 letters and digits, finding
it takes millions of years at this pace; shutting others out for a day takes 20 accounts."""

_COUNT_QUESTION = """
INSERT INTO usage (person, day, questions) VALUES (?, ?, 1)
ON CONFLICT (person) DO UPDATE SET
    questions = CASE WHEN excluded.day > day THEN 1 ELSE questions + 1 END,
    day = max(day, excluded.day)
"""
_COUNT_UPLOAD = """
INSERT INTO upload (person, day, files) VALUES (?, ?, 1)
ON CONFLICT (person) DO UPDATE SET
    files = CASE WHEN excluded.day > day THEN 1 ELSE files + 1 END,
    day = max(day, excluded.day)
"""
_COUNT_TRY = """
INSERT INTO pairing_try (person, day, tries) VALUES (?, ?, 1)
ON CONFLICT (person) DO UPDATE SET
    tries = CASE WHEN excluded.day > day THEN 1 ELSE tries + 1 END,
    day = max(day, excluded.day)
"""


def read_paired(database: sqlite3.Connection, code_mark: str) -> set[int]:
    """Return who has sent the present code; with another code than then, nobody has."""
    rows = database.execute("SELECT person FROM paired WHERE code = ?", (code_mark,))
    return {person for (person,) in rows}


def pair(database: sqlite3.Connection, person: int, code_mark: str) -> None:
    """Let somebody in, and forget their tries."""
    database.execute(
        "INSERT INTO paired (person, code) VALUES (?, ?) "
        "ON CONFLICT (person) DO UPDATE SET code = excluded.code",
        (person, code_mark),
    )
    database.execute("DELETE FROM pairing_try WHERE person = ?", (person,))


def may_try(database: sqlite3.Connection, person: int, day: str) -> bool:
    """Say whether somebody may send a code on a day ("2024-03-05")."""
    own = database.execute(
        "SELECT tries FROM pairing_try WHERE person = ? AND day >= ?", (person, day)
    ).fetchone()
    together = database.execute(
        "SELECT coalesce(sum(tries), 0) FROM pairing_try WHERE day >= ?", (day,)
    ).fetchone()
    tries = int(own[0]) if own else 0
    return tries < MOST_TRIES and int(together[0]) < MOST_TRIES_TOGETHER


def count_try(database: sqlite3.Connection, person: int, day: str) -> None:
    """Note that somebody has sent a wrong code; older days are forgotten."""
    database.execute("DELETE FROM pairing_try WHERE day < ?", (day,))
    database.execute(_COUNT_TRY, (person, day))


def asked_on(database: sqlite3.Connection, person: int, day: str) -> int:
    """Return how many questions of somebody were answered on a day or, if it knows one, later."""
    row = database.execute(
        "SELECT questions FROM usage WHERE person = ? AND day >= ?", (person, day)
    ).fetchone()
    return int(row[0]) if row else 0


def count_question(database: sqlite3.Connection, person: int, day: str) -> None:
    """Note that a question of somebody is answered; older days are forgotten."""
    database.execute("DELETE FROM usage WHERE day < ?", (day,))
    database.execute(_COUNT_QUESTION, (person, day))


def uploaded_on(database: sqlite3.Connection, person: int, day: str) -> int:
    """Return how many files of somebody were looked into on a day or, if it knows one, later."""
    row = database.execute(
        "SELECT files FROM upload WHERE person = ? AND day >= ?", (person, day)
    ).fetchone()
    return int(row[0]) if row else 0


def count_upload(database: sqlite3.Connection, person: int, day: str) -> None:
    """Note that a file of somebody is looked into; older days are forgotten."""
    database.execute("DELETE FROM upload WHERE day < ?", (day,))
    database.execute(_COUNT_UPLOAD, (person, day))
