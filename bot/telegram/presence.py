"""“typing …” in a chat whose answer takes longer than a moment."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import CallError
from bot.telegram.api import FloodError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.telegram.addressing import Place
    from bot.telegram.api import BotApi
    from bot.telegram.gate import SendGate

PATIENT_SECONDS = 0.7
"""After how long somebody who waits is shown that work goes on; most answers come sooner."""
SHOWN_SECONDS = 4.5
"""Telegram shows it for five seconds: https://core.telegram.org/bots/api#sendchataction."""
LONGEST_SECONDS = 60.0
"""Who waits longer is not made to look at it: Telegram is out of order."""
TICK_SECONDS = 0.35
AT_ONCE = 5
"""How many chats are shown it at a time, so that answers are not held up."""


class _Wait(NamedTuple):
    chat: int
    since: float
    where: Callable[[], Place | None]


class Presence:
    """Shows that work goes on; nothing depends on it, and no failure of it is told.

    Args:
        api: What makes the requests.
        gate: What sets the pace; where it has no room, nothing is shown.
    """

    def __init__(self, api: BotApi, gate: SendGate) -> None:
        self._api = api
        self._gate = gate
        self._waits: dict[int, _Wait] = {}
        self._shown: dict[int, float] = {}
        self._silent_until = 0.0
        self._came = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self, update_id: int, chat: int, where: Callable[[], Place | None]) -> None:
        """Note that an update waits for its answer.

        Args:
            update_id: Its number.
            chat: The chat that it came in.
            where: Gives the place of its answer; None where it gets none, as most of what is
                written in a group. It is asked once it has waited for a while: few do.
        """
        if chat:
            self._waits[update_id] = _Wait(chat, asyncio.get_running_loop().time(), where)
            self._came.set()

    def end(self, update_id: int | None) -> None:
        """Note that an update was answered, and the answer delivered."""
        if update_id is not None:
            self._waits.pop(update_id, None)

    def start(self) -> None:
        """Begin to show it."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Show nothing more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            if not self._waits:
                self._shown.clear()
                self._came.clear()
                await self._came.wait()
            await asyncio.sleep(TICK_SECONDS)
            places = self._due(asyncio.get_running_loop().time())
            await asyncio.gather(*map(self._show, places))

    def _due(self, now: float) -> list[Place]:
        if now < self._silent_until:
            return []
        places: dict[int, Place] = {}
        for update_id, wait in list(self._waits.items()):
            if len(places) == AT_ONCE:
                break
            is_shown = now - self._shown.get(wait.chat, -SHOWN_SECONDS) < SHOWN_SECONDS
            is_due = PATIENT_SECONDS <= now - wait.since <= LONGEST_SECONDS
            if wait.chat in places or is_shown or not is_due:
                continue
            place = wait.where()
            if place is None:
                del self._waits[update_id]
            elif self._gate.may_show(wait.chat):
                places[wait.chat] = place
        return list(places.values())

    async def _show(self, place: Place) -> None:
        loop = asyncio.get_running_loop()
        self._shown[place.chat_id] = loop.time()
        action: dict[str, object] = {"chat_id": place.chat_id, "action": "typing"}
        if place.thread_id is not None:
            action["message_thread_id"] = place.thread_id
        try:
            await self._api.call("sendChatAction", action, SHOWN_SECONDS)
        except FloodError as error:
            self._silent_until = loop.time() + error.seconds
        except CallError:
            pass
