"""“typing …” in a private chat whose answer takes longer than a moment."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import CallError
from bot.telegram.api import FloodError

if TYPE_CHECKING:
    from bot.telegram.api import BotApi

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


class Presence:
    """Shows that work goes on; nothing depends on it, and no failure of it is told.

    Args:
        api: What makes the requests.
    """

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._waits: dict[int, _Wait] = {}
        self._shown: dict[int, float] = {}
        self._silent_until = 0.0
        self._came = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self, update_id: int, chat: int) -> None:
        """Note that an update waits for its answer. In groups most are for nobody here."""
        if chat > 0:
            self._waits[update_id] = _Wait(chat, asyncio.get_running_loop().time())
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
            chats = self._due(asyncio.get_running_loop().time())
            await asyncio.gather(*map(self._show, chats))

    def _due(self, now: float) -> list[int]:
        if now < self._silent_until:
            return []
        waiting = {
            wait.chat: None
            for wait in self._waits.values()
            if PATIENT_SECONDS <= now - wait.since <= LONGEST_SECONDS
            and now - self._shown.get(wait.chat, -SHOWN_SECONDS) >= SHOWN_SECONDS
        }
        return list(waiting)[:AT_ONCE]

    async def _show(self, chat: int) -> None:
        loop = asyncio.get_running_loop()
        self._shown[chat] = loop.time()
        try:
            action = {"chat_id": chat, "action": "typing"}
            await self._api.call("sendChatAction", action, SHOWN_SECONDS)
        except FloodError as error:
            self._silent_until = loop.time() + error.seconds
        except CallError:
            pass
