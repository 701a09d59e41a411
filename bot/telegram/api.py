"""One request to the Bot API over aiohttp, and what is known when it fails.

python-telegram-bot's own request object is not used: the outbox must know whether a request that
failed can have been carried out, and over httpx each takes several times as long
(benchmarks/telegram.py).
"""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import MultipartWriter

from bot.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

    from bot.telegram.files import Upload

SEND_SECONDS = 20.0
"""How many seconds a request may take. Telegram answers within one; a busy one takes longer."""
DOWNLOAD_SECONDS = 60.0
"""How many seconds a file of up to 20 MB may take to come."""
CONNECT_SECONDS = 10.0
IDLE_SECONDS = 20.0
"""How long an idle connection is kept. Telegram's side closes them later than that, and one that
is closed just as a request is written leaves open whether that arrived."""
MAX_REPLY = 1 << 24
"""How many bytes a reply may have: 100 updates of the largest kind are far below this."""

_BETWEEN = (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT)
"""What a proxy says that has passed a request on and got no answer to it."""
_FILE_PATH = re.compile(r"(?!.*\.\.)[\w./-]{1,500}", re.ASCII)
"""Where a file is: "documents/file_7.pdf". It goes into an address that holds the token."""
_DONE = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b')

_SHUT = (
    "chat not found",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "not enough rights to send text",
    "have no rights to send a message",
    "chat_write_forbidden",
    "chat_restricted",
    "peer_id_invalid",
)
"""What Telegram says of a chat or a topic in which the bot can say nothing, an apology included."""
_NOT_EDITABLE = (
    "to edit not found",
    "can't be edited",
    "message_id_invalid",
    "no text in the message",
)


class RefusedError(CallError):
    """Telegram refused it, and would refuse it again.

    Attributes:
        code: Telegram's error code.
        description: Telegram's words; they hold nothing that people wrote.
        moved_to: The chat that the chat has become, if that is the reason.
    """

    def __init__(self, code: int, description: str, moved_to: int | None = None) -> None:
        super().__init__(f"Telegram refused a request ({code}: {description}).")
        self.code = code
        self.description = description
        self.moved_to = moved_to

    @property
    def is_token(self) -> bool:
        """Whether the token is the reason."""
        return self.code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)

    @property
    def is_shut(self) -> bool:
        """Whether the bot can say nothing there, to this person or in this chat or topic."""
        return self.code == HTTPStatus.FORBIDDEN or self.says(*_SHUT)

    @property
    def is_not_editable(self) -> bool:
        """Whether there is no text of the bot's at that id, or none that can be changed."""
        return self.says(*_NOT_EDITABLE)

    def says(self, *parts: str) -> bool:
        """Say whether the description holds one of these. The Bot API has no finer codes."""
        return any(part in self.description.casefold() for part in parts)


class FloodError(CallError):
    """Telegram asks to wait; it did nothing.

    Attributes:
        seconds: How long.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Telegram asks to wait {seconds:.0f} s.")
        self.seconds = seconds


class NotDoneError(CallError):
    """Telegram did nothing: it was not reached, or said so.

    Attributes:
        was_reached: Whether it said so.
    """

    def __init__(self, sentence: str, *, was_reached: bool = False) -> None:
        super().__init__(sentence)
        self.was_reached = was_reached


class PerhapsDoneError(CallError):
    """Telegram may have carried it out: the connection ended, or the reply said nothing."""


class StrangeReplyError(PerhapsDoneError):
    """The reply is one that no Bot API server gives."""


class TooLargeError(CallError):
    """A file is larger than it may be."""


class BotApi:
    """Makes requests; an asynchronous context manager.

    Args:
        token: The bot's token.
        base: The Bot API server, without "/bot".
    """

    def __init__(self, token: str, base: str) -> None:
        self._address = f"{base.rstrip('/')}/bot{token}/"
        self._files = f"{base.rstrip('/')}/file/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS),
            headers={"Content-Type": "application/json"},
            # Neither cookies nor a proxy from the environment's .netrc are of any use here.
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(
        self,
        method: str,
        payload: str | Mapping[str, Any],
        seconds: float | None = None,
        *,
        upload: Upload | None = None,
    ) -> Any:
        """Make a request and return its result.

        Args:
            method: The Bot API's name of it.
            payload: Its parameters, as JSON or to be made JSON.
            seconds: How long it may take in all; `SEND_SECONDS` where it is left out.
            upload: A file that goes with it.

        Raises:
            RefusedError: Telegram refused it for good.
            FloodError: It is to be made later.
            NotDoneError: It was not carried out, and can be made again.
            PerhapsDoneError: Nobody knows.
        """
        assert self._session is not None
        text = payload if isinstance(payload, str) else json.dumps(payload)
        body: bytes | MultipartWriter = text.encode() if upload is None else _form(text, upload)
        headers = None if isinstance(body, bytes) else {"Content-Type": body.content_type}
        timeout = aiohttp.ClientTimeout(
            total=SEND_SECONDS if seconds is None else seconds, sock_connect=CONNECT_SECONDS
        )
        try:
            async with self._session.post(
                self._address + method,
                data=body,
                headers=headers,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                status, reply = response.status, await response.content.read(MAX_REPLY)
                while not response.content.at_eof() and len(reply) < MAX_REPLY:
                    reply += await response.content.read(MAX_REPLY)
        # The library's own words hold the address, and so the token.
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotDoneError(f"No connection to Telegram ({type(error).__name__}).") from None
        except aiohttp.InvalidURL:
            raise NotDoneError("The Bot API's address is none.") from None
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            name = type(error).__name__
            raise PerhapsDoneError(f"The connection to Telegram failed ({name}).") from None
        return _read(status, reply)

    async def download(self, file_id: str, most: int) -> bytes:
        """Fetch a file that somebody sent.

        Args:
            file_id: Telegram's number of it.
            most: How many bytes it may have.

        Raises:
            TooLargeError: It has more.
            CallError: It could not be fetched.
        """
        assert self._session is not None
        found = await self.call("getFile", {"file_id": file_id})
        path = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(path, str) or not _FILE_PATH.fullmatch(path):
            raise NotDoneError("Telegram does not say where the file is.")
        timeout = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS, sock_connect=CONNECT_SECONDS)
        try:
            async with self._session.get(
                self._files + path, timeout=timeout, allow_redirects=False
            ) as response:
                if response.status != HTTPStatus.OK:
                    raise NotDoneError(f"The file could not be fetched ({response.status}).")
                data = bytearray()
                async for part in response.content.iter_chunked(1 << 16):
                    data += part
                    if len(data) > most:
                        raise TooLargeError("The file is larger than it may be.")
        # The library's own words hold the address, and so the token.
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            name = type(error).__name__
            raise NotDoneError(f"The file could not be fetched ({name}).") from None
        return bytes(data)


def _form(payload: str, upload: Upload) -> MultipartWriter:
    """Return parameters with a file as a form: https://core.telegram.org/bots/api#sending-files."""
    form = MultipartWriter("form-data")
    for name, value in json.loads(payload).items():
        part = form.append(value if isinstance(value, str) else json.dumps(value))
        part.set_content_disposition("form-data", name=name)
    part = form.append(upload.data)
    part.set_content_disposition("form-data", name=upload.field, filename=upload.name)
    return form


def _read(status: int, reply: bytes) -> Any:
    """Return a reply's result, or raise what it amounts to."""
    try:
        body = json.loads(reply)
    except ValueError:
        body = None
    if not isinstance(body, dict) or not isinstance(body.get("ok"), bool):
        if status == HTTPStatus.OK and _DONE.match(reply):
            # It was cut off behind its beginning, which says what matters.
            return None
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR and status not in _BETWEEN:
            raise NotDoneError(f"Telegram is out of order ({status}).", was_reached=True)
        if status in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
            raise StrangeReplyError(f"Telegram's reply could not be read (status {status}).")
        raise PerhapsDoneError(f"Telegram's reply could not be read (status {status}).")
    if body["ok"]:
        return body.get("result")
    raise _refusal(status, body)


def _refusal(status: int, body: Mapping[str, Any]) -> CallError:
    """Return the error of a reply that says that nothing was done."""
    found = body.get("error_code", status)
    code = found if isinstance(found, int) else status
    given = body.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    after, moved_to = parameters.get("retry_after"), parameters.get("migrate_to_chat_id")
    if isinstance(after, int | float) or code == HTTPStatus.TOO_MANY_REQUESTS:
        return FloodError(float(after) if isinstance(after, int | float) else 1.0)
    if code in _BETWEEN:
        return PerhapsDoneError(f"Telegram is out of order ({code}).")
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return NotDoneError(f"Telegram is out of order ({code}).", was_reached=True)
    description = body.get("description")
    return RefusedError(
        code,
        description if isinstance(description, str) else "no reason",
        moved_to if isinstance(moved_to, int) else None,
    )
