"""Fetching updates by long polling; an update is acknowledged once it was worked off."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.errors import TokenError
from bot.telegram.sending import seconds

if TYPE_CHECKING:
    from bot.telegram.processing import AnyApplication

ALLOWED_UPDATES = ("message", "callback_query")
POLL_SECONDS = 25
"""How many seconds Telegram holds a request open while nothing arrives."""
HANDLING_SECONDS = 10.0
"""How many seconds a batch may keep the next one waiting before it is acknowledged unfinished."""
MAX_PAUSE = 30.0

UNKNOWN_BOT = (
    "Telegram does not know this bot token; copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
)

_logger = logging.getLogger(__name__)


class Pauses:
    """How long to wait after failures in a row: 1, 2, 4 … seconds, `MAX_PAUSE` at most."""

    def __init__(self) -> None:
        self._next = 1.0

    def reset(self) -> None:
        """Begin anew, after a success."""
        self._next = 1.0

    def after(self, error: Exception) -> float:
        """Return how many seconds to wait after one more failure."""
        pause, self._next = self._next, min(2 * self._next, MAX_PAUSE)
        return seconds(error) if isinstance(error, RetryAfter) else pause


class Poller:
    """Puts updates into an application's queue.

    The library's own updater tells Telegram that a batch was received before it is handled, so
    that a crash loses it. This one waits until the batch was handled.

    Args:
        application: A started application.
    """

    def __init__(self, application: AnyApplication) -> None:
        self._application = application
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch updates until cancelled; failures are logged and outlived.

        Raises:
            TokenError: Telegram no longer knows the token.
        """
        pauses = Pauses()
        while True:
            try:
                await self._fetch()
            except InvalidToken:
                raise TokenError(UNKNOWN_BOT) from None
            except TimedOut:
                # A quiet long poll can end so; there is nothing wrong yet.
                await asyncio.sleep(1)
            except Exception as error:  # noqa: BLE001 - the library raises anything on a bad reply
                pause = pauses.after(error)
                _logger.warning("%s Trying again in %.0f s.", _what_failed(error), pause)
                await asyncio.sleep(pause)
            else:
                pauses.reset()

    async def acknowledge(self) -> None:
        """Tell Telegram that all fetched updates were handled, else it sends the last ones again.

        A failure is logged: it means that those are answered twice.
        """
        if self._offset is None:
            return
        try:
            await self._application.bot.get_updates(
                offset=self._offset, limit=1, timeout=0, allowed_updates=ALLOWED_UPDATES
            )
        except TelegramError as error:
            _logger.warning(
                "The last updates could not be acknowledged and may be answered twice: %s.",
                type(error).__name__,
            )

    async def _fetch(self) -> None:
        """Fetch one batch and wait for its handling."""
        application = self._application
        updates = await application.bot.get_updates(
            offset=self._offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED_UPDATES
        )
        for update in updates:
            application.update_queue.put_nowait(update)
        if updates:
            self._offset = updates[-1].update_id + 1
            # Not `wait_for`: before Python 3.12 it can swallow the cancellation that ends us.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HANDLING_SECONDS):
                    await application.update_queue.join()


def _what_failed(error: Exception) -> str:
    """Return a sentence on a failure, without the library's words: they may hold a message."""
    if isinstance(error, Conflict):
        return "Another program is fetching this bot's messages with the same token; stop one."
    if not isinstance(error, TelegramError):
        return f"Telegram sent something that could not be read ({type(error).__name__})."
    return f"Telegram could not be reached ({type(error).__name__})."
