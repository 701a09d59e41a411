"""A bare echo on aiogram as it comes: `python bare_aiogram.py TOKEN URL`."""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module
from typing import Any

# It is no package of the project's: requirements/bench-telegram.txt has it.
aiogram = import_module("aiogram")
sessions = import_module("aiogram.client.session.aiohttp")
servers = import_module("aiogram.client.telegram")


async def echo(message: Any) -> None:
    """Say the same."""
    await message.answer(message.text or "")


token, url = sys.argv[1:]
session = sessions.AiohttpSession(api=servers.TelegramAPIServer.from_base(url))
dispatcher = aiogram.Dispatcher()
dispatcher.message()(echo)
asyncio.run(dispatcher.start_polling(aiogram.Bot(token, session=session)))
