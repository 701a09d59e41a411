"""A real bot process under kills and faults: each question is answered, once, and in order."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

import pytest
import pytest_asyncio

from tests.support.botapi.chaos import Chaos, answers, echo_bot, reckon
from tests.support.botapi.records import (
    BAD_GATEWAY,
    BAD_GATEWAY_AFTER,
    CLOSE,
    CLOSE_AFTER,
    CONFLICT,
    CUT,
    GARBAGE_AFTER,
    HANG,
    HANG_AFTER,
    SERVER_ERROR,
    flood,
)
from tests.support.botapi.server import BotApiServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.botapi.driver import Seat
    from tests.support.botapi.process import BotProcess

FAULTS = {
    "flood": flood(1),
    "a longer flood": flood(3),
    "500": SERVER_ERROR,
    "502": BAD_GATEWAY,
    "502 after": BAD_GATEWAY_AFTER,
    "reset": CLOSE,
    "reset after": CLOSE_AFTER,
    "hang": HANG,
    "hang after": HANG_AFTER,
    "cut off": CUT,
    "garbage after": GARBAGE_AFTER,
}

KILLS = 2


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared() -> AsyncIterator[BotApiServer]:
    """A server for the tests that share a bot."""
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


class Start(Protocol):
    """Makes a bot that ends with its test; it is not started."""

    def __call__(self, patches: dict[str, object] | None = None, **more: str) -> BotProcess: ...


@pytest_asyncio.fixture
async def echo(botapi: BotApiServer, tmp_path: Path) -> AsyncIterator[Start]:
    """What makes bots for the test's own server."""
    made: list[BotProcess] = []

    def make(patches: dict[str, object] | None = None, **more: str) -> BotProcess:
        made.append(echo_bot(botapi, tmp_path, patches, **more))
        return made[-1]

    yield make
    for bot in made:
        await bot.kill()


async def ask(seat: Seat, *questions: str) -> list[str]:
    """Ask all at once and return what is said then, until as much was said as asked."""
    for question in questions:
        await seat.say(question)
    return [(await seat.next_message()).text for _ in questions]


async def settled(server: BotApiServer, seat: Seat) -> None:
    """See that nothing more comes: the next answer follows right behind the last one."""
    assert (await ask(seat, "and now?"))[0].endswith(": and now?")
    await server.world.updates.until_idle()
    assert seat.unread() == ()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", FAULTS)
async def test_a_fault_while_sending_loses_and_doubles_nothing(
    shared: BotApiServer, running: BotProcess, name: str
) -> None:
    seat = shared.user(1000 + len(shared.world.chats))
    shared.fail("sendMessage", FAULTS[name])
    # An unclear message's repetition is unclear once more.
    shared.fail("sendMessage", FAULTS[name] if "after" in name else CLOSE)
    assert await ask(seat, "a", "b", "c") == ["1: a", "2: b", "3: c"]
    await settled(shared, seat)
    assert running.pid


@pytest.mark.asyncio(loop_scope="module")
async def test_faults_while_fetching_lose_and_double_nothing(
    shared: BotApiServer, running: BotProcess
) -> None:
    seat = shared.user(1000 + len(shared.world.chats))
    # A fetch may take as long as a hang; see test_api for those.
    for fault in [*FAULTS.values(), CONFLICT]:
        if not fault.hangs:
            shared.fail("getUpdates", fault)
    assert await ask(seat, "a", "b", "c") == ["1: a", "2: b", "3: c"]
    await settled(shared, seat)
    assert running.pid


@pytest.mark.asyncio(loop_scope="module")
async def test_updates_again_out_of_order_and_of_unknown_kinds(
    shared: BotApiServer, running: BotProcess
) -> None:
    seat = shared.user(1000 + len(shared.world.chats))
    first = await seat.say("a")
    assert (await seat.next_message()).text == "1: a"
    await shared.world.updates.until_idle()
    (number,) = [
        n
        for n, update in shared.world.updates._confirmed.items()
        if isinstance(message := update.get("message"), dict)
        and message["message_id"] == first.message_id
    ]
    shared.world.updates.is_shuffled = True
    # While this fault is met the others gather, and come in one batch.
    shared.fail("getUpdates", SERVER_ERROR)
    for text in "bcd":
        await seat.say(text)
    await shared.world.updates.again(number)
    await shared.world.updates.slip("holiday", {"name": "a kind that does not exist yet"})
    assert [(await seat.next_message()).text for _ in range(3)] == ["2: b", "3: c", "4: d"]
    shared.world.updates.is_shuffled = False
    await settled(shared, seat)
    assert running.pid


@pytest.mark.parametrize(
    ("method", "stage"),
    [
        ("getUpdates", "asked"),
        ("getUpdates", "done"),
        ("sendMessage", "asked"),
        ("sendMessage", "done"),
        ("editMessageText", "asked"),
        ("editMessageText", "done"),
    ],
)
async def test_a_kill_at_the_worst_moments(
    botapi: BotApiServer, method: str, stage: str, echo: Start
) -> None:
    bot = echo()
    killed: set[int] = set()

    def kill(called: str, at: str) -> None:
        # What a dead process has still sent comes, too.
        is_over = len(killed) == KILLS or bot.pid in killed
        if (called, at) == (method, stage) and botapi.world.chats and not is_over:
            killed.add(bot.pid)
            os.kill(bot.pid, signal.SIGKILL)

    botapi.watch = kill
    ada, bob = botapi.user(11), botapi.user(12, "Bob")
    await bot.start()
    for text in "abc":
        await ada.say(text)
        await bob.say(text)
    if method == "editMessageText":
        # A search: the last message's arrival is unclear.
        botapi.fail("sendMessage", CLOSE_AFTER, KILLS)
    while len(killed) < KILLS or bot.pid in killed:
        await bot.wait()
        await bot.start()
    assert [(await ada.next_message()).text for _ in "abc"] == ["1: a", "2: b", "3: c"]
    assert [(await bob.next_message()).text for _ in "abc"] == ["1: a", "2: b", "3: c"]
    await settled(botapi, ada)
    await settled(botapi, bob)
    assert await bot.terminate() == 0


async def test_kills_at_random_lose_nothing_and_double_nothing(
    botapi: BotApiServer, tmp_path: Path
) -> None:
    # A hundred of them: python -m benchmarks.telegram kills
    reckoning = await Chaos(botapi, tmp_path, random.Random(1), fault_rate=6).run(kills=6)
    assert reckoning.asked >= 4
    assert reckoning[1:5] == ([], [], [], []), str(reckoning)


async def test_sigterm_in_the_middle_of_work_leaves_the_rest_for_the_next_start(
    botapi: BotApiServer, echo: Start
) -> None:
    patches: dict[str, object] = {"bot.telegram.service.STOP_SECONDS": 0.3}
    bot = echo(patches)
    seat = botapi.user(11)
    questions = [f"q{number}" for number in range(15)]
    await bot.start()
    for question in questions:
        await seat.say(question)

    async def until_said(count: int) -> None:
        await botapi.until(lambda: len(answers(botapi)[11]) >= count)

    for _ in range(3):
        await until_said(len(answers(botapi)[11]) + 1)
        assert await bot.terminate() == 0
        await bot.start()
    await until_said(len(questions))
    seat.unread()
    await settled(botapi, seat)
    assert await bot.terminate() == 0
    assert reckon({11: [*questions, "and now?"]}, botapi)[1:5] == ([], [], [], [])
    assert "not answered yet; the next start goes on" in bot.log
    assert "Traceback" not in bot.log


async def test_a_full_disk_stops_the_taking_of_questions_until_there_is_room(
    botapi: BotApiServer, tmp_path: Path, echo: Start
) -> None:
    seat = botapi.user(11)
    async with echo({"bot.telegram.journal.LONGEST_PAUSE": 0.5}) as bot:
        assert await ask(seat, "a") == ["1: a"]
        await botapi.world.updates.until_idle()
        # No file may grow beyond what the write-ahead log has: its next page cannot be written.
        # Nobody reads the log meanwhile; it cannot grow either.
        wal = (tmp_path / "conversations.sqlite3-wal").stat().st_size
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (wal, resource.RLIM_INFINITY))
        polls = len(botapi.calls_of("getUpdates"))
        for text in "bcd":
            await seat.say(text)
        await botapi.until(lambda: len(botapi.calls_of("getUpdates")) > polls + 2)
        assert botapi.world.updates.unconfirmed
        assert seat.unread() == ()
        no_limit = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, no_limit)
        assert [(await seat.next_message()).text for _ in "bcd"] == ["2: b", "3: c", "4: d"]
        await settled(botapi, seat)


async def test_a_locked_state_file_is_waited_for(
    botapi: BotApiServer, tmp_path: Path, echo: Start
) -> None:
    seat = botapi.user(11)
    async with echo({"bot.statefile.BUSY_SECONDS": 0.1}) as bot:
        assert await ask(seat, "a") == ["1: a"]
        await botapi.world.updates.until_idle()
        with closing(sqlite3.connect(tmp_path / "conversations.sqlite3")) as other:
            other.execute("BEGIN IMMEDIATE")
            polls = len(botapi.calls_of("getUpdates"))
            await seat.say("b")
            await botapi.until(lambda: len(botapi.calls_of("getUpdates")) > polls + 1)
        assert (await seat.next_message()).text == "2: b"
        await settled(botapi, seat)
        assert "see that no other process holds it" in bot.log


async def test_a_second_bot_on_the_same_file_is_refused(botapi: BotApiServer, echo: Start) -> None:
    async with echo() as bot:
        second = echo()
        await second.start()
        assert await second.wait() == 1
        assert "Another bot works with the state file" in bot.log
        assert await ask(botapi.user(11), "a") == ["1: a"]


async def test_from_a_damaged_file_waiting_questions_are_taken_over(
    botapi: BotApiServer, tmp_path: Path, echo: Start
) -> None:
    bot = echo({"bot.telegram.service.STOP_SECONDS": 0.1})
    seat = botapi.user(11)
    async with bot:
        botapi.fail("sendMessage", flood(60))
        for text in "abc":
            await seat.say(text)
        await botapi.until_flooded()
        await botapi.world.updates.until_idle()
        assert await bot.terminate() == 0
    path = tmp_path / "conversations.sqlite3"
    # A page of an index: the rows can be read, and the file is damaged all the same.
    with closing(sqlite3.connect(path)) as database:
        (page,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'outbox_update'"
        ).fetchone()
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)
    async with bot:
        assert [(await seat.next_message()).text for _ in "abc"] == ["1: a", "2: b", "3: c"]
        await settled(botapi, seat)
    aside = tmp_path / "conversations.sqlite3.damaged"
    assert aside.read_bytes() == bytes(content)
    assert f"It was set aside as {aside}" in bot.log.replace("as conversations", f"as {tmp_path}/c")


async def test_with_the_clock_running_backwards_all_is_as_ever(
    botapi: BotApiServer, echo: Start
) -> None:
    seat = botapi.user(11)
    async with echo(ECHO_CLOCK="back"):
        botapi.fail("sendMessage", flood(1))
        assert await ask(seat, "a", "b") == ["1: a", "2: b"]
    async with echo():
        botapi.fail("sendMessage", CLOSE_AFTER)
        assert await ask(seat, "c") == ["3: c"]
        await settled(botapi, seat)


async def test_no_faults_log_holds_the_token_or_what_was_asked(
    botapi: BotApiServer, echo: Start
) -> None:
    seat = botapi.user(11)
    async with echo() as bot:
        for fault in (CLOSE_AFTER, GARBAGE_AFTER, BAD_GATEWAY):
            botapi.fail("sendMessage", fault)
            botapi.fail("getUpdates", fault)
        await seat.say("the xylophonist")
        while not (await seat.next_message()).text.endswith("the xylophonist"):
            pass
        await bot.terminate()
    assert "is unclear" in bot.log
    assert "xylophonist" not in bot.log
    assert botapi.token.partition(":")[2] not in bot.log
