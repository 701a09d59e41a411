"""Fetching updates by long polling; an update is acknowledged once it was handled."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.errors import TokenError
from bot.telegram.receiving import UNREADABLE
from bot.telegram.sending import seconds

if TYPE_CHECKING:
    from telegram import Update

    from bot.telegram.processing import AnyApplication

ALLOWED_UPDATES = ("message", "callback_query")
POLL_SECONDS = 25
"""How many seconds Telegram holds a request open while nothing arrives."""
BUSY_SECONDS = 1.0
"""How many seconds to wait for unfinished updates before more are asked for. Telegram sends the
unfinished ones again without a pause, so that this one keeps us from asking all the time."""
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
    """Fetches updates and lets an application handle them.

    The library's own updater tells Telegram that a batch was received before it is handled, so
    that a crash loses it. Here only that is confirmed which was handled, and all before it: an
    unfinished update comes again with every fetch, is left to its task, and holds up no other.
    While one is unfinished, Telegram sends the 100 updates from it on, and no more.

    Args:
        application: A started application.
    """

    def __init__(self, application: AnyApplication) -> None:
        self._application = application
        self._unfinished: dict[int, asyncio.Task[None]] = {}
        self._finished: set[int] = set()
        """Those among the not yet confirmed."""
        self._next: int | None = None
        """The update id after the last one fetched."""

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
        """Tell Telegram what was handled, else it sends the last updates again.

        A failure is logged: it means no more than that, for the store knows what was answered.
        """
        offset = self._confirmed()
        if offset is None:
            return
        try:
            await self._application.bot.get_updates(
                offset=offset, limit=1, timeout=0, allowed_updates=ALLOWED_UPDATES
            )
        except TelegramError as error:
            _logger.warning(
                "The last updates could not be acknowledged and will come again: %s.",
                type(error).__name__,
            )

    async def _fetch(self) -> None:
        """Fetch one batch, begin what is new in it, and give its handling a little time."""
        offset = self._confirmed()
        self._finished = {number for number in self._finished if number >= (offset or 0)}
        updates = await self._application.bot.get_updates(
            offset=offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED_UPDATES
        )
        for update in updates:
            if update.update_id not in self._unfinished and update.update_id not in self._finished:
                self._begin(update)
        if updates:
            self._next = updates[-1].update_id + 1
        if self._unfinished:
            await asyncio.wait(self._unfinished.values(), timeout=BUSY_SECONDS)

    def _confirmed(self) -> int | None:
        """Return the lowest update id that is not handled yet; None before the first fetch."""
        return min(self._unfinished, default=self._next)

    def _begin(self, update: Update) -> None:
        """Handle an update in a task of its own, which the application awaits when it stops."""
        number, application = update.update_id, self._application
        fault = update.api_kwargs.get(UNREADABLE)
        if fault is not None:
            _logger.error("An update could not be read and is passed over: %s.", fault)

        def end(task: asyncio.Task[None]) -> None:
            # One that was cancelled was not handled: it must come again.
            if not task.cancelled():
                del self._unfinished[number]
                self._finished.add(number)

        handling = application.process_update(update)
        task = application.create_task(
            application.update_processor.process_update(update, handling), update
        )
        self._unfinished[number] = task
        task.add_done_callback(end)


def _what_failed(error: Exception) -> str:
    """Return a sentence on a failure, without the library's words: they may hold a message."""
    if isinstance(error, Conflict):
        return "Another program is fetching this bot's messages with the same token; stop one."
    if not isinstance(error, TelegramError):
        return f"Telegram sent something that could not be read ({type(error).__name__})."
    return f"Telegram could not be reached ({type(error).__name__})."
