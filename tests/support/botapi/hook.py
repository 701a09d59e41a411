"""Telegram's side of a webhook: updates are brought to the bot until it has taken them."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.botapi.server import BotApiServer

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Hook:
    """Brings updates to the port that the bot listens on, as the proxy before it would.

    Args:
        server: The server with the updates; the bot has told it its webhook.
        port: The bot's own port.
    """

    def __init__(self, server: BotApiServer, port: int) -> None:
        self._server = server
        self._base = f"http://127.0.0.1:{port}"

    async def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of one of the bot's pages."""
        async with aiohttp.ClientSession() as client, client.get(self._base + path) as response:
            return response.status, await response.text()

    async def post(self, body: bytes, headers: Mapping[str, str] | None = None) -> int:
        """Bring anything and return the status; with the right secret if no headers are given."""
        webhook = self._server.world.webhook
        assert webhook is not None, "the bot has set no webhook"
        shown = {SECRET: webhook.secret} if headers is None else headers
        url = self._base + urlsplit(webhook.url).path
        async with (
            aiohttp.ClientSession() as client,
            client.post(url, data=io.BytesIO(body), headers=shown) as response,
        ):
            return response.status

    async def bring(self) -> None:
        """Bring updates for ever, in order; each until it is taken. To be run as a task."""
        while True:
            number, body = await self._server.world.updates.first()
            try:
                is_taken = await self.post(body) == 200
            except aiohttp.ClientError:
                is_taken = False
            if is_taken:
                await self._server.world.updates.confirm(number)
            else:
                await asyncio.sleep(0.05)
