"""Telegram's border for this folder's tests: a strict Bot API server on the loopback interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.statefile import StateFile
from tests.support.botapi.server import BotApiServer
from tests.support.desk import ScriptedDesk
from tests.support.table import Table

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
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


@pytest.fixture
def state_file(tmp_path: Path) -> Iterator[StateFile]:
    """A state file of the test's own."""
    with StateFile(tmp_path / "state.sqlite3") as file:
        yield file


@pytest_asyncio.fixture
async def table(desk: ScriptedDesk, state_file: StateFile) -> AsyncIterator[Table]:
    """The whole bot in front of that desk, without a network."""
    async with Table(desk, state_file) as table:
        yield table
