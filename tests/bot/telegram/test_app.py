"""The wired bot over real HTTP against the strict server: start, polling, order, faults, end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from pydantic import HttpUrl, SecretStr

from bot.answering.actions import ShowArticle, ShowPassage
from bot.answering.answer import Button, Frame, PassageView, Quote
from bot.errors import TelegramError, TokenError
from bot.settings import Settings
from bot.statefile import StateFile
from bot.telegram.app import run, serve
from bot.telegram.handlers import ALLOWED_UPDATES
from bot.telegram.service import Wiring
from retrieval.article import hash_text
from tests.support.botapi.records import BAD_GATEWAY, CLOSE, SERVER_ERROR, flood
from tests.support.desk import APOLOGY, ScriptedDesk, answer, asked, evidence, saying

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.support.botapi.server import BotApiServer

ROOT = Path(__file__).parents[3]
STORY = "The mayor spoke. “We stay 🙂,” she said.\n\nNobody left."
HASH = hash_text(STORY)[:12]


@pytest.fixture
def desk() -> ScriptedDesk:
    scripted = ScriptedDesk()
    scripted.store(STORY)
    for name in ("one", "two", "three"):
        scripted.script[name] = lambda memory: saying(" ".join(asked(memory)))
    scripted.script["fail"] = RuntimeError("fail")
    return scripted


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pause between two attempts be short."""
    monkeypatch.setattr("bot.telegram.polling.Pauses.after", lambda *_: 0.01)


class Runner:
    """Starts and stops the bot inside the test."""

    def __init__(self, server: BotApiServer, desk: ScriptedDesk, path: Path) -> None:
        self._server, self._desk, self._path = server, desk, path
        self.task: asyncio.Task[None] | None = None

    async def _run(self) -> None:
        with StateFile(self._path, alone=True) as file:
            await serve(Wiring(self._server.token, self._server.url), self._desk, file)

    def start(self) -> asyncio.Task[None]:
        self.task = asyncio.create_task(self._run())
        return self.task

    async def stop(self) -> None:
        assert self.task is not None
        self.task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.task


@pytest_asyncio.fixture
async def bot(botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path) -> AsyncIterator[Runner]:
    runner = Runner(botapi, desk, tmp_path / "state.sqlite3")
    runner.start()
    yield runner
    if runner.task is not None and not runner.task.done():
        await runner.stop()


@pytest.mark.usefixtures("bot")
async def test_a_conversation_with_quotation_and_passage(
    botapi: BotApiServer, desk: ScriptedDesk
) -> None:
    show, whole = ShowPassage(HASH, 0, 17, 30), ShowArticle(HASH, 0)
    said = Quote(1, evidence(STORY, 17, 30), "The mayor", "[1] story.txt")
    passage = PassageView(
        1, evidence(STORY, 0, 40), "Passage", "[1]", (said.evidence.address.span,)
    )
    page = PassageView(1, evidence(STORY), "Whole article", "[1] story.txt")
    desk.script |= {
        "Who stays?": answer(Frame("On record:"), said, buttons=((Button("Passage", show),),)),
        show: answer(passage, buttons=((Button("Whole", whole),),)),
        whole: answer(page, buttons=((Button("Back", show),),)),
    }
    ada = botapi.user(11)
    first = await ada.ask("Who stays?")
    assert first.quotes == (STORY[17:30],)
    assert not first.preview
    press = await ada.press(first.button("Passage"))
    shown = await ada.next_message()
    assert (await press.answered()).text == ""
    assert (shown.edits, shown.quotes) == (0, (STORY[:40],))
    assert [e.of(shown.text) for e in shown.entities if e.type == "bold"] == [
        "Passage",
        STORY[17:30],
    ]
    await ada.press(shown.button("Whole"))
    turned = await ada.next_message()
    assert (turned.message_id, turned.edits, turned.quotes) == (shown.message_id, 1, (STORY,))
    # An old message's button works too, and pressing it twice changes nothing.
    for _ in range(2):
        press = await ada.press(first.button("Passage"))
        assert (await ada.next_message()).edits == 0
        await press.answered()
    assert [call.status for call in botapi.calls if call.status != 200] == []


@pytest.mark.usefixtures("bot")
async def test_the_start_registers_commands_and_asks_for_few_updates(
    botapi: BotApiServer,
) -> None:
    await botapi.until(lambda: len(botapi.calls_of("setMyDescription")) == 2)
    await botapi.user(11).ask("one")
    menus = {
        scope: [command.command for command in commands]
        for (scope, _), commands in botapi.world.commands.items()
    }
    known = ["help", "reset", "a", "b", "c", "q", "people"]
    assert menus == {
        "default": known,
        "all_private_chats": known,
        "all_group_chats": ["ask", "people", "help"],
        "all_chat_administrators": ["ask", "people", "help", "reset"],
    }
    assert {name for name, _ in botapi.world.descriptions} == {"description", "short_description"}
    polls = botapi.calls_of("getUpdates")
    assert polls
    assert all(poll.parameters["allowed_updates"] == list(ALLOWED_UPDATES) for poll in polls)


async def test_a_later_start_changes_nothing_that_telegram_knows_already(
    botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path
) -> None:
    runner = Runner(botapi, desk, tmp_path / "state.sqlite3")
    for start in (1, 2):
        runner.start()
        await botapi.until(lambda: len(botapi.calls_of("getMyDescription")) == 2 * start)  # noqa: B023 - waited for at once
        await botapi.world.updates.until_polled()
        await botapi.user(11).ask("one")
        await runner.stop()
    assert len(botapi.calls_of("setMyCommands")) == 4 * 2
    assert len(botapi.calls_of("setMyDescription")) == 2


async def test_what_was_written_before_the_start_is_answered(
    botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path
) -> None:
    ada = botapi.user(11)
    await ada.say("one")
    runner = Runner(botapi, desk, tmp_path / "state.sqlite3")
    runner.start()
    assert (await ada.next_message()).text == "one"
    await runner.stop()
    assert botapi.world.updates.unconfirmed == ()
    runner.start()
    assert (await ada.ask("two")).text == "one two"
    await runner.stop()


async def test_updates_are_confirmed_only_once_they_are_stored(
    botapi: BotApiServer, bot: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.statefile.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("bot.telegram.polling.Pauses.after", lambda *_: 0.05)
    ada = botapi.user(11)
    await ada.ask("one")
    await botapi.world.updates.until_idle()
    await bot.stop()
    bot.start()
    await botapi.world.updates.until_polled()
    with contextlib.closing(sqlite3.connect(tmp_path / "state.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        polls = len(botapi.calls_of("getUpdates"))
        await ada.say("two")
        await botapi.until(lambda: len(botapi.calls_of("getUpdates")) > polls + 3)
        assert len(botapi.world.updates.unconfirmed) == 1
    assert (await ada.next_message()).text == "one two"
    await botapi.world.updates.until_idle()


@pytest.mark.usefixtures("bot")
async def test_a_chat_that_must_wait_keeps_its_order_and_holds_up_no_other(
    botapi: BotApiServer,
) -> None:
    ada, bo = botapi.user(11), botapi.user(12, "Bo")
    await ada.ask("one")
    botapi.fail("sendMessage", flood(1))
    await ada.say("two")
    await ada.say("three")
    await bo.say("one")
    assert (await bo.next_message()).text == "one"
    assert ada.unread() == ()
    assert (await ada.next_message()).text == "one two"
    assert (await ada.next_message()).text == "one two three"


async def test_what_is_not_sent_before_the_end_is_sent_after_the_next_start(
    botapi: BotApiServer,
    bot: Runner,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.telegram.service.STOP_SECONDS", 0.05)
    ada, bo = botapi.user(11), botapi.user(12, "Bo")
    await ada.ask("one")
    botapi.fail("sendMessage", flood(30))
    await ada.say("two")
    await botapi.until_flooded()
    assert (await bo.ask("one")).text == "one"
    await bot.stop()
    assert "1 questions are not answered yet" in caplog.text
    assert botapi.world.updates.unconfirmed == ()
    bot.start()
    assert (await ada.next_message()).text == "one two"
    assert (await ada.ask("three")).text == "one two three"
    assert bo.unread() == ada.unread() == ()


@pytest.mark.usefixtures("bot")
async def test_an_update_that_cannot_be_read_is_passed_over_and_logged_once(
    botapi: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    bo = botapi.user(12, "Bo")
    await botapi.world.updates.push("message", {"message_id": 9, "text": "private words"})
    assert (await bo.ask("one")).text == "one"
    await botapi.world.updates.until_idle()
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    (line,) = (line for line in lines if "could not be read" in line)
    assert "private words" not in line


@pytest.mark.usefixtures("quick", "bot")
async def test_faults_of_polling_are_outlived(
    botapi: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    ada = botapi.user(11)
    for fault in (SERVER_ERROR, BAD_GATEWAY, CLOSE, flood(1)):
        botapi.fail("getUpdates", fault)
    assert (await ada.ask("one")).text == "one"
    warned = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert sum("Trying again" in line for line in warned) == 4


@pytest.mark.usefixtures("quick")
async def test_a_server_that_is_down_at_the_start_is_waited_for(
    botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for fault in (CLOSE, SERVER_ERROR, flood(1)):
        botapi.fail("getMe", fault)
    botapi.fail("setMyCommands", SERVER_ERROR)
    runner = Runner(botapi, desk, tmp_path / "state.sqlite3")
    runner.start()
    assert (await botapi.user(11).ask("one")).text == "one"
    await runner.stop()
    warned = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert sum("Trying again" in line for line in warned) == 3
    assert any("commands could not be registered" in line for line in warned)
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.usefixtures("bot")
async def test_a_failing_answer_gets_one_sentence_and_the_talk_goes_on(
    botapi: BotApiServer,
) -> None:
    ada = botapi.user(11)
    assert (await ada.ask("fail")).text == APOLOGY
    assert (await ada.ask("one")).text == "one"


async def test_a_token_that_is_revoked_ends_the_bot(botapi: BotApiServer, bot: Runner) -> None:
    await botapi.user(11).ask("one")
    old, botapi.token = botapi.token, "4242424242:" + "N" * 35
    # The open poll was accepted with the old token; this one ends it.
    await botapi.user(11).say("two")
    assert bot.task is not None
    with pytest.raises(TokenError) as caught:
        await bot.task
    assert old not in str(caught.value)


def _settings(url: str, token: str | None, path: Path) -> Settings:
    return Settings.model_construct(
        telegram_bot_token=SecretStr(token) if token is not None else None,
        telegram_api_url=HttpUrl(url),
        state=path,
    )


@pytest.mark.parametrize("token", [None, "not a token", "123:abc/../getMe", "123456:AAE?x=ü"])
def test_a_token_that_cannot_be_one_is_refused_before_any_request(
    token: str | None, tmp_path: Path
) -> None:
    settings = _settings("http://127.0.0.1:9", token, tmp_path / "state.sqlite3")
    with pytest.raises(TokenError) as caught:
        run(settings, ScriptedDesk())
    assert token is None or token not in str(caught.value)


async def test_a_wrong_token_is_one_sentence_without_it(
    botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "4242424242:" + "W" * 35
    with (
        caplog.at_level(logging.INFO),
        StateFile(tmp_path / "s") as file,
        pytest.raises(TokenError) as caught,
    ):
        await serve(Wiring(wrong, botapi.url), desk, file)
    assert wrong not in str(caught.value)
    assert str(caught.value).count(".") == 1
    assert caught.value.__suppress_context__
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.usefixtures("quick")
async def test_what_is_no_bot_api_server_is_named(tmp_path: Path, desk: ScriptedDesk) -> None:
    async def reply(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(reply, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with (
            StateFile(tmp_path / "s") as file,
            pytest.raises(TelegramError, match="ON_RECORD_TELEGRAM_API_URL"),
        ):
            await serve(Wiring("1:x", f"http://127.0.0.1:{port}"), desk, file)


SCRIPT = """
import sys
from bot.logs import configure
from bot.settings import load_settings
from bot.telegram.app import run
from tests.support.desk import ScriptedDesk, saying

desk = ScriptedDesk()
desk.script["private words"] = lambda memory: saying(f"{memory.turn}: private words")
settings = load_settings()
configure(settings.log_level, [settings.telegram_bot_token])
sys.exit(run(settings, desk))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_process_politely_and_a_restart_remembers(
    botapi: BotApiServer, tmp_path: Path, number: signal.Signals
) -> None:
    environment = os.environ | {
        "TELEGRAM_BOT_TOKEN": botapi.token,
        "ON_RECORD_TELEGRAM_API_URL": botapi.url,
        "ON_RECORD_STATE": str(tmp_path / "state.sqlite3"),
        "ON_RECORD_LOG_LEVEL": "DEBUG",
        "PYTHONPATH": str(ROOT),
    }
    ada = botapi.user(11)
    for turn in (1, 2):
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-X",
            "dev",
            "-c",
            SCRIPT,
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.PIPE,
        )
        assert (await ada.ask("private words")).text == f"{turn}: private words"
        process.send_signal(number)
        _, log = await process.communicate()
        assert process.returncode == 0
        assert b"Answering at Telegram as @" in log
        assert b"Stopping." in log
        for unwanted in (b"Traceback", b"private words", botapi.token.partition(":")[2].encode()):
            assert unwanted not in log
    assert botapi.world.updates.unconfirmed == ()
