"""Messages to Telegram: checked against the sources, sent in order, tried again where safe."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import httpx
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot.answering.proof import check_evidence
from bot.telegram.keyboard import keyboard
from bot.telegram.rendering import render

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup

    from bot.answering.answer import Answer
    from bot.telegram.addressing import Place
    from bot.telegram.richtext import Message

T = TypeVar("T")

MAX_WAIT = 60.0
"""How many seconds, all waits together, one message is tried for."""
MAX_ALERT = 200
"""How many characters an alert may have: https://core.telegram.org/bots/api#answercallbackquery."""

_logger = logging.getLogger(__name__)


def prepare(answer: Answer, read: Callable[[str], str]) -> list[Message]:
    """Render an answer and check each of its messages against the sources.

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


async def send(bot: Bot, place: Place, messages: Sequence[Message], answer: Answer) -> None:
    """Send an answer's messages in order; the last one carries its buttons.

    Raises:
        TelegramError: A message could not be sent; those after it were not tried.
    """
    for position, message in enumerate(messages, start=1):
        buttons = keyboard(answer, place.owner) if position == len(messages) else None
        await patiently(partial(_send_one, bot, place, message, buttons))


async def send_text(bot: Bot, place: Place, text: str) -> None:
    """Send a sentence of the bot's own."""
    await patiently(
        lambda: bot.send_message(place.chat_id, text, message_thread_id=place.thread_id)
    )


async def edit(bot: Bot, place: Place, message_id: int, message: Message, answer: Answer) -> bool:
    """Show an answer of one message in place of an earlier message.

    Returns:
        Whether it stands there now; False where Telegram no longer lets that message be edited.

    Raises:
        TelegramError: Telegram could not be reached or refused for another reason.
    """
    try:
        await patiently(
            lambda: bot.edit_message_text(
                message.rendered.text,
                place.chat_id,
                message_id,
                entities=message.entities,
                reply_markup=keyboard(answer, place.owner),
            )
        )
    except BadRequest as error:
        # The Bot API has no error codes of its own; these sentences are what it sends.
        reason = error.message.casefold()
        if "message is not modified" in reason:
            return True
        if "to edit not found" in reason or "can't be edited" in reason:
            return False
        raise
    return True


async def answer_query(query: CallbackQuery, alert: str | None = None) -> None:
    """Stop the spinner on a pressed button, with an alert where there is something to say.

    A failure is not worth an error: the button's age may be all that is wrong.
    """
    try:
        await query.answer(alert[:MAX_ALERT] if alert else None, show_alert=alert is not None)
    except TelegramError as error:
        _logger.info("A pressed button could not be acknowledged: %s.", type(error).__name__)


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a request; where Telegram cannot have acted on it, wait and make it again.

    That is so after "429 Too Many Requests" and where no connection came about. After a time-out
    the message may have arrived, so it is not sent again: nothing is answered twice.

    Raises:
        TelegramError: The last failure.
    """
    waited, pause = 0.0, 1.0
    while True:
        try:
            return await call()
        except RetryAfter as error:
            wait = seconds(error)
            if waited + wait > MAX_WAIT:
                raise
        except NetworkError as error:
            wait, pause = pause, pause * 2
            is_unsent = isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout)
            if not is_unsent or waited + wait > MAX_WAIT:
                raise
        waited += wait
        await asyncio.sleep(wait)


def seconds(error: RetryAfter) -> float:
    """Return how many seconds Telegram asks to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


async def _send_one(
    bot: Bot, place: Place, message: Message, buttons: InlineKeyboardMarkup | None
) -> None:
    try:
        await bot.send_message(
            place.chat_id,
            message.rendered.text,
            entities=message.entities,
            reply_markup=buttons,
            message_thread_id=place.thread_id,
        )
    except ChatMigrated as moved:
        await _send_one(bot, place._replace(chat_id=moved.new_chat_id), message, buttons)
