"""The bot's own endpoint: who may bring updates, what is answered, and what watchers see."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import StateError, TelegramError
from bot.settings import Address
from bot.statefile import StateFile
from bot.telegram.app import serve
from bot.telegram.handlers import ALLOWED_UPDATES
from bot.telegram.metrics import COUNTERS
from bot.telegram.service import Wiring
from bot.telegram.web import MAX_BODY, Endpoint, webhook_secret
from tests.support.botapi.hook import SECRET, Hook
from tests.support.desk import saying
from tests.support.table import told, until, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.botapi.server import BotApiServer
    from tests.support.desk import ScriptedDesk
    from tests.support.table import Table

LOCAL = Address("127.0.0.1", 0)


class Hooked:
    """The wired bot behind a webhook; a context manager that gives Telegram's side."""

    def __init__(self, server: BotApiServer, desk: ScriptedDesk, path: Path) -> None:
        self._server, self._desk, self._path = server, desk, path
        self._task: asyncio.Task[None] | None = None

    async def _run(self, port: int) -> None:
        wiring = Wiring(
            self._server.token,
            self._server.url,
            ("https://bot.example", "/hook"),
            Address("127.0.0.1", port),
        )
        with StateFile(self._path, alone=True) as file:
            await serve(wiring, self._desk, file)

    async def __aenter__(self) -> Hook:
        with contextlib.closing(
            await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
        ) as free:
            port = free.sockets[0].getsockname()[1]
        self._task = asyncio.create_task(self._run(port))
        hook = Hook(self._server, port)
        await until(lambda: self._is_ready(hook))
        return hook

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    @staticmethod
    async def _is_ready(hook: Hook) -> bool:
        with contextlib.suppress(OSError):
            return (await hook.get("/readyz"))[0] == 200
        return False


@pytest.fixture
def hooked(botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path) -> Hooked:
    desk.script = dict.fromkeys(("one", "two", "three"), told)
    return Hooked(botapi, desk, tmp_path / "state.sqlite3")


def update(number: int, text: str = "one") -> bytes:
    return json.dumps({"update_id": number, "message": written(text)}).encode()


async def test_a_conversation_by_webhook(hooked: Hooked, botapi: BotApiServer) -> None:
    ada = botapi.user(11)
    async with hooked as hook:
        assert botapi.world.webhook is not None
        assert botapi.world.webhook.url == "https://bot.example/hook"
        (call,) = botapi.calls_of("setWebhook")
        assert call.parameters["allowed_updates"] == list(ALLOWED_UPDATES)
        bringing = asyncio.create_task(hook.bring())
        assert (await ada.ask("one")).text == "one"
        answer = await ada.ask("two")
        assert answer.text == "one two"
        bringing.cancel()
    assert botapi.calls_of("getUpdates") == ()


async def test_an_update_that_is_brought_twice_is_answered_once(
    hooked: Hooked, botapi: BotApiServer
) -> None:
    ada = botapi.user(11)
    botapi.world.open_chat(11, "Ada")
    async with hooked as hook:
        assert [await hook.post(update(70)) for _ in range(3)] == [200] * 3
        assert await hook.post(update(71, "two")) == 200
        assert (await ada.next_message()).text == "one"
        assert (await ada.next_message()).text == "one two"
        assert ada.unread() == ()


async def test_with_the_next_start_by_polling_the_webhook_is_given_up(
    hooked: Hooked, botapi: BotApiServer, desk: ScriptedDesk, tmp_path: Path
) -> None:
    async with hooked:
        pass
    ada = botapi.user(11)
    with StateFile(tmp_path / "state.sqlite3", alone=True) as file:
        task = asyncio.create_task(serve(Wiring(botapi.token, botapi.url), desk, file))
        assert (await ada.ask("one")).text == "one"
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert botapi.world.webhook is None


@pytest.mark.parametrize(
    "headers",
    [{}, {SECRET: ""}, {SECRET: "wrong"}, {SECRET: "ü"}, {"Authorization": "x"}],
)
async def test_without_the_secret_nothing_is_taken(
    hooked: Hooked, botapi: BotApiServer, headers: dict[str, str]
) -> None:
    async with hooked as hook:
        assert await hook.post(update(70), headers) == 403
        assert "on_record_updates_received_total 0\n" in (await hook.get("/metrics"))[1]
    assert botapi.calls_of("sendMessage") == ()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"\xff\xfe", 400),
        (b'{"update_id": "7"}', 400),
        (b'{"message": {}}', 400),
        (b" " * (MAX_BODY + 1), 413),
    ],
)
async def test_what_is_no_update_is_refused_and_the_next_is_taken(
    hooked: Hooked, botapi: BotApiServer, body: bytes, status: int
) -> None:
    botapi.world.open_chat(11, "Ada")
    async with hooked as hook:
        assert await hook.post(body) == status
        assert await hook.post(update(70)) == 200
        assert (await botapi.user(11).next_message()).text == "one"


async def test_other_paths_and_methods_are_nobodys(hooked: Hooked) -> None:
    async with hooked as hook:
        assert (await hook.get("/hook"))[0] == 405
        assert (await hook.get("/"))[0] == 404
        assert (await hook.get("/telegram"))[0] == 404


async def test_health_readiness_and_metrics(hooked: Hooked, botapi: BotApiServer) -> None:
    botapi.world.open_chat(11, "Ada")
    async with hooked as hook:
        assert await hook.get("/healthz") == (200, "yes\n")
        await hook.post(update(70))
        await botapi.user(11).next_message()
        await botapi.until(lambda: bool(botapi.calls_of("sendMessage")))

        async def is_idle() -> bool:
            return "on_record_updates_waiting 0\n" in (await hook.get("/metrics"))[1]

        await until(is_idle)
        text = (await hook.get("/metrics"))[1]
    assert "on_record_updates_received_total 1\n" in text
    assert "on_record_messages_sent_total 1\n" in text
    for line in text.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) on_record_\w+ .+|on_record_\w+ [\d.e+]+", line), line
    assert all(f"# TYPE on_record_{name}_total counter" in text for name in COUNTERS)


async def test_what_cannot_be_stored_or_is_too_much_is_to_come_again(
    table: Table, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.script["one"] = saying("1")
    secret = webhook_secret("1:x")
    async with Endpoint(
        LOCAL, table.engine, table.metrics, lambda: True, lambda: False, ("/hook", secret)
    ) as endpoint:

        async def post() -> int:
            return await asyncio.to_thread(_post, endpoint.port, secret)

        def refuse(*_: Any) -> None:
            raise StateError("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(table.journal._file, "run", refuse)
            assert await post() == 503
        with monkeypatch.context() as patch:
            patch.setattr("bot.telegram.lanes.MOST_WAITING", 0)
            assert await post() == 503
        assert await post() == 200
        endpoint.close()
        assert await post() == 503
    await table.engine.drain()
    assert table.texts == ["1"]


def _post(port: int, secret: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    with contextlib.closing(connection):
        connection.request("POST", "/hook", update(70), {SECRET: secret})
        return connection.getresponse().status


async def test_an_address_that_is_taken_is_one_sentence(table: Table) -> None:
    def endpoint(address: Address) -> Endpoint:
        return Endpoint(address, table.engine, table.metrics, lambda: True, lambda: True)

    async with endpoint(LOCAL) as first:
        with pytest.raises(TelegramError, match="ON_RECORD_LISTEN"):
            async with endpoint(Address("127.0.0.1", first.port)):
                pass


def test_the_secret_is_made_of_what_telegram_takes_and_does_not_show_the_token() -> None:
    secrets = {webhook_secret(f"123:abc{number}") for number in range(20)}
    assert len(secrets) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret) for secret in secrets)
    assert not any("abc" in secret and "123:" in secret for secret in secrets)
