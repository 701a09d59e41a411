"""The bot at Telegram as a program: from its settings until SIGINT or SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import signal
from typing import TYPE_CHECKING

from bot.errors import TokenError
from bot.statefile import StateFile
from bot.telegram.office import house_of
from bot.telegram.service import Wiring, work

if TYPE_CHECKING:
    from bot.conversation import Desk
    from bot.settings import Settings

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
        TelegramError: What answers is not a Bot API server, or the bot cannot listen.
        StateError: The state file cannot be used.
    """
    wiring = Wiring(
        _token(settings),
        str(settings.telegram_api_url),
        settings.webhook_place,
        settings.listening,
        settings.send_rate,
        house_of(settings, desk.archive_path),
    )
    with StateFile(settings.state, alone=True) as file:
        asyncio.run(serve(wiring, desk, file))
    return 0


async def serve(wiring: Wiring, desk: Desk, file: StateFile) -> None:
    """Start, answer until SIGINT or SIGTERM or until cancelled, and finish what was begun.

    Raises:
        TokenError: Telegram does not know the token.
        TelegramError: What answers is not a Bot API server, or the bot cannot listen.
        StateError: The state file cannot be used.
    """
    working = asyncio.create_task(work(wiring, desk, file))
    stopped = asyncio.create_task(_stop_signal())
    try:
        await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        if not working.done():
            _logger.info("Stopping.")
            working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working


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
