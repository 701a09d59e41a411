"""The inbox and the outbox as rows: what arrived, what is to be sent, what is known of both.

An update's row is "waiting" until its answer is in the outbox, then "answered" until that was
delivered, then "done". A message's row is "waiting", then "sending" just before Telegram is asked,
then "sent", or "failed" where Telegram refused it, or "perhaps" where that stayed unknown. One that
is found "sending" after a start was under way when the process ended. Words are deleted as soon as
they are not needed: an update's once it was answered, a message's once it left.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

KEPT = 50_000
"""How many rows of each table are kept after their end. An update that comes once more is known by
its row; Telegram stores updates for 24 hours: https://core.telegram.org/bots/api#getting-updates.
"""


SEEN = 5_000
"""How many messages of each direction a start reads the ids of."""

_SEEN = """
SELECT chat, message_id FROM (SELECT chat, message_id FROM inbox ORDER BY number DESC LIMIT ?)
UNION ALL
SELECT chat, message_id FROM (SELECT chat, message_id FROM outbox ORDER BY id DESC LIMIT ?)
WHERE message_id IS NOT NULL
"""
_ANSWERS = """
SELECT message_id, method = 'sendMessage' FROM outbox
WHERE update_id IN (SELECT update_id FROM inbox WHERE chat = ? AND message_id = ?)
    AND chat = ? AND id < ? AND message_id IS NOT NULL
    AND method IN ('sendMessage', 'sendPhoto', 'sendDocument')
ORDER BY message_id
"""
_FORGET_UPDATES = """
DELETE FROM inbox
WHERE state = 'done' AND number <= (SELECT coalesce(max(number), 0) FROM inbox) - ?
"""
_FORGET_LETTERS = """
DELETE FROM outbox
WHERE state NOT IN ('waiting', 'sending') AND id <= (SELECT coalesce(max(id), 0) FROM outbox) - ?
"""


class Arrival(NamedTuple):
    """An update as it came.

    Attributes:
        update_id: Telegram's number of it.
        chat: Whose turn it takes: its chat's id, a person's where it has no chat, or 0.
        person: Who sent it, or 0.
        message_id: The message that it is; 0 for any other kind.
        payload: The update as JSON.
    """

    update_id: int
    chat: int
    person: int
    message_id: int
    payload: str


class Outgoing(NamedTuple):
    """A request to Telegram that a reply consists of.

    Attributes:
        chat: The chat that it is for.
        method: The Bot API's name of it.
        payload: Its parameters.
    """

    chat: int
    method: str
    payload: dict[str, Any]


class Letter(NamedTuple):
    """A request in the outbox.

    Attributes:
        id: Its number, in the order of sending.
        update_id: The update that it answers; None for what nobody asked for.
        chat: The chat that it is for.
        method: The Bot API's name of it.
        payload: Its parameters as JSON.
        is_open: Whether it was under way when the process ended, so that it may have arrived.
        repeats: How often it was sent again though it may have arrived before.
        after: A message id that was given out before it was first sent; None where none is known.
    """

    id: int
    update_id: int | None
    chat: int
    method: str
    payload: str
    is_open: bool = False
    repeats: int = 0
    after: int | None = None


class Answers(NamedTuple):
    """The messages that answer a message now, by their ids in order.

    Attributes:
        texts: Those that are texts.
        files: Those that are pictures or files.
    """

    texts: list[int]
    files: list[int]


class Backlog(NamedTuple):
    """What an earlier process left.

    Attributes:
        arrivals: The updates to be answered, by number.
        letters: What is to be sent, in order.
        answered: By update id, who waits for letters of it.
        seen: The latest messages that are known, by anybody: chat and message id.
    """

    arrivals: list[Arrival]
    letters: list[Letter]
    answered: dict[int, int]
    seen: list[tuple[int, int]]


def take_in(database: sqlite3.Connection, arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Store updates and return those that had not come before."""
    insert = (
        "INSERT INTO inbox (update_id, chat, person, message_id, payload, state) "
        "VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT (update_id) DO NOTHING"
    )
    return [arrival for arrival in arrivals if database.execute(insert, arrival).rowcount]


def read_backlog(database: sqlite3.Connection) -> Backlog:
    """Return everything that is not done."""
    arrivals = database.execute(
        "SELECT update_id, chat, person, message_id, payload FROM inbox WHERE state = 'waiting' "
        "ORDER BY update_id"
    )
    letters = database.execute(
        "SELECT id, update_id, chat, method, payload, state = 'sending', repeats, after "
        "FROM outbox WHERE state IN ('waiting', 'sending') ORDER BY id"
    )
    # What was answered but has nothing to be sent any more had its end cut off.
    database.execute(
        "UPDATE inbox SET state = 'done' WHERE state = 'answered' AND NOT EXISTS (SELECT 1 FROM "
        "outbox WHERE update_id = inbox.update_id AND state IN ('waiting', 'sending'))"
    )
    answered = database.execute("SELECT update_id, person FROM inbox WHERE state = 'answered'")
    seen = database.execute(_SEEN, (SEEN, SEEN))
    return Backlog(
        [Arrival(*row) for row in arrivals],
        [Letter._make(row)._replace(is_open=bool(row[5])) for row in letters],
        dict(answered.fetchall()),
        seen.fetchall(),
    )


def post(
    database: sqlite3.Connection, update_id: int | None, outgoing: Sequence[Outgoing]
) -> list[Letter]:
    """Put requests into the outbox, in order, and return them as they stand there."""
    letters = []
    for item in outgoing:
        payload = json.dumps(item.payload, ensure_ascii=False, separators=(",", ":"))
        values = (update_id, item.chat, item.method, payload)
        cursor = database.execute(
            "INSERT INTO outbox (update_id, chat, method, payload, state) "
            "VALUES (?, ?, ?, ?, 'waiting')",
            values,
        )
        assert cursor.lastrowid is not None
        letters.append(Letter(cursor.lastrowid, *values))
    return letters


def answer(
    database: sqlite3.Connection, update_id: int, outgoing: Sequence[Outgoing]
) -> list[Letter]:
    """Note that an update was answered, and put its answer into the outbox."""
    state = "answered" if outgoing else "done"
    # It may be missing where the file was damaged meanwhile and another one begun.
    database.execute(
        "INSERT INTO inbox (update_id, chat, person, message_id, state) VALUES (?, 0, 0, 0, ?) "
        "ON CONFLICT (update_id) DO UPDATE SET state = excluded.state, payload = NULL",
        (update_id, state),
    )
    return post(database, update_id, outgoing)


def begin(database: sqlite3.Connection, letter: Letter) -> None:
    """Note that Telegram is about to be asked."""
    database.execute(
        "UPDATE outbox SET state = 'sending', repeats = ?, after = ? WHERE id = ?",
        (letter.repeats, letter.after, letter.id),
    )


def defer(database: sqlite3.Connection, letter: Letter) -> None:
    """Note that Telegram did not act on it, so that it waits once more."""
    database.execute("UPDATE outbox SET state = 'waiting' WHERE id = ?", (letter.id,))


def rewrite(database: sqlite3.Connection, letter: Letter) -> None:
    """Note that it goes to another chat or by another method, and waits once more."""
    database.execute(
        "UPDATE outbox SET state = 'waiting', chat = ?, method = ?, payload = ? WHERE id = ?",
        (letter.chat, letter.method, letter.payload, letter.id),
    )


def close(
    database: sqlite3.Connection, letter: Letter, state: str, message_id: int | None = None
) -> None:
    """Note what became of it: "sent", "failed" or "perhaps"; and of its update with its last."""
    database.execute(
        "UPDATE outbox SET state = ?, message_id = ?, payload = NULL WHERE id = ?",
        (state, message_id, letter.id),
    )
    if letter.update_id is not None:
        database.execute(
            "UPDATE inbox SET state = 'done' WHERE update_id = ? AND NOT EXISTS (SELECT 1 FROM "
            "outbox WHERE update_id = inbox.update_id AND state IN ('waiting', 'sending'))",
            (letter.update_id,),
        )


def drop_rest(database: sqlite3.Connection, letter: Letter) -> None:
    """Give up the letters behind it that answer the same update."""
    database.execute(
        "UPDATE outbox SET state = 'failed', payload = NULL "
        "WHERE update_id = ? AND id > ? AND state = 'waiting'",
        (letter.update_id, letter.id),
    )


def answers_to(database: sqlite3.Connection, letter: Letter, question: int) -> Answers:
    """Return the messages that answer a message now, as far as they were sent.

    Args:
        database: The state file, in a transaction.
        letter: A letter of the chat that they stand in.
        question: The message that they answer; it may have been edited and answered again.
    """
    values = (letter.chat, question, letter.chat, letter.id)
    found = database.execute(_ANSWERS, values).fetchall()
    return Answers(
        [message_id for message_id, is_text in found if is_text],
        [message_id for message_id, is_text in found if not is_text],
    )


def lose(database: sqlite3.Connection, chat: int, message_ids: Iterable[int]) -> None:
    """Note that messages of ours stand in a chat no more."""
    database.executemany(
        "UPDATE outbox SET message_id = NULL WHERE chat = ? AND message_id = ?",
        [(chat, message_id) for message_id in message_ids],
    )


def forget_old(database: sqlite3.Connection) -> None:
    """Delete the rows that ended longest ago, but for the last `KEPT`."""
    database.execute(_FORGET_UPDATES, (KEPT,))
    database.execute(_FORGET_LETTERS, (KEPT,))
