"""Fetching updates by long polling; an update is confirmed once it is stored."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from bot.errors import CallError, StateError, TokenError
from bot.telegram.api import FloodError, PerhapsDoneError, RefusedError
from bot.telegram.delivery import UNKNOWN_BOT
from bot.telegram.handlers import ALLOWED_UPDATES

if TYPE_CHECKING:
    from bot.telegram.api import BotApi
    from bot.telegram.engine import Engine
    from bot.telegram.metrics import Metrics

POLL_SECONDS = 25
"""How many seconds Telegram holds a request open while nothing arrives."""
EXTRA_SECONDS = 10
"""How many seconds longer a reply may take."""
FIRST_PAUSE, MAX_PAUSE = 1.0, 30.0

_logger = logging.getLogger(__name__)


class Pauses:
    """How long to wait after failures in a row: 1, 2, 4 … seconds, `MAX_PAUSE` at most."""

    def __init__(self) -> None:
        self._next = FIRST_PAUSE

    def reset(self) -> None:
        """Begin anew, after a success."""
        self._next = FIRST_PAUSE

    def after(self, error: Exception) -> float:
        """Return how many seconds to wait after one more failure."""
        pause, self._next = self._next, min(2 * self._next, MAX_PAUSE)
        return error.seconds if isinstance(error, FloodError) else pause


class Poller:
    """Fetches updates and has them stored.

    Telegram takes an update as received when a later one is asked for. That is done only once
    the engine has stored it; where it cannot be stored, the same updates are asked for again.

    Args:
        api: What makes the requests.
        engine: What stores the updates.
        metrics: What counts.
    """

    def __init__(self, api: BotApi, engine: Engine, metrics: Metrics) -> None:
        self._api = api
        self._engine = engine
        self._metrics = metrics
        self._next: int | None = None
        """The update id after the last one stored."""
        self.is_well = False
        """Whether the last fetch succeeded."""

    async def run(self) -> None:
        """Fetch updates until cancelled; failures are logged and outlived.

        Raises:
            TokenError: Telegram no longer knows the token.
        """
        pauses = Pauses()
        while True:
            await self._engine.room()
            try:
                await self._fetch()
            except RefusedError as error:
                if error.is_token:
                    raise TokenError(UNKNOWN_BOT) from None
                await self._outlive(error, pauses)
            except (CallError, StateError) as error:
                await self._outlive(error, pauses)
            else:
                self.is_well = True
                pauses.reset()

    async def acknowledge(self, seconds: float) -> None:
        """Tell Telegram what was stored, else it sends the last updates again.

        A failure is logged: it means no more than that, for they are known.

        Args:
            seconds: How long this may take.
        """
        if self._next is None:
            return
        try:
            await self._get_updates(limit=1, timeout=0, extra=seconds)
        except CallError as error:
            _logger.info("The last updates could not be confirmed and will come again: %s", error)

    async def _fetch(self) -> None:
        updates = await self._get_updates(timeout=POLL_SECONDS)
        if not isinstance(updates, list):
            raise PerhapsDoneError("Telegram's reply holds no updates.")
        if not updates:
            return
        await self._engine.accept(updates)
        numbers = [update.get("update_id") for update in updates if isinstance(update, dict)]
        known = [number for number in numbers if isinstance(number, int)]
        if known:
            # The highest of these, not of all: after a quiet week the numbers start anew.
            self._next = max(known) + 1

    async def _get_updates(
        self,
        *,
        timeout: int,  # noqa: ASYNC109 - the Bot API's word
        limit: int = 100,
        extra: float = EXTRA_SECONDS,
    ) -> Any:
        asked: dict[str, Any] = {
            "timeout": timeout,
            "limit": limit,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self._next is not None:
            asked["offset"] = self._next
        return await self._api.call("getUpdates", asked, timeout + extra)

    async def _outlive(self, error: CallError | StateError, pauses: Pauses) -> None:
        self.is_well = False
        self._metrics.count("polls_failed")
        pause = pauses.after(error)
        sentence = str(error)
        if isinstance(error, RefusedError) and error.code == HTTPStatus.CONFLICT:
            sentence = (
                "Another program is fetching this bot's messages with the same token; stop one."
            )
        _logger.warning("%s Trying again in %.0f s.", sentence, pause)
        await asyncio.sleep(pause)
