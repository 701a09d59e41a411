"""Single requests over real HTTP: what is known after each way in which one can fail."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import CallError
from bot.telegram.api import (
    BotApi,
    FloodError,
    NotDoneError,
    PerhapsDoneError,
    RefusedError,
    StrangeReplyError,
)
from tests.support.botapi.records import HANG, HANG_AFTER, flood

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.support.botapi.records import Fault
    from tests.support.botapi.server import BotApiServer

TOKEN = "7:secret-secret-secret-secret-secret-s"


@asynccontextmanager
async def replying(raw: bytes) -> AsyncIterator[BotApi]:
    """Give an API before a server that answers every request with these bytes, and closes."""

    async def reply(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(reply, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with BotApi(TOKEN, f"http://127.0.0.1:{port}/") as api:
            yield api


def http(status: int, body: bytes, length: int | None = None) -> bytes:
    size = len(body) if length is None else length
    return b"HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
        status,
        size,
        body,
    )


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", PerhapsDoneError),
        (b"HTTP/1.1 200", PerhapsDoneError),
        (b"this is no HTTP\r\n\r\n", PerhapsDoneError),
        (http(200, b'{"ok":true', 500), PerhapsDoneError),
        (http(200, b"hello"), StrangeReplyError),
        (http(200, b"[]"), StrangeReplyError),
        (http(200, b'{"ok": "yes"}'), StrangeReplyError),
        (http(200, b'{"ok":fal'), StrangeReplyError),
        (http(302, b"", 0), PerhapsDoneError),
        (http(404, b"<h1>Not here</h1>"), StrangeReplyError),
        (http(500, b"<h1>Oh</h1>"), NotDoneError),
        (http(500, b'{"ok":false,"error_code":500,"description":"x"}'), NotDoneError),
        (http(502, b"<h1>Bad gateway</h1>"), PerhapsDoneError),
        (http(502, b'{"ok":false,"error_code":502,"description":"x"}'), PerhapsDoneError),
        (http(503, b""), NotDoneError),
        (http(504, b"<h1>Gateway time-out</h1>"), PerhapsDoneError),
        (http(429, b'{"ok":false,"error_code":429}'), FloodError),
        (http(400, b'{"ok":false,"error_code":400,"description":"Bad Request: x"}'), RefusedError),
        (http(401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}'), RefusedError),
        (http(400, b'{"ok":false,"parameters":[1]}'), RefusedError),
    ],
)
async def test_what_a_reply_means(raw: bytes, kind: type[CallError]) -> None:
    async with replying(raw) as api:
        with pytest.raises(CallError) as caught:
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})
    assert type(caught.value) is kind
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_a_reply_that_is_cut_off_behind_its_verdict_is_good() -> None:
    async with replying(http(200, b'{"ok":true,"result":{"message_id":5,"text":"hal')) as api:
        assert await api.call("sendMessage", {}) is None


async def test_the_parameters_of_a_refusal() -> None:
    moved = b'{"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1005}}'
    async with replying(http(400, moved)) as api:
        with pytest.raises(RefusedError) as refused:
            await api.call("sendMessage", {})
    assert refused.value.moved_to == -1005
    slow = b'{"ok":false,"error_code":429,"parameters":{"retry_after":35}}'
    async with replying(http(429, slow)) as api:
        with pytest.raises(FloodError) as waits:
            await api.call("sendMessage", {})
    assert waits.value.seconds == 35


async def test_without_a_connection_nothing_was_done() -> None:
    with closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        async with BotApi(TOKEN, url) as api:
            with pytest.raises(NotDoneError) as caught:
                await api.call("sendMessage", {})
    assert not caught.value.was_reached
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("fault", [HANG, HANG_AFTER])
async def test_a_hang_ends_after_its_time_and_is_unclear(
    botapi: BotApiServer, fault: Fault
) -> None:
    botapi.world.open_chat(11, "Ada")
    botapi.fail("sendMessage", fault)
    async with BotApi(botapi.token, botapi.url) as api:
        with pytest.raises(PerhapsDoneError):
            await api.call("sendMessage", {"chat_id": 11, "text": "x"}, 0.2)
        assert (await api.call("sendMessage", '{"chat_id": 11, "text": "ü"}'))["text"] == "ü"


async def test_telegrams_wait_is_read(botapi: BotApiServer) -> None:
    botapi.fail("getMe", flood(7))
    async with BotApi(botapi.token, botapi.url) as api:
        with pytest.raises(FloodError) as caught:
            await api.call("getMe", {})
        assert caught.value.seconds == 7
        assert (await api.call("getMe", {}))["is_bot"] is True
