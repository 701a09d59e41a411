"""From the outbox to Telegram: a chat's letters one after the other, many chats at once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from bot.errors import TokenError
from bot.telegram import ledger
from bot.telegram.delivery import UndeliverableError
from bot.telegram.handlers import describe
from bot.telegram.outgoing import SEND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.telegram.delivery import Delivery
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Letter
    from bot.telegram.metrics import Metrics

_logger = logging.getLogger(__name__)


class Postman:
    """Goes through what is in the outbox, a round a chat.

    Args:
        delivery: What delivers a letter.
        journal: Where the outbox is.
        metrics: What counts.

    Attributes:
        failed: Ends with the error that ends the bot, if there is one.
    """

    def __init__(self, delivery: Delivery, journal: Journal, metrics: Metrics) -> None:
        self._delivery = delivery
        self._journal = journal
        self._metrics = metrics
        self._lanes: dict[int, deque[Letter]] = {}
        self._rounds: set[asyncio.Task[None]] = set()
        self._is_open = False
        self._apology = ""
        self._on_delivered: Callable[[int | None], None] = lambda _: None
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        metrics.gauge("messages_waiting", "Requests in the outbox.", self.waiting)

    def on_delivered(self, tell: Callable[[int | None], None]) -> None:
        """Have it told when nothing more is to be sent for an update."""
        self._on_delivered = tell

    def waiting(self) -> int:
        """Return how many letters are not delivered yet."""
        return sum(map(len, self._lanes.values()))

    def saw(self, chat: int, message_id: int) -> None:
        """Take note of a message in a chat, for later searches."""
        self._delivery.sightings.note(chat, message_id)

    def take(self, letters: Iterable[Letter]) -> None:
        """Deliver letters of the outbox, in order, once `start` was called."""
        for letter in letters:
            lane = self._lanes.get(letter.chat)
            if lane is None:
                lane = self._lanes[letter.chat] = deque()
                self._begin_round(letter.chat)
            lane.append(letter)

    def start(self, apology: str) -> None:
        """Begin to send.

        Args:
            apology: What is said where Telegram refuses an answer.
        """
        self._is_open, self._apology = True, apology
        for chat in self._lanes:
            self._begin_round(chat)

    async def stop(self, seconds: float) -> None:
        """Send nothing more; what is under way has so many seconds to come to its end."""
        self._is_open = False
        rounds = list(self._rounds)
        for task in rounds:
            task.cancel()
        if not rounds:
            return
        _, late = await asyncio.wait(rounds, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*rounds, return_exceptions=True)

    def _begin_round(self, chat: int) -> None:
        if self._is_open:
            task = asyncio.create_task(self._round(chat))
            self._rounds.add(task)
            task.add_done_callback(self._rounds.discard)

    async def _round(self, chat: int) -> None:
        """Deliver a chat's letters until there are none."""
        lane = self._lanes[chat]
        while lane:
            letter = lane[0]
            try:
                await self._delivery.deliver(letter)
            except UndeliverableError as error:
                await self._give_up(letter, lane, error)
            except TokenError as error:
                if not self.failed.done():
                    self.failed.set_exception(error)
                return
            except Exception as error:  # noqa: BLE001 - one letter must not end the bot
                _logger.error("A message is left for the next start: %s", describe(error))  # noqa: TRY400 - no traceback
            lane.popleft()
            if all(other.update_id != letter.update_id for other in lane):
                self._on_delivered(letter.update_id)
        del self._lanes[chat]

    async def _give_up(
        self, letter: Letter, lane: deque[Letter], error: UndeliverableError
    ) -> None:
        """Give up a letter and those behind it of the same answer; say so to who waits for it."""
        self._metrics.count("messages_refused")
        for other in [other for other in lane if other.id > letter.id]:
            if letter.update_id is not None and other.update_id == letter.update_id:
                lane.remove(other)
        if letter.update_id is not None:
            await self._journal.surely(partial(ledger.drop_rest, letter=letter))
        if error.is_gone:
            _logger.info("An answer could not be delivered: %s", error)
        else:
            _logger.error("An answer could not be sent: %s", error)
            await self._apologise(letter)
        await self._delivery.close(letter, "failed")

    async def _apologise(self, letter: Letter) -> None:
        payload = json.loads(letter.payload)
        if payload.get("text") == self._apology:
            return
        kept = ("chat_id", "message_thread_id")
        says = {name: payload[name] for name in kept if name in payload} | {"text": self._apology}
        post = partial(
            ledger.post,
            update_id=letter.update_id,
            outgoing=[ledger.Outgoing(letter.chat, SEND, says)],
        )
        self.take(await self._journal.surely(post))
