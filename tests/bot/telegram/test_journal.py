"""Many transactions in one: each is kept or fails by itself, in order, off the event loop."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from bot.conversation_state import State
from bot.errors import StateError
from bot.state import load_state, save_state
from bot.telegram.journal import Journal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    import pytest

    from bot.statefile import StateFile


def save(turn: int) -> Callable[[sqlite3.Connection], None]:
    return lambda database: save_state(database, "1", State(turn=turn))


async def test_what_waits_shares_a_transaction(
    state_file: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(state_file)
    began, held = threading.Event(), threading.Event()

    def hold(_: sqlite3.Connection) -> None:
        began.set()
        held.wait()

    holding = asyncio.create_task(journal.run(hold))
    await asyncio.to_thread(began.wait)
    transactions = 0
    run = state_file.run

    def counted(action: Callable[[sqlite3.Connection], object]) -> object:
        nonlocal transactions
        transactions += 1
        return run(action)

    monkeypatch.setattr(state_file, "run", counted)
    saves = [asyncio.create_task(journal.run(save(turn))) for turn in range(50)]
    await asyncio.sleep(0)
    held.set()
    await asyncio.gather(holding, *saves)
    assert transactions == 1
    await journal.close()
    assert run(lambda database: load_state(database, "1")).turn == 49


async def test_one_that_fails_harms_no_other(state_file: StateFile) -> None:
    def fail(_: sqlite3.Connection) -> None:
        raise KeyError("x")

    journal = Journal(state_file)
    results = await asyncio.gather(
        journal.run(save(1)), journal.run(fail), journal.run(save(2)), return_exceptions=True
    )
    assert [type(result) for result in results] == [type(None), KeyError, type(None)]
    await journal.close()
    assert state_file.run(lambda database: load_state(database, "1")).turn == 2
    assert not journal.is_alive


async def test_what_must_be_stored_is_tried_until_it_is(
    state_file: StateFile, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    journal, run, pauses = Journal(state_file), state_file.run, []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 7:
            monkeypatch.setattr(state_file, "run", run)
        await sleep(0)

    def refuse(_: object) -> None:
        raise StateError("The disk is full.")

    monkeypatch.setattr(state_file, "run", refuse)
    monkeypatch.setattr("bot.telegram.journal.asyncio.sleep", note)
    await journal.surely(save(3))
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert caplog.text.count("The disk is full. Trying again") == 7
    await journal.close()
    assert run(lambda database: load_state(database, "1")).turn == 3
