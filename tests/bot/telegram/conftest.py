"""Telegram's border for this folder's tests: a strict Bot API server on the loopback interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.state import StateStore
from bot.telegram.app import build
from tests.support.botapi.server import BotApiServer
from tests.support.desk import ScriptedDesk
from tests.support.offline import TOKEN, OfflineRequest
from tests.support.table import Table

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest_asyncio.fixture
async def botapi() -> AsyncIterator[BotApiServer]:
    """A running server; the test fails where the bot sent what Telegram would change or ignore."""
    async with BotApiServer() as server:
        yield server
    assert not server.violations


@pytest.fixture
def desk() -> ScriptedDesk:
    """A stand-in for the conversation."""
    return ScriptedDesk()


@pytest_asyncio.fixture
async def table(desk: ScriptedDesk, tmp_path: Path) -> AsyncIterator[Table]:
    """The bot's handlers in front of that desk, without a network."""
    request = OfflineRequest()
    with StateStore(tmp_path / "state.sqlite3") as store:
        application = build(TOKEN, "https://nowhere.invalid/", desk, store, request)
        async with application:
            yield Table(application, request, store)
