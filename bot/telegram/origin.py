"""Whose turn an update takes, read from its JSON before anything else is."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from bot.telegram.ledger import Arrival

_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")


class Origin(NamedTuple):
    """Where an update comes from.

    Attributes:
        chat: The chat's id; where it has none the person's, which is also that of the private
            chat with them; 0 for neither.
        person: Who sent it, or the chat as which they write, or 0.
        message_id: The message that it is; 0 for any other kind. The message under a pressed
            button is the bot's own, and may be one that is looked for: see `search`.
    """

    chat: int
    person: int
    message_id: int


def arrival_of(update: Any) -> Arrival | None:
    """Return an update to be stored; None for what is none."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or abs(number) >= 1 << 63:
        return None
    origin = origin_of(update)
    # A lone surrogate can come escaped; the file takes only what is UTF-8.
    payload = json.dumps(update, separators=(",", ":"))
    return Arrival(number, *origin, payload)


def origin_of(update: dict[str, Any]) -> Origin:
    """Return where an update comes from, of whatever kind it is."""
    for kind, content in update.items():
        if not isinstance(content, dict):
            continue
        pressed = content.get("message")
        message = pressed if isinstance(pressed, dict) else content
        # Who writes as a chat comes as one and the same account of Telegram's own.
        person = _id(content.get("sender_chat") or content.get("from") or content.get("user"))
        number = _number(content, "message_id") if kind in _MESSAGES else 0
        return Origin(_id(message.get("chat")) or person, person, number)
    return Origin(0, 0, 0)


def _id(given: Any) -> int:
    return _number(given, "id") if isinstance(given, dict) else 0


def _number(given: dict[str, Any], name: str) -> int:
    value = given.get(name)
    return value if isinstance(value, int) and abs(value) < 1 << 63 else 0
