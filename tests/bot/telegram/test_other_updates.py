"""Edits, votes and inline queries over real HTTP: under faults, kills, redelivery and floods."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.support.botapi.chaos import echo_bot
from tests.support.botapi.records import (
    BAD_GATEWAY_AFTER,
    CLOSE,
    CLOSE_AFTER,
    CUT,
    SERVER_ERROR,
    Fault,
    flood,
)
from tests.support.botapi.server import BotApiServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.botapi.driver import Seat
    from tests.support.botapi.process import BotProcess
    from tests.support.botapi.records import Message

FAULTS = {
    "429": flood(1),
    "500": SERVER_ERROR,
    "502 after it was done": BAD_GATEWAY_AFTER,
    "reset before": CLOSE,
    "reset after": CLOSE_AFTER,
    "cut": CUT,
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared() -> AsyncIterator[BotApiServer]:
    """One server for the tests that stop no bot; each is another person."""
    async with BotApiServer() as server:
        yield server
    assert not server.violations


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    shared: BotApiServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BotProcess]:
    """A bot that is not stopped."""
    async with echo_bot(shared, tmp_path_factory.mktemp("bot")) as bot:
        yield bot


@pytest_asyncio.fixture
async def bot(botapi: BotApiServer, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """A bot that answers with the question."""
    async with echo_bot(botapi, tmp_path) as bot:
        yield bot


def said(seat: Seat) -> list[str]:
    """Return what the bot's messages in a chat say now, in order, without the turns' numbers."""
    mine = sorted(number for number, m in seat.chat.messages.items() if m.from_bot)
    return [seat.chat.messages[number].text.partition(": ")[2] for number in mine]


async def until_said(server: BotApiServer, seat: Seat, *texts: str) -> None:
    """Wait until the bot's messages in a chat say this."""
    await server.until(lambda: said(seat) == list(texts))


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", FAULTS)
async def test_a_fault_while_an_answer_is_changed_loses_and_doubles_nothing(
    shared: BotApiServer, running: BotProcess, name: str
) -> None:
    botapi, bot = shared, running
    seat = botapi.user(1000 + len(botapi.world.chats))
    asked = await seat.say("one")
    await seat.next_message()
    botapi.fail("editMessageText", FAULTS[name], times=2)
    await seat.edit(asked, "two")
    await until_said(botapi, seat, "two")
    await seat.say("three")
    await until_said(botapi, seat, "two", "three")
    assert bot.pid


@pytest.mark.asyncio(loop_scope="module")
async def test_an_edit_that_comes_again_changes_nothing(
    shared: BotApiServer, running: BotProcess
) -> None:
    botapi, bot = shared, running
    seat = botapi.user(1000 + len(botapi.world.chats))
    before = len(botapi.calls_of("editMessageText"))
    asked = await seat.say("one")
    await seat.next_message()
    await seat.edit(asked, "two")
    await until_said(botapi, seat, "two")
    await botapi.world.updates.until_idle()
    number = max(botapi.world.updates._confirmed)
    await botapi.world.updates.again(number)
    await seat.say("three")
    await until_said(botapi, seat, "two", "three")
    assert len(botapi.calls_of("editMessageText")) == before + 1
    assert bot.pid


@pytest.mark.parametrize("stage", ["asked", "done"])
async def test_a_kill_while_an_answer_is_changed_loses_and_doubles_nothing(
    botapi: BotApiServer, bot: BotProcess, stage: str
) -> None:
    seat = botapi.user(11)
    asked = await seat.say("one")
    await seat.next_message()
    await botapi.world.updates.until_idle()
    happened = asyncio.Event()

    def watch(method: str, at: str) -> None:
        if (method, at) == ("editMessageText", stage):
            happened.set()

    botapi.watch = watch
    await seat.edit(asked, "two")
    await happened.wait()
    await bot.kill()
    botapi.watch = lambda _method, _stage: None
    await bot.start()
    await seat.say("three")
    await until_said(botapi, seat, "two", "three")


async def test_questions_that_are_changed_while_the_bot_is_killed_have_one_answer_each(
    botapi: BotApiServer, bot: BotProcess
) -> None:
    seats = [botapi.user(100 + number) for number in range(4)]
    for seat in seats:
        asked = [await seat.say(f"question {n}") for n in range(4)]
        for message in asked:
            await seat.edit(message, message.text.replace("question", "changed"))
    for _ in range(4):
        await asyncio.sleep(0.4)
        await bot.kill()
        await bot.start()
    for seat in seats:
        await until_said(botapi, seat, *(f"changed {n}" for n in range(4)))
    await botapi.world.updates.until_idle()
    assert all(len(said(seat)) == 4 for seat in seats)


async def test_a_vote_is_counted_once_over_a_kill(
    botapi: BotApiServer, bot: BotProcess, tmp_path: Path
) -> None:
    seat = botapi.user(11)
    await seat.say("one")
    answer = await seat.next_message()
    await botapi.world.updates.until_idle()
    await bot.kill()
    press = await seat.press(answer.button("👍"))
    await bot.start()
    assert "noted" in (await press.answered()).text
    changed: Message = await seat.next_message()
    assert changed.button("👍").text == "👍 ✓"
    await bot.terminate()
    with sqlite3.connect(tmp_path / "conversations.sqlite3") as database:
        rows = database.execute("SELECT question, useful FROM feedback").fetchall()
    database.close()
    assert rows == [("one", 1)]


async def test_a_flood_of_inline_queries_holds_up_no_message(
    botapi: BotApiServer, bot: BotProcess
) -> None:
    bob = botapi.user(12, "Bob")
    typing = [botapi.user(1000 + number) for number in range(150)]
    for seat in typing:
        await seat.type_inline("word")
        await seat.type_inline("word and more")
    await bob.say("one")
    await until_said(botapi, bob, "one")
    found = await typing[-1].search("one more")
    assert found.button == ("Nothing found – ask the bot", "help")
    state = await asyncio.to_thread(_inbox, bot)
    assert state == 1


def _inbox(bot: BotProcess) -> int:
    """Return how many updates were stored."""
    with sqlite3.connect(bot.folder / "conversations.sqlite3") as database:
        (count,) = database.execute("SELECT count(*) FROM inbox").fetchone()
    database.close()
    return int(count)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_failing_inline_answer_is_given_up_without_a_word(
    shared: BotApiServer, running: BotProcess
) -> None:
    botapi, bot = shared, running
    seat = botapi.user(1000 + len(botapi.world.chats))
    botapi.fail("answerInlineQuery", Fault(500))
    lost = await seat.type_inline("word")
    await botapi.until(lambda: bool(botapi.calls_of("answerInlineQuery")))
    assert (await seat.search("another")).results == ()
    assert not lost.answer.done()
    assert bot.pid
