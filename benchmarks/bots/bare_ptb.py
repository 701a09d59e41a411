"""A bare echo on python-telegram-bot as it comes: `python bare_ptb.py TOKEN URL`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from telegram.ext import Application, ContextTypes, MessageHandler, filters

if TYPE_CHECKING:
    from telegram import Update


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say the same."""
    if update.message is not None and update.message.text:
        await update.message.reply_text(update.message.text)


token, url = sys.argv[1:]
application = Application.builder().token(token).base_url(f"{url}/bot").build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
