"""The order in which updates are answered: within a chat as they came, across chats at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import Application, BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import Awaitable

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

MAX_AT_ONCE = 64
"""How many updates are worked on at once; those beyond wait."""


class ChatOrder(BaseUpdateProcessor):
    """Answers one update of a chat at a time, so that a slow chat delays no other."""

    __slots__ = ("_turns",)

    def __init__(self) -> None:
        super().__init__(MAX_AT_ONCE)
        # A lock lives as long as an update of its chat holds or awaits it.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the update's handling when all earlier ones of its chat are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        turn = self._turns.get(chat.id)
        if turn is None:
            # asyncio's locks are fair: the longest waiting is the next.
            turn = self._turns[chat.id] = asyncio.Lock()
        async with turn:
            await coroutine

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to close."""
