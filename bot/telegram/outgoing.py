"""What is to be sent, as requests: new messages, changed ones, answers to buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.telegram.files import method_of
from bot.telegram.ledger import Outgoing
from bot.telegram.richtext import utf16_units
from retrieval.reading.direction import without_turning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery

    from bot.telegram.addressing import Place
    from bot.telegram.presenting import Presented

SEND, EDIT, ANSWER_QUERY = "sendMessage", "editMessageText", "answerCallbackQuery"
EDIT_KEYBOARD, DELETE = "editMessageReplyMarkup", "deleteMessages"
SEND_PHOTO, SEND_DOCUMENT, EDIT_CAPTION = "sendPhoto", "sendDocument", "editMessageCaption"
NEW = (SEND, SEND_PHOTO, SEND_DOCUMENT)
"""What puts a new message into a chat."""
FILE = "_file"
"""In a payload of the outbox: what the message's file is made from when it is sent; see `files`.
Telegram never sees it."""
MAX_CAPTION = 1024
"""UTF-16 units of a caption: https://core.telegram.org/bots/api#sendphoto."""
MAX_ALERT = 200
"""How many characters an alert may have: https://core.telegram.org/bots/api#answercallbackquery."""
PART = "_part"
"""In a payload of the outbox: [message, number] of what it takes the place of, counted from 0: the
answers to a message stand in the outbox before this, but which ids they get is known only once
they were sent. The delivery puts the id in its place; Telegram never sees it. In a deletion it is
the first of the texts to be deleted, and all files are."""


def new_messages(place: Place, shown: Presented) -> list[Outgoing]:
    """Return an answer as new messages, in order; the last one carries its buttons.

    In a group the first one quotes the message that it answers, if that still stands there. A
    file's message has the last text as its caption, where that is short enough for one.
    """
    texts = len(shown.messages) - _captions(shown)
    sent = [
        Outgoing(
            place.chat_id,
            SEND,
            _content(place, shown, number) | _where(place, is_first=number == 0),
        )
        for number in range(texts)
    ]
    return [*sent, *_files(place, shown)]


def changed_message(place: Place, message_id: int, shown: Presented) -> Outgoing:
    """Return an answer of one message in place of an earlier message.

    Where that one can no longer be edited, the outbox sends it as a new one: so a topic is given
    too, which is left out of the edit itself.
    """
    payload = _content(place, shown, 0) | {"message_id": message_id}
    return Outgoing(place.chat_id, EDIT, payload | _where(place, is_first=True))


def answered_again(place: Place, question: int, shown: Presented) -> list[Outgoing]:
    """Return an answer in place of the earlier answer to the same message, which was edited.

    Messages that are too many are deleted, and so are files, which no text can take the place of;
    those that are too few are sent. Where there was no earlier answer, or it is gone, all are sent.

    Args:
        place: Where it stands.
        question: The message that was edited.
        shown: The new answer.
    """
    texts = len(shown.messages) - _captions(shown)
    edits = [
        Outgoing(
            place.chat_id,
            EDIT,
            _content(place, shown, number)
            | _where(place, is_first=number == 0)
            | {PART: [question, number]},
        )
        for number in range(texts)
    ]
    surplus: dict[str, Any] = {"chat_id": place.chat_id, PART: [question, texts]}
    deleted = Outgoing(place.chat_id, DELETE, surplus)
    # The old files go before the new ones come: both answer the same message.
    return [deleted, *edits, *_files(place, shown)] if shown.files else [*edits, deleted]


def plain_message(place: Place, text: str) -> Outgoing:
    """Return a sentence of the bot's own as a message."""
    payload: dict[str, Any] = {"chat_id": place.chat_id, "text": without_turning(text)}
    return Outgoing(place.chat_id, SEND, payload | _where(place, is_first=True))


def changed_keyboard(chat: int, message_id: int, rows: Sequence[Sequence[Any]]) -> Outgoing:
    """Return another keyboard for a message that stands there."""
    markup = {"inline_keyboard": [list(row) for row in rows]}
    payload = {"chat_id": chat, "message_id": message_id, "reply_markup": markup}
    return Outgoing(chat, EDIT_KEYBOARD, payload)


def query_answer(
    query: CallbackQuery, chat: int, alert: str | None = None, *, notice: str = ""
) -> Outgoing:
    """Return what stops the spinner on a pressed button.

    Args:
        query: The press.
        chat: The chat that it happened in.
        alert: What is to be read and closed; None for nothing.
        notice: What is shown for a moment, where there is no alert.
    """
    payload: dict[str, Any] = {"callback_query_id": query.id}
    if alert:
        payload |= {"text": alert[:MAX_ALERT], "show_alert": True}
    elif notice:
        payload |= {"text": notice[:MAX_ALERT]}
    return Outgoing(chat, ANSWER_QUERY, payload)


def _where(place: Place, *, is_first: bool) -> dict[str, Any]:
    """Return the topic, and the message that is quoted."""
    found: dict[str, Any] = {}
    if place.thread_id is not None:
        found["message_thread_id"] = place.thread_id
    if place.reply_to is not None and is_first:
        reply = {"message_id": place.reply_to, "allow_sending_without_reply": True}
        found["reply_parameters"] = reply
    return found


def _content(place: Place, shown: Presented, number: int) -> dict[str, Any]:
    """Return one message of an answer; the last one with the buttons."""
    message = shown.messages[number]
    payload: dict[str, Any] = {
        "chat_id": place.chat_id,
        "text": message.rendered.text,
        "link_preview_options": {"is_disabled": True},
    }
    if message.entities:
        payload["entities"] = [entity.to_dict() for entity in message.entities]
    if shown.buttons is not None and number == len(shown.messages) - 1 and not shown.files:
        payload["reply_markup"] = shown.buttons.to_dict()
    return payload


def _files(place: Place, shown: Presented) -> list[Outgoing]:
    """Return an answer's files as new messages, which stand below its texts."""
    texts = len(shown.messages) - _captions(shown)
    return [
        Outgoing(
            place.chat_id,
            method_of(file),
            _with_file(place, shown, number) | _where(place, is_first=texts + number == 0),
        )
        for number, file in enumerate(shown.files)
    ]


def _captions(shown: Presented) -> int:
    """Return how many of an answer's messages are shown as captions: its only one, or none."""
    if len(shown.files) != 1 or len(shown.messages) != 1:
        return 0
    return int(utf16_units(shown.messages[0].rendered.text) <= MAX_CAPTION)


def _with_file(place: Place, shown: Presented, number: int) -> dict[str, Any]:
    """Return one file of an answer; the last one with the buttons."""
    payload: dict[str, Any] = {"chat_id": place.chat_id, FILE: shown.files[number]}
    if _captions(shown):
        message = shown.messages[0]
        payload["caption"] = message.rendered.text
        if message.entities:
            payload["caption_entities"] = [entity.to_dict() for entity in message.entities]
    if shown.buttons is not None and number == len(shown.files) - 1:
        payload["reply_markup"] = shown.buttons.to_dict()
    return payload
