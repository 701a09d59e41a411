"""A strict Bot API server on the loopback interface: HTTP in front of a `World`."""

from __future__ import annotations

import asyncio
import html
import http
import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

from aiohttp import web

from tests.support.botapi.driver import Group, Seat
from tests.support.botapi.methods import METHODS, perform
from tests.support.botapi.parameters import Parameters, show
from tests.support.botapi.records import Call, Fault
from tests.support.botapi.refusals import RefusalError, StrictRefusalError
from tests.support.botapi.world import TOKEN, World

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

_TOKEN_FORM = re.compile(r"\d{6,12}:[\w-]{30,50}", re.ASCII)
TOO_MANY = http.HTTPStatus.TOO_MANY_REQUESTS
_BY_LOWER_NAME = {name.lower(): name for name in METHODS}


class _Reply(NamedTuple):
    status: int
    body: dict[str, object]
    description: str = ""


class BotApiServer:
    """The server; use it as an asynchronous context manager.

    Attributes:
        token: The one token it knows.
        world: Its state.
        watch: Told of each call, with its method, once before it is carried out ("asked") and
            once after it ("done"), before the reply leaves.
    """

    def __init__(self) -> None:
        self.token = TOKEN
        self.world = World()
        self.watch: Callable[[str, str], None] = lambda _method, _stage: None
        self._called = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        # A killed bot's open poll must end with it, or its successor would meet a 409.
        self._runner = web.AppRunner(
            app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """Its address, to be given to the bot as ON_RECORD_TELEGRAM_API_URL."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def calls(self) -> tuple[Call, ...]:
        """Everything that was asked of it, in order of completion."""
        return tuple(self.world.calls)

    @property
    def violations(self) -> tuple[str, ...]:
        """What Telegram would have let pass but changed or ignored."""
        return tuple(self.world.violations)

    def calls_of(self, method: str) -> tuple[Call, ...]:
        """Return the calls of one method."""
        return tuple(call for call in self.world.calls if call.method == method)

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened; it is looked for after every call."""
        async with self._called:
            await self._called.wait_for(happened)

    async def until_flooded(self) -> None:
        """Wait until a call was refused with 429."""
        await self.until(lambda: any(call.status == TOO_MANY for call in self.world.calls))

    def forgive(self, part: str) -> None:
        """Take back violations that name `part`, for a test that means them.

        Raises:
            AssertionError: There is none.
        """
        meant = [text for text in self.world.violations if part in text]
        assert meant, f"no violation names {part!r}: {self.world.violations}"
        self.world.violations = [text for text in self.world.violations if part not in text]

    def user(self, user_id: int, name: str = "Ada") -> Seat:
        """Return a person in their own chat with the bot."""
        return Seat(self.world, user_id, name)

    def group(self, chat_id: int, title: str = "Newsroom") -> Group:
        """Return a group that the bot is a member of."""
        return Group(self.world, chat_id, title)

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of a method go wrong."""
        assert method in METHODS, f"the server has no method {method}"
        self.world.faults.setdefault(method, []).extend([fault] * times)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        method = _BY_LOWER_NAME.get(request.match_info["method"].lower())
        if not _TOKEN_FORM.fullmatch(token):
            return _respond(_refuse(RefusalError(404, "Not Found")))
        if token != self.token:
            return _respond(_refuse(RefusalError(401, "Unauthorized")))
        raw = await _read(request)
        at = asyncio.get_running_loop().time()
        self.watch(method or "", "asked")
        faults = self.world.faults.get(method or "", [])
        fault = faults.pop(0) if faults else None
        if fault is not None and not fault.carried_out:
            reply = _Reply(fault.status, {}, "fault")
        else:
            reply = await self._perform(method, raw, request.match_info["method"])
        if fault is not None and not fault.cut:
            reply = _refuse(_as_refusal(fault))
        self.watch(method or "", "done")
        self.world.calls.append(
            Call(
                method or request.match_info["method"],
                MappingProxyType(show(raw)),
                reply.status,
                reply.description,
                at,
            )
        )
        async with self._called:
            self._called.notify_all()
        if fault is not None and fault.hangs:
            # The handler is cancelled when the caller gives up.
            await asyncio.Event().wait()
        if fault is not None and fault.cut:
            return _cut_off(reply)
        if fault is not None and fault.status == 0:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault is not None and fault.html:
            page = f"<html><h1>{fault.status} {html.escape(reply.description)}</h1></html>"
            return web.Response(status=fault.status, text=page, content_type="text/html")
        return _respond(reply)

    async def _file(self, request: web.Request) -> web.Response:
        """Give out a file that getFile has named."""
        data = self.world.file_paths.get(request.match_info["path"])
        if request.match_info["token"] != self.token or data is None:
            return web.Response(status=404)
        return web.Response(body=data)

    async def _perform(self, method: str | None, raw: Mapping[str, object], asked: str) -> _Reply:
        if method is None:
            self.world.violations.append(f"there is no method {asked}")
            return _refuse(RefusalError(404, "Not Found"))
        try:
            result = await perform(self.world, method, Parameters(method, raw))
        except StrictRefusalError as refusal:
            self.world.violations.append(f"{method}: {refusal.description}")
            return _refuse(refusal)
        except RefusalError as refusal:
            return _refuse(refusal)
        except Exception as error:
            self.world.violations.append(f"{method}: a fault of the test server: {error!r}")
            raise
        return _Reply(200, {"ok": True, "result": result})


def _as_refusal(fault: Fault) -> RefusalError:
    if fault.status == 0:
        return RefusalError(0, "connection closed")
    if fault.status == TOO_MANY:
        seconds = fault.retry_after or 1
        return RefusalError(fault.status, f"Too Many Requests: retry after {seconds}", seconds)
    return RefusalError(fault.status, http.HTTPStatus(fault.status).phrase)


def _refuse(refusal: RefusalError) -> _Reply:
    body: dict[str, object] = {
        "ok": False,
        "error_code": refusal.code,
        "description": refusal.description,
    }
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return _Reply(refusal.code, body, refusal.description)


def _respond(reply: _Reply) -> web.Response:
    return web.json_response(reply.body, status=reply.status)


def _cut_off(reply: _Reply) -> web.Response:
    """Send two thirds of a reply as if that were all."""
    whole = json.dumps(reply.body).encode()
    return web.Response(body=whole[: len(whole) * 2 // 3], content_type="application/json")


async def _read(request: web.Request) -> dict[str, object]:
    """Return the parameters of a query string, a form or a JSON body."""
    raw: dict[str, object] = dict(request.query)
    if request.content_type == "application/json" and request.can_read_body:
        body = await request.json()
        if isinstance(body, dict):
            raw.update(body)
    elif request.can_read_body:
        raw.update(await request.post())
    return raw
