"""A letter of the outbox as it changes on its way: another chat, another method, its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.telegram import ledger
from bot.telegram.outgoing import DELETE, EDIT, PART, SEND

if TYPE_CHECKING:
    import sqlite3

    from bot.telegram.ledger import Letter

MOST_DELETED = 100
"""Messages that are deleted at once: https://core.telegram.org/bots/api#deletemessages."""
_ONLY_NEW = ("message_thread_id", "reply_parameters")


def is_to_be_placed(letter: Letter) -> bool:
    """Say whether a letter takes the place of messages whose ids it does not know yet."""
    # Inside of a text the mark stands behind a backslash.
    return f'"{PART}":' in letter.payload


def placed(database: sqlite3.Connection, letter: Letter) -> Letter | None:
    """Give a letter the ids of what it takes the place of, and store it so.

    All letters before it in its chat must have come to their end, so that what was sent is known.

    Args:
        database: The state file, in a transaction.
        letter: One that `is_to_be_placed`.

    Returns:
        The letter: a new message where there is nothing to take the place of; None for a deletion
        of nothing.
    """
    payload = json.loads(letter.payload)
    question, number = payload.pop(PART)
    there = ledger.answers_to(database, letter, question)[number:]
    if letter.method == DELETE:
        ledger.lose(database, letter.chat, there)
        gone = {"message_ids": there[:MOST_DELETED]}
        changed = _changed(letter, letter.chat, DELETE, payload | gone)
    elif there:
        changed = _changed(letter, letter.chat, EDIT, payload | {"message_id": there[0]})
    else:
        changed = _changed(letter, letter.chat, SEND, payload)
    ledger.rewrite(database, changed)
    return changed if there or letter.method != DELETE else None


def sent_anew(letter: Letter, chat: int) -> Letter:
    """Return a letter as a new message, in its chat or in the one that the chat has become."""
    payload = json.loads(letter.payload) | {"chat_id": chat}
    payload.pop("message_id", None)
    if chat != letter.chat:
        # The messages there are numbered anew.
        payload.pop("reply_parameters", None)
    return _changed(letter, chat, SEND, payload)


def replaced_by(letter: Letter) -> int:
    """Return the id of the message that a letter changes."""
    return int(json.loads(letter.payload)["message_id"])


def body(letter: Letter) -> str:
    """Return a letter's parameters as Telegram takes them: an edit names no topic and no reply."""
    if letter.method != EDIT:
        return letter.payload
    payload = json.loads(letter.payload)
    kept = {name: value for name, value in payload.items() if name not in _ONLY_NEW}
    return letter.payload if len(kept) == len(payload) else json.dumps(kept, ensure_ascii=False)


def _changed(letter: Letter, chat: int, method: str, payload: dict[str, Any]) -> Letter:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return letter._replace(chat=chat, method=method, payload=text)
