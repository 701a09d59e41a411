"""A Bot API server that does next to nothing, so that what is measured is the bot before it."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from typing import Self

TOKEN = "4242424242:AAtestTESTtestTESTtestTESTtestTEST-_0"
_BOT = {"id": 4_242_424_242, "is_bot": True, "first_name": "On Record", "username": "bench_bot"}
_BATCH = 100


class Wire:
    """Gives updates by getUpdates and notes when the answer to each arrives.

    Attributes:
        answered: By chat, when its answer came, in seconds of `time.perf_counter`.
    """

    def __init__(self) -> None:
        self.answered: dict[int, float] = {}
        self.repeated = 0
        self.port = 0
        self._updates: deque[dict[str, Any]] = deque()
        self._next = 1
        self._arrived = asyncio.Event()
        self._polled = asyncio.Event()
        self._answer = asyncio.Event()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()

    def push(self, chats: range) -> None:
        """Let a message arrive in each of these chats."""
        for chat in chats:
            person = {"id": chat, "is_bot": False, "first_name": "Ada"}
            place = {"id": chat, "type": "private", "first_name": "Ada"}
            message = {"message_id": self._next, "date": 1, "chat": place, "from": person}
            text = f"Who called for maximum restraint, number {chat}?"
            self._updates.append({"update_id": self._next, "message": message | {"text": text}})
            self._next += 1
        self._arrived.set()

    async def until_polled(self) -> None:
        """Wait until the bot asks for updates."""
        await self._polled.wait()

    async def until_answered(self, count: int) -> None:
        """Wait until so many chats have their answer."""
        while len(self.answered) < count:
            self._answer.clear()
            await self._answer.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                line, _, rest = head.partition(b"\r\n")
                method = line.split(b" ")[1].rsplit(b"/", 1)[1].decode()
                fields = dict(
                    field.lower().split(b": ", 1) for field in rest.split(b"\r\n") if field
                )
                body = await reader.readexactly(int(fields.get(b"content-length", b"0")))
                result = await self._do(method, _parameters(fields.get(b"content-type", b""), body))
                reply = json.dumps({"ok": True, "result": result}).encode()
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n%s" % (len(reply), reply)
                )
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            # The bot has ended, or this server does.
            pass
        finally:
            writer.close()

    async def _do(self, method: str, given: dict[str, Any]) -> Any:
        if method == "getMe":
            return _BOT
        if method == "getUpdates":
            return await self._poll(int(given.get("offset") or 0), int(given.get("timeout") or 0))
        if method != "sendMessage":
            return True
        chat = int(given["chat_id"])
        self.repeated += chat in self.answered
        self.answered[chat] = time.perf_counter()
        self._answer.set()
        place = {"id": chat, "type": "private", "first_name": "Ada"}
        self._next += 1
        return {
            "message_id": self._next,
            "date": 1,
            "chat": place,
            "from": _BOT,
            "text": given["text"],
        }

    async def _poll(self, offset: int, timeout_seconds: int) -> list[dict[str, Any]]:
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        self._polled.set()
        if not self._updates and timeout_seconds:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), timeout_seconds)
            except TimeoutError:
                return []
        return [self._updates[n] for n in range(min(_BATCH, len(self._updates)))]


def _parameters(kind: bytes, body: bytes) -> dict[str, Any]:
    if kind.startswith(b"application/json"):
        return dict(json.loads(body or b"{}"))
    if b"boundary=" in kind:
        return _parts(kind.partition(b"boundary=")[2].strip(b'"'), body)
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def _parts(boundary: bytes, body: bytes) -> dict[str, Any]:
    """Return the fields of a multipart form, as aiogram sends them."""
    found = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        # The library capitalises as it likes; the name is in quotes or is not.
        name = head.lower().partition(b'name="')[2].partition(b'"')[0]
        found[name.decode()] = content.removesuffix(b"\r\n").decode()
    return found
