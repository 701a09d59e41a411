"""Inline queries on their way: answered soon or never, and never in the way of messages.

They are not stored. Telegram takes an answer for some ten seconds only, the reader sees at once
that none came, and each further letter that is typed is a query of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram import Update

from bot.errors import CallError
from bot.telegram.handlers import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import InlineQuery

    from bot.telegram.api import BotApi
    from bot.telegram.metrics import Metrics

OLDEST_SECONDS = 8.0
"""How long a query may wait; an answer that comes later is refused as too old."""
CALL_SECONDS = 5.0
MOST_PEOPLE = 100
"""Of how many people a query waits; beyond it those are dropped that have waited longest."""
AT_ONCE = 8
"""How many answers may be on their way at once."""
PAUSE_SECONDS = 0.01
"""How long nothing is looked up after each one, so that messages have the processor in between."""
ANSWER = "answerInlineQuery"

_logger = logging.getLogger(__name__)


class _Waiting(NamedTuple):
    query: InlineQuery
    since: float


class InlineQueue:
    """Answers the latest query of each person, one person after the other.

    Args:
        api: What makes the requests.
        metrics: What counts.
    """

    def __init__(self, api: BotApi, metrics: Metrics) -> None:
        self._api = api
        self._metrics = metrics
        self._waiting: OrderedDict[int, _Waiting] = OrderedDict()
        self._came = asyncio.Event()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._sending: set[asyncio.Task[None]] = set()
        self._worker: asyncio.Task[None] | None = None
        metrics.gauge("inline_waiting", "Inline queries not yet answered.", self.__len__)

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, update: Mapping[str, Any]) -> None:
        """Take a query in; one of the same person that still waits is out of date."""
        self._metrics.count("inline_received")
        try:
            query = Update.de_json(dict(update), None).inline_query
        except Exception:  # noqa: BLE001 - the library raises anything on a bad update
            query = None
        if query is None:
            self._metrics.count("updates_unreadable")
            return
        now = asyncio.get_running_loop().time()
        if self._waiting.pop(query.from_user.id, None) is not None:
            self._metrics.count("inline_dropped")
        self._waiting[query.from_user.id] = _Waiting(query, now)
        if len(self._waiting) > MOST_PEOPLE:
            self._waiting.popitem(last=False)
            self._metrics.count("inline_dropped")
        self._came.set()

    def start(self, answer: Callable[[InlineQuery], dict[str, Any]]) -> None:
        """Begin to answer.

        Args:
            answer: Gives the parameters of a query's answer.
        """
        self._worker = asyncio.create_task(self._work(answer))

    async def stop(self) -> None:
        """Answer nothing more."""
        tasks = [*self._sending, *([self._worker] if self._worker else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, answer: Callable[[InlineQuery], dict[str, Any]]) -> None:
        while True:
            await self._came.wait()
            if not self._waiting:
                self._came.clear()
                continue
            await self._slots.acquire()
            _, (query, since) = self._waiting.popitem(last=False)
            if asyncio.get_running_loop().time() - since > OLDEST_SECONDS:
                self._metrics.count("inline_dropped")
                self._slots.release()
                continue
            task = asyncio.create_task(self._send(query, answer))
            self._sending.add(task)
            task.add_done_callback(self._sent)
            await asyncio.sleep(PAUSE_SECONDS)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._slots.release()

    async def _send(
        self, query: InlineQuery, answer: Callable[[InlineQuery], dict[str, Any]]
    ) -> None:
        try:
            payload = answer(query)
        except Exception as error:  # noqa: BLE001 - the next query may fare better
            self._metrics.count("answers_failed")
            _logger.error("An inline query could not be answered: %s", describe(error))  # noqa: TRY400 - no traceback
            return
        with contextlib.suppress(CallError):
            await self._api.call(ANSWER, payload, CALL_SECONDS)
            self._metrics.count("inline_answered")
