"""The bot's own sentences with buttons that are no action of a conversation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram.constants import ChatType

from bot.access.policy import Visitor
from bot.telegram.ledger import Outgoing
from bot.telegram.outgoing import EDIT, plain_message
from retrieval.reading.direction import without_turning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message, Update

    from bot.telegram.addressing import Place

_COMMAND = re.compile(r"\s*/(\w+)(?:@(\w+))?(?:\s+(.*))?", re.ASCII | re.DOTALL)


class Key(NamedTuple):
    """A button: what it says, and its data."""

    label: str
    data: str


class Order(NamedTuple):
    """A command: its name in small letters, and what stands behind it."""

    name: str
    rest: str


def notice(place: Place, text: str, rows: Sequence[Sequence[Key]] = ()) -> Outgoing:
    """Return a message with buttons."""
    said = plain_message(place, text)
    return said._replace(payload=said.payload | _markup(rows))


def changed_notice(
    query: CallbackQuery, text: str, rows: Sequence[Sequence[Key]] = ()
) -> list[Outgoing]:
    """Return another text and other buttons for the message whose button was pressed."""
    message = query.message
    if message is None:
        return []
    said = without_turning(text)
    payload = {"chat_id": message.chat.id, "message_id": message.message_id, "text": said}
    return [Outgoing(message.chat.id, EDIT, payload | _markup(rows))]


def with_row(outgoing: Outgoing, row: Sequence[Key]) -> Outgoing:
    """Return a message with one more row of buttons."""
    before = outgoing.payload.get("reply_markup", {}).get("inline_keyboard", [])
    (keys,) = _markup([row])["reply_markup"]["inline_keyboard"]
    markup = {"inline_keyboard": [*before, keys]}
    return outgoing._replace(payload=outgoing.payload | {"reply_markup": markup})


def visitor_of(update: Update) -> Visitor | None:
    """Return who an update comes from: a person, or the chat as which they write."""
    message = update.message or update.edited_message
    if message is not None and message.sender_chat is not None:
        return Visitor(message.sender_chat.id)
    person = update.effective_user
    return Visitor(person.id, person.username) if person is not None else None


def order_in(message: Message, username: str) -> Order | None:
    """Return the command that a message is to this bot; None where it is none."""
    found = _COMMAND.fullmatch(message.text or "")
    if found is None or (found[2] and found[2].casefold() != username.casefold()):
        return None
    return Order(found[1].casefold(), (found[3] or "").strip())


def is_private(message: Message) -> bool:
    """Say whether a message stands in a private chat."""
    return bool(message.chat.type == ChatType.PRIVATE)


def _markup(rows: Sequence[Sequence[Key]]) -> dict[str, Any]:
    keys = [
        [{"text": without_turning(key.label), "callback_data": key.data} for key in row]
        for row in rows
    ]
    return {"reply_markup": {"inline_keyboard": keys}} if keys else {}
