"""The conversations' rows in the state file."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.conversation_state import State

if TYPE_CHECKING:
    import sqlite3

_SAVE = """
INSERT INTO conversation (chat, state) VALUES (?, ?)
ON CONFLICT (chat) DO UPDATE SET state = excluded.state
"""
_MOVE = """
UPDATE OR IGNORE conversation SET chat = ? || substr(chat, ?) WHERE chat = ? OR chat LIKE ?
"""

_logger = logging.getLogger(__name__)


def load_state(database: sqlite3.Connection, chat: str) -> State:
    """Return a conversation's state, or a fresh one.

    Fresh is a conversation that was never saved, and one whose stored form this version cannot
    read; the latter is logged.

    Args:
        database: The state file, in a transaction.
        chat: The conversation's key.
    """
    row = database.execute("SELECT state FROM conversation WHERE chat = ?", (chat,)).fetchone()
    if row is None:
        return State()
    try:
        return State.model_validate_json(row[0])
    except ValidationError as error:
        _logger.warning(
            "A conversation was stored by another version and starts afresh (%d faults in it).",
            error.error_count(),
        )
        return State()


def save_state(database: sqlite3.Connection, chat: str, state: State) -> None:
    """Store a conversation's state; see `load_state`."""
    database.execute(_SAVE, (chat, state.model_dump_json()))


def move_conversations(database: sqlite3.Connection, old: int, new: int) -> None:
    """Give the conversations of a chat to the chat that it has become.

    Where one with the same person and topic is there already, that one stays.

    Args:
        database: The state file, in a transaction.
        old: The chat's id so far, with which its conversations' keys begin.
        new: Its id from now on.
    """
    keys = (str(old), f"{old},%")
    database.execute(_MOVE, (str(new), len(str(old)) + 1, *keys))
    database.execute("DELETE FROM conversation WHERE chat = ? OR chat LIKE ?", keys)
