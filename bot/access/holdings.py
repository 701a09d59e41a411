"""What the state file keeps of a person, and forgetting it.

`KEPT` names every table of the file, and a test holds it to the schema: who adds a table says there
what of a person is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

KEPT = {
    "conversation": "what the private conversation remembers",
    "inbox": "numbers of messages that came; the words of those not yet answered",
    "outbox": "numbers of messages that were sent; the words of those not yet delivered",
    "feedback": "votes on answers, with the questions",
    "paired": "whether the pairing code was sent",
    "pairing_try": "how many wrong codes were sent today",
    "usage": "how many questions were asked today",
    "upload": "how many files were sent today",
    "offer": "names of files sent and not yet added",
    "contribution": "which files the person added",
    "watch": "what the person watches for",
    "watch_hit": "which statements a watch was told of, as digests",
    "watched": "nothing: articles that were looked at",
}
"""What each table of the state file holds of a person, for developers."""

_COUNTS = {
    "conversations": "SELECT count(*) FROM conversation WHERE chat = :chat OR chat LIKE :topics",
    "waiting": """
        SELECT count(*) FROM inbox
        WHERE (person = :person OR chat = :person) AND payload IS NOT NULL
    """,
    "received": """
        SELECT count(*) FROM inbox
        WHERE (person = :person OR chat = :person) AND payload IS NULL
    """,
    "sent": "SELECT count(*) FROM outbox WHERE chat = :person",
    "votes": "SELECT count(*) FROM feedback WHERE (person = :person OR chat = :person)",
    "paired": "SELECT count(*) FROM paired WHERE person = :person",
    "tries": "SELECT coalesce(sum(tries), 0) FROM pairing_try WHERE person = :person",
    "asked": "SELECT coalesce(sum(questions), 0) FROM usage WHERE person = :person",
    "uploads": "SELECT coalesce(sum(files), 0) FROM upload WHERE person = :person",
    "offers": "SELECT count(*) FROM offer WHERE person = :person",
    "watches": "SELECT count(*) FROM watch WHERE person = :person",
    "files": "SELECT count(*) FROM contribution WHERE person = :person",
}
_FORGET = (
    "DELETE FROM conversation WHERE chat = :chat OR chat LIKE :topics",
    "DELETE FROM feedback WHERE (person = :person OR chat = :person)",
    "DELETE FROM offer WHERE person = :person",
    "DELETE FROM contribution WHERE person = :person",
    "DELETE FROM watch_hit WHERE watch IN (SELECT id FROM watch WHERE person = :person)",
    "DELETE FROM watch WHERE person = :person",
    # What is under way is left alone: its words go when it is delivered.
    """
    UPDATE inbox SET person = 0, chat = 0, message_id = 0
    WHERE (person = :person OR chat = :person) AND state = 'done'
    """,
    """
    UPDATE outbox SET chat = 0, update_id = NULL
    WHERE chat = :person AND state NOT IN ('waiting', 'sending')
    """,
)
_SHUT_OUT = "DELETE FROM paired WHERE person = :person"


class Holdings(NamedTuple):
    """What is kept of a person, in numbers.

    Attributes:
        conversations: Private conversations, one and one a topic.
        waiting: Messages whose words are kept until they are answered.
        received: Messages of which only the number is kept.
        sent: Messages to them of which the number is kept.
        votes: Votes on answers.
        paired: 1 where they were let in by the pairing code.
        tries: Wrong codes that were counted today.
        asked: Questions that were counted today.
        uploads: Files that were counted today.
        offers: Files sent and not yet added.
        watches: Watches.
        files: Files that they added.
    """

    conversations: int
    waiting: int
    received: int
    sent: int
    votes: int
    paired: int
    tries: int
    asked: int
    uploads: int
    offers: int
    watches: int
    files: int


def holdings(database: sqlite3.Connection, person: int) -> Holdings:
    """Return what is kept of a person."""
    values = _values(person)
    counts = {name: database.execute(query, values).fetchone() for name, query in _COUNTS.items()}
    return Holdings(**{name: int(row[0]) for name, row in counts.items()})


def forget(database: sqlite3.Connection, person: int, *, keep_access: bool) -> None:
    """Delete what is kept of a person, and take their number off what must stay.

    Numbers of messages stay without whose they were: by them an update is known that Telegram
    brings once more. How many questions, files and wrong codes were sent today stays until another
    day, or a limit could be forgotten.

    Args:
        database: The state file, in a transaction; it overwrites what is deleted.
        person: Who.
        keep_access: Whether who was let in by the code stays so.
    """
    for statement in (*_FORGET, *(() if keep_access else (_SHUT_OUT,))):
        database.execute(statement, _values(person))


def _values(person: int) -> dict[str, int | str]:
    return {"person": person, "chat": str(person), "topics": f"{person},%"}
