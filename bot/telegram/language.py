"""In which language somebody at Telegram is spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.telegram.addressing import place_of

if TYPE_CHECKING:
    from telegram import Update

    from bot.conversation_state import State
    from bot.telegram.reply import Task


def conversation_of(update: Update, task: Task | None) -> str | None:
    """Return the conversation whose language counts for an update; None where there is none."""
    if task is not None and task.conversation is not None:
        return task.conversation
    message = update.message or update.edited_message
    if message is None and update.callback_query is not None:
        pressed = update.callback_query.message
        return place_of(pressed).conversation if pressed is not None else None
    is_private = message is not None and message.chat.type == ChatType.PRIVATE
    return place_of(message).conversation if message is not None and is_private else None


def language_of(update: Update, state: State) -> str:
    """Return the code of the language to speak; "" for the default.

    What was chosen for the conversation counts first. In a private chat it is the language that
    the person has set at Telegram; a group reads the default, whoever asks.
    """
    return state.language or _set_at_telegram(update)


def heard(update: Update, state: State) -> State:
    """Return a conversation's memory with the language of who writes in it privately."""
    code = _set_at_telegram(update)
    return state.model_copy(update={"heard": code}) if code and code != state.heard else state


def _set_at_telegram(update: Update) -> str:
    """Return the language that a person in a private chat has set, or "".

    It is an IETF language tag, and may be missing: https://core.telegram.org/bots/api#user.
    """
    chat, person = update.effective_chat, update.effective_user
    if chat is None or person is None or chat.type != ChatType.PRIVATE:
        return ""
    return person.language_code or ""
