"""The wiring: a python-telegram-bot application, its start, its polling and its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import signal
from typing import TYPE_CHECKING

from telegram import BotCommand, LinkPreviewOptions
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, Defaults

from bot.errors import TelegramError as StartError
from bot.errors import TokenError
from bot.state import StateStore
from bot.telegram.handlers import Handlers
from bot.telegram.polling import UNKNOWN_BOT, Pauses, Poller
from bot.telegram.processing import ChatOrder
from bot.telegram.receiving import UpdatesRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram.request import BaseRequest

    from bot.conversation import Command, Desk
    from bot.settings import Settings
    from bot.telegram.processing import AnyApplication

STOP_SECONDS = 15.0
"""How many seconds the last answers may take once the bot is told to stop."""

# No length is asked for: it is nowhere promised.
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_logger = logging.getLogger(__name__)


def run(settings: Settings, desk: Desk) -> int:
    """Answer at Telegram until SIGINT or SIGTERM.

    Args:
        settings: With a token.
        desk: Where questions are answered.

    Returns:
        The process's exit status, 0.

    Raises:
        TokenError: There is no token, it is malformed, or Telegram does not know it.
        TelegramError: (`bot.errors`) What answers is not a Bot API server.
        StateError: The file of conversations cannot be used.
    """
    token = _token(settings)
    with StateStore(settings.state) as store:
        asyncio.run(serve(build(token, str(settings.telegram_api_url), desk, store), desk.commands))
    return 0


def build(
    token: str,
    api_url: str,
    desk: Desk,
    store: StateStore,
    request: BaseRequest | None = None,
) -> AnyApplication:
    """Return an application that answers by `desk`; nothing is sent yet.

    Args:
        token: The bot's token.
        api_url: The Bot API server, without "/bot".
        desk: Where questions are answered.
        store: What remembers the conversations.
        request: What makes the HTTP requests, in place of the library's own.
    """
    base = api_url.rstrip("/")
    builder = (
        Application.builder()
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .updater(None)
        .job_queue(None)
        .concurrent_updates(ChatOrder())
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
    )
    if request is not None:
        builder = builder.request(request)
    application = builder.get_updates_request(request or UpdatesRequest()).build()
    Handlers(desk, store).register(application)
    return application


async def serve(application: AnyApplication, commands: Sequence[Command]) -> None:
    """Start an application, answer until SIGINT or SIGTERM, and finish what was begun.

    Raises:
        TokenError: Telegram does not know the token.
        TelegramError: (`bot.errors`) What answers is not a Bot API server.
    """
    work = asyncio.create_task(_work(application, commands))
    stopped = asyncio.create_task(_stop_signal())
    try:
        await asyncio.wait((work, stopped), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        if not work.done():
            _logger.info("Stopping.")
            work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work


async def _stop_signal() -> None:
    """Wait for SIGINT or SIGTERM; a second one then ends the process at once.

    Where a loop has no signal handlers (Windows) this waits for ever, and Ctrl-C cancels the
    whole program instead.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):
        for number in _STOP_SIGNALS:
            loop.add_signal_handler(number, stop.set)
    try:
        await stop.wait()
    finally:
        with contextlib.suppress(NotImplementedError):
            for number in _STOP_SIGNALS:
                loop.remove_signal_handler(number)


async def _work(application: AnyApplication, commands: Sequence[Command]) -> None:
    try:
        await _connect(application)
        await _register(application, commands)
        await application.start()
        poller = Poller(application)
        try:
            await poller.run()
        finally:
            await _finish(application, poller)
    finally:
        await application.shutdown()
        # An application that was never initialized leaves its bot's connections open.
        await application.bot.shutdown()


async def _connect(application: AnyApplication) -> None:
    """Make Telegram's acquaintance; while it cannot be reached, try again."""
    pauses = Pauses()
    while True:
        try:
            await application.initialize()
            # A webhook left by another program would keep every message from us.
            await application.bot.delete_webhook()
        except InvalidToken:
            raise TokenError(UNKNOWN_BOT) from None
        except (NetworkError, RetryAfter) as error:
            pause = pauses.after(error)
            _logger.warning(
                "Telegram cannot be reached (%s); trying again in %.0f s.",
                type(error).__name__,
                pause,
            )
            await asyncio.sleep(pause)
        # Its objects' own complaints about a reply of another shape come among these.
        except (TelegramError, TypeError, KeyError, ValueError, AttributeError):
            raise StartError(
                "What answers at the Bot API's address is not a Bot API server; "
                "check ON_RECORD_TELEGRAM_API_URL."
            ) from None
        else:
            _logger.info("Answering at Telegram as @%s.", application.bot.username)
            return


async def _register(application: AnyApplication, commands: Sequence[Command]) -> None:
    """Tell Telegram the commands, for its menu; the bot works without it."""
    try:
        await application.bot.set_my_commands(
            [BotCommand(command.name, command.description) for command in commands]
        )
    except InvalidToken:
        raise TokenError(UNKNOWN_BOT) from None
    except TelegramError as error:
        _logger.warning("The commands could not be registered (%s).", type(error).__name__)


async def _finish(application: AnyApplication, poller: Poller) -> None:
    """Answer what was fetched, for `STOP_SECONDS` at most, and acknowledge what was answered."""
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await application.stop()
    except TimeoutError:
        _logger.warning("Some answers are not sent yet; Telegram will ask them again.")
    await poller.acknowledge()


def _token(settings: Settings) -> str:
    """Return the token, as far as its form can tell."""
    secret = settings.telegram_bot_token
    if secret is None:
        raise TokenError(
            "There is no bot token; put the one from @BotFather in TELEGRAM_BOT_TOKEN."
        )
    token = secret.get_secret_value().strip()
    if not _TOKEN.fullmatch(token):
        raise TokenError(
            "TELEGRAM_BOT_TOKEN is no bot token; it must look like 123456:ABC-DEF, "
            "as @BotFather gave it."
        )
    return token
