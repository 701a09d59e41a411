"""Telegram's border for this folder's tests: a strict Bot API server on the loopback interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from tests.support.botapi.server import BotApiServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest_asyncio.fixture
async def botapi() -> AsyncIterator[BotApiServer]:
    """A running server; the test fails where the bot sent what Telegram would change or ignore."""
    async with BotApiServer() as server:
        yield server
    assert not server.violations
