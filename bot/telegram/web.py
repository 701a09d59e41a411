"""The bot's own HTTP endpoint: the webhook, and what watches over a service."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from typing import TYPE_CHECKING

from aiohttp import web

from bot.errors import StateError, TelegramError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from bot.settings import Address
    from bot.telegram.engine import Engine
    from bot.telegram.metrics import Metrics

MAX_BODY = 1 << 20
"""How many bytes an update may have. Texts end at 4,096 characters; the rest of an update, also a
message that is replied to, takes some ten thousand bytes at most."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
"""Source: https://core.telegram.org/bots/api#setwebhook."""
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
AGAIN_SECONDS = "5"

_logger = logging.getLogger(__name__)


def webhook_secret(token: str) -> str:
    """Return the secret that Telegram is to show with each update.

    It is made from the token, so that it needs no setting, stays the same over a restart, and
    tells nothing about the token: 64 characters of those that Telegram allows.
    """
    return hmac.new(token.encode(), b"On Record webhook", hashlib.sha256).hexdigest()


class Endpoint:
    """Listens on an address; an asynchronous context manager.

    - `/healthz`: 200 while the process works, for who restarts it otherwise.
    - `/readyz`: 200 while it takes and sends messages, for who sends it traffic.
    - `/metrics`: counts, for Prometheus.
    - the webhook's path: takes updates from Telegram, and from nobody else.

    Args:
        address: Where to listen.
        engine: What stores updates.
        metrics: What counts.
        is_healthy: Whether the process works.
        is_ready: Whether it works and is connected to Telegram.
        hook: The webhook's path and its secret; None where updates are fetched.
    """

    def __init__(
        self,
        address: Address,
        engine: Engine,
        metrics: Metrics,
        is_healthy: Callable[[], bool],
        is_ready: Callable[[], bool],
        hook: tuple[str, str] | None = None,
    ) -> None:
        self._address = address
        self._engine = engine
        self._metrics = metrics
        self._states = {"/healthz": is_healthy, "/readyz": is_ready}
        self._secret = hook[1].encode() if hook else b""
        self._is_open = True
        app = web.Application(client_max_size=MAX_BODY)
        for path in self._states:
            app.router.add_get(path, self._state)
        app.router.add_get("/metrics", self._show_metrics)
        if hook:
            app.router.add_post(hook[0], self._take)
        # The paths of requests can be anything, and are in no log.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)

    async def __aenter__(self) -> Self:
        try:
            await self._runner.setup()
            site = web.TCPSite(self._runner, self._address.host, self._address.port)
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            raise TelegramError(
                f"The bot cannot listen on {self._address} ({error.strerror}); "
                "choose another address with ON_RECORD_LISTEN."
            ) from None
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._runner.addresses[0][1])

    def close(self) -> None:
        """Take no more updates; Telegram keeps them and brings them again."""
        self._is_open = False

    async def _state(self, request: web.Request) -> web.Response:
        is_so = self._states[request.path]()
        return web.Response(text="yes\n" if is_so else "no\n", status=200 if is_so else 503)

    async def _show_metrics(self, _: web.Request) -> web.Response:
        return web.Response(text=self._metrics.text(), headers={"Content-Type": METRICS_TYPE})

    async def _take(self, request: web.Request) -> web.Response:
        """Store an update; only once that is done is Telegram told so.

        After any status but 200 Telegram brings the update again.
        """
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, self._secret):
            self._metrics.count("webhook_denied")
            return web.Response(status=403)
        if not self._is_open or self._engine.is_full:
            return web.Response(status=503, headers={"Retry-After": AGAIN_SECONDS})
        try:
            update = json.loads(await request.read())
        except ValueError:
            update = None
        except web.HTTPRequestEntityTooLarge:
            self._metrics.count("webhook_denied")
            raise
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            self._metrics.count("webhook_denied")
            return web.Response(status=400)
        try:
            await self._engine.accept([update])
        except StateError as error:
            _logger.error("%s Telegram will bring the message again.", error)  # noqa: TRY400 - a sentence, no traceback
            return web.Response(status=503, headers={"Retry-After": AGAIN_SECONDS})
        return web.Response()
