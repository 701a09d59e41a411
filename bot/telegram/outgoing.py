"""What is to be sent: an answer's messages, checked against the sources, as requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.answering.proof import check_evidence
from bot.telegram.keyboard import keyboard
from bot.telegram.ledger import Outgoing
from bot.telegram.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telegram import CallbackQuery, InlineKeyboardMarkup

    from bot.answering.answer import Answer
    from bot.telegram.addressing import Place
    from bot.telegram.richtext import Message

SEND, EDIT, ANSWER_QUERY = "sendMessage", "editMessageText", "answerCallbackQuery"
MAX_ALERT = 200
"""How many characters an alert may have: https://core.telegram.org/bots/api#answercallbackquery."""


def prepare(answer: Answer, read: Callable[[str], str]) -> list[Message]:
    """Render an answer and check each of its messages against the sources.

    What is checked here is stored in the outbox as it is and sent as it is stored.

    Args:
        answer: What is to be shown.
        read: Gives the stored text of the article with a content hash.

    Raises:
        EvidenceError: A quotation is not what its source says; nothing of it may be sent.
    """
    messages = render(answer)
    for message in messages:
        check_evidence(message.rendered, read)
    return messages


def new_messages(place: Place, messages: Sequence[Message], answer: Answer) -> list[Outgoing]:
    """Return an answer as new messages, in order; the last one carries its buttons."""
    requests = []
    for position, message in enumerate(messages, start=1):
        buttons = keyboard(answer, place.owner) if position == len(messages) else None
        payload = _content(place, message, buttons)
        if place.thread_id is not None:
            payload["message_thread_id"] = place.thread_id
        requests.append(Outgoing(place.chat_id, SEND, payload))
    return requests


def changed_message(place: Place, message_id: int, message: Message, answer: Answer) -> Outgoing:
    """Return an answer of one message in place of an earlier message.

    Where that one can no longer be edited, the outbox sends it as a new one: so a topic is given
    too, which is left out of the edit itself.
    """
    payload = _content(place, message, keyboard(answer, place.owner))
    payload["message_id"] = message_id
    if place.thread_id is not None:
        payload["message_thread_id"] = place.thread_id
    return Outgoing(place.chat_id, EDIT, payload)


def plain_message(place: Place, text: str) -> Outgoing:
    """Return a sentence of the bot's own as a message."""
    payload: dict[str, Any] = {"chat_id": place.chat_id, "text": text}
    if place.thread_id is not None:
        payload["message_thread_id"] = place.thread_id
    return Outgoing(place.chat_id, SEND, payload)


def query_answer(query: CallbackQuery, chat: int, alert: str | None = None) -> Outgoing:
    """Return what stops the spinner on a pressed button, with an alert if there is one."""
    payload: dict[str, Any] = {"callback_query_id": query.id}
    if alert:
        payload |= {"text": alert[:MAX_ALERT], "show_alert": True}
    return Outgoing(chat, ANSWER_QUERY, payload)


def _content(
    place: Place, message: Message, buttons: InlineKeyboardMarkup | None
) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "chat_id": place.chat_id,
        "text": message.rendered.text,
        "link_preview_options": {"is_disabled": True},
    }
    if message.entities:
        payload["entities"] = [entity.to_dict() for entity in message.entities]
    if buttons is not None:
        payload["reply_markup"] = buttons.to_dict()
    return payload
