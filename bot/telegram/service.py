"""All parts of a running bot, put together: how it begins, works and comes to its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram import User

from bot.errors import CallError, TelegramError, TokenError
from bot.telegram.api import BotApi, RefusedError, StrangeReplyError
from bot.telegram.delivery import UNKNOWN_BOT, Delivery
from bot.telegram.engine import Engine
from bot.telegram.files import Workbench
from bot.telegram.gate import PER_SECOND, SendGate
from bot.telegram.handlers import ALLOWED_UPDATES, Handlers
from bot.telegram.inline import InlineDesk
from bot.telegram.inline_queue import InlineQueue
from bot.telegram.journal import Journal
from bot.telegram.lookout import Lookout
from bot.telegram.metrics import Metrics
from bot.telegram.office import House, Office
from bot.telegram.polling import Pauses, Poller
from bot.telegram.postman import Postman
from bot.telegram.presence import Presence
from bot.telegram.profile import introduce
from bot.telegram.web import Endpoint, webhook_secret

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.conversation import Desk
    from bot.settings import Address
    from bot.statefile import StateFile

STOP_SECONDS = 5.0
"""How many seconds the bot goes on answering what it has accepted once it is told to stop."""
LAST_SECONDS = 2.0
"""How many more the requests get that are under way then."""
CLOSE_SECONDS = 1.0
"""How many the answers get that are being stored, and then the last word to Telegram. All of these
together are less than the ten seconds after which `docker stop` kills."""
WEBHOOK_CONNECTIONS = 40
MOST_STRANGE = 3
"""After so many replies that no Bot API server gives, it is taken for none."""

_logger = logging.getLogger(__name__)


class Wiring(NamedTuple):
    """How the bot is connected.

    Attributes:
        token: The bot's token.
        api_url: The Bot API server, without "/bot".
        webhook: The address that Telegram is to bring updates to, and the path in it; None where
            they are to be fetched.
        listen: Where to listen for the webhook and for who watches; None for nowhere.
        per_second: How many messages a second may be sent.
        house: What is set about people and files; None where everybody may ask and nobody add.
    """

    token: str
    api_url: str
    webhook: tuple[str, str] | None = None
    listen: Address | None = None
    per_second: int = PER_SECOND
    house: House | None = None


class Bot:
    """All parts of a running bot, made in a running loop."""

    def __init__(self, wiring: Wiring, desk: Desk, file: StateFile, api: BotApi) -> None:
        self._wiring, self._desk, self._api = wiring, desk, api
        self.metrics = Metrics()
        self.journal = Journal(file)
        gate, workbench = SendGate(wiring.per_second), Workbench(desk.read)
        delivery = Delivery(api, self.journal, gate, self.metrics, workbench)
        self.postman = Postman(delivery, self.journal, self.metrics)
        self.inline = InlineQueue(api, self.metrics)
        self.presence = Presence(api, gate)
        self.office = (
            Office(wiring.house, desk, self.journal, api) if wiring.house is not None else None
        )
        self.engine = Engine(
            self.journal, self.postman, self.metrics, self.inline, self.presence, self.office
        )
        self.poller = Poller(api, self.engine, self.metrics)
        self._is_connected = False
        self._is_stopping = False

    def is_ready(self) -> bool:
        """Say whether messages are taken and sent."""
        takes = self._wiring.webhook is not None or self.poller.is_well
        return self.journal.is_alive and self._is_connected and takes and not self._is_stopping

    async def work(self, endpoint: Endpoint | None) -> None:
        """Answer until cancelled."""
        try:
            user = await self._connect()
            self._is_connected = True
            if self.office is not None:
                self.office.username = user.username or ""
            self.engine.start(Handlers(self._desk, user))
            self.postman.start(self._desk.apology)
            answer = InlineDesk(self._desk, user.username or "").answer
            self.inline.start(answer if self.office is None else self.office.inline(answer))
            self.presence.start()
            beside = [asyncio.create_task(introduce(self._api, self._desk))]
            if self.office is not None:
                beside.append(asyncio.create_task(self.office.introduce()))
                beside.append(asyncio.create_task(self.office.watch()))
                lookout = Lookout(self._desk, self.journal, self.postman, self.office.door)
                beside.append(asyncio.create_task(lookout.run()))
            try:
                await self._until_failed()
            finally:
                for task in beside:
                    task.cancel()
                await asyncio.gather(*beside, return_exceptions=True)
        finally:
            self._is_stopping = True
            if endpoint is not None:
                endpoint.close()
            await self._finish()

    async def _until_failed(self) -> None:
        """Take updates in until a part fails for good, which ends the bot."""
        taking = asyncio.create_task(
            self.poller.run() if self._wiring.webhook is None else asyncio.Event().wait()
        )
        try:
            await asyncio.wait((taking, self.postman.failed), return_when=asyncio.FIRST_COMPLETED)
            for ended in (taking, self.postman.failed):
                if ended.done():
                    ended.result()
        except TokenError:
            # Nothing more can be sent.
            self._is_connected = False
            raise
        finally:
            taking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await taking

    async def _connect(self) -> User:
        """Make Telegram's acquaintance and say how updates are to come."""
        user: User = await _patiently(self._introduce)
        await _patiently(self._choose_way)
        _logger.info("Answering at Telegram as @%s.", user.username)
        return user

    async def _introduce(self) -> User:
        found = await self._api.call("getMe", {})
        try:
            return User.de_json(found, None)
        except Exception:  # noqa: BLE001 - the library raises anything on a strange reply
            raise StrangeReplyError("Telegram's reply is of another form.") from None

    async def _choose_way(self) -> None:
        if self._wiring.webhook is None:
            # A webhook left by another program would keep every message from us.
            await self._api.call("deleteWebhook", {})
            return
        base, path = self._wiring.webhook
        hook = {
            "url": base + path,
            "secret_token": webhook_secret(self._wiring.token),
            "allowed_updates": list(ALLOWED_UPDATES),
            "max_connections": WEBHOOK_CONNECTIONS,
        }
        try:
            await self._api.call("setWebhook", hook)
        except RefusedError as error:
            if error.is_token:
                raise
            raise TelegramError(
                f"Telegram does not take the webhook's address ({error.description}); check "
                "ON_RECORD_WEBHOOK_URL."
            ) from None

    async def _finish(self) -> None:
        """Answer what was accepted, for `STOP_SECONDS`; the rest stays for the next start."""
        if self._is_connected:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await self.engine.drain()
        await self.inline.stop()
        await self.presence.stop()
        await self.engine.stop(CLOSE_SECONDS)
        await self.postman.stop(LAST_SECONDS)
        if self.postman.failed.done():
            self.postman.failed.exception()
        if left := self.engine.waiting():
            _logger.warning("%d questions are not answered yet; the next start goes on.", left)
        if self._is_connected and self._wiring.webhook is None:
            await self.poller.acknowledge(CLOSE_SECONDS)


async def work(wiring: Wiring, desk: Desk, file: StateFile) -> None:
    """Connect a bot and answer until cancelled; then finish what was begun.

    Raises:
        TokenError: Telegram does not know the token.
        TelegramError: What answers is not a Bot API server, or the bot cannot listen.
        StateError: The state file cannot be used.
    """
    async with contextlib.AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi(wiring.token, wiring.api_url))
        bot = Bot(wiring, desk, file, api)
        stack.push_async_callback(bot.journal.close)
        await bot.engine.load()
        if bot.office is not None:
            await bot.office.load()
        endpoint = None
        if wiring.listen is not None:
            hook = (wiring.webhook[1], webhook_secret(wiring.token)) if wiring.webhook else None
            endpoint = Endpoint(
                wiring.listen,
                bot.engine,
                bot.metrics,
                lambda: bot.journal.is_alive,
                bot.is_ready,
                hook,
            )
            await stack.enter_async_context(endpoint)
        await bot.work(endpoint)


async def _patiently(call: Callable[[], Awaitable[Any]]) -> Any:
    """Make a request of the start; while Telegram cannot be reached, make it again.

    Raises:
        TokenError: Telegram does not know the token.
        TelegramError: What answers is not a Bot API server.
    """
    pauses, strange = Pauses(), 0
    while True:
        try:
            return await call()
        except RefusedError as error:
            if error.is_token:
                raise TokenError(UNKNOWN_BOT) from None
            raise TelegramError(f"{error} Check ON_RECORD_TELEGRAM_API_URL.") from None
        except CallError as error:
            strange += isinstance(error, StrangeReplyError)
            if strange == MOST_STRANGE:
                raise TelegramError(
                    "What answers at the Bot API's address is not a Bot API server; "
                    "check ON_RECORD_TELEGRAM_API_URL."
                ) from None
            pause = pauses.after(error)
            _logger.warning("%s Trying again in %.0f s.", error, pause)
            await asyncio.sleep(pause)
