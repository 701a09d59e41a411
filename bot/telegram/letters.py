"""A letter of the outbox as it changes on its way: another chat, another method, its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.telegram import ledger
from bot.telegram.outgoing import (
    DELETE,
    EDIT,
    FILE,
    NEW,
    PART,
    SEND,
    SEND_DOCUMENT,
    SEND_PHOTO,
)

if TYPE_CHECKING:
    import sqlite3

    from bot.telegram.ledger import Letter

MOST_DELETED = 100
"""Messages that are deleted at once: https://core.telegram.org/bots/api#deletemessages."""
_ONLY_NEW = ("message_thread_id", "reply_parameters")
_LEFT_OUT = {EDIT: _ONLY_NEW, SEND_PHOTO: (FILE,), SEND_DOCUMENT: (FILE,)}


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
    answers = ledger.answers_to(database, letter, question)
    there = answers.texts[number:]
    if letter.method == DELETE:
        there = sorted((*there, *answers.files))
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
    return _changed(letter, chat, letter.method if letter.method in NEW else SEND, payload)


def in_words(letter: Letter, text: str) -> Letter:
    """Return a sentence in place of a letter whose file cannot be made."""
    payload = json.loads(letter.payload)
    kept = {name: payload[name] for name in ("chat_id", *_ONLY_NEW) if name in payload}
    return _changed(letter, letter.chat, SEND, kept | {"text": text})


def file_of(letter: Letter) -> dict[str, Any] | None:
    """Return what a letter's file is made from; None where it has none."""
    if letter.method not in (SEND_PHOTO, SEND_DOCUMENT):
        return None
    found: dict[str, Any] | None = json.loads(letter.payload).get(FILE)
    return found


def replaced_by(letter: Letter) -> int:
    """Return the id of the message that a letter changes."""
    return int(json.loads(letter.payload)["message_id"])


def body(letter: Letter) -> str:
    """Return a letter's parameters as Telegram takes them.

    An edit names no topic and no reply; a file is not among the parameters.
    """
    left_out = _LEFT_OUT.get(letter.method)
    if left_out is None:
        return letter.payload
    payload = json.loads(letter.payload)
    kept = {name: value for name, value in payload.items() if name not in left_out}
    return letter.payload if len(kept) == len(payload) else json.dumps(kept, ensure_ascii=False)


def _changed(letter: Letter, chat: int, method: str, payload: dict[str, Any]) -> Letter:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return letter._replace(chat=chat, method=method, payload=text)
