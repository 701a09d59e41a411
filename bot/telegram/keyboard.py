"""The buttons under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.actions import encode

if TYPE_CHECKING:
    from bot.answering.answer import Answer

MAX_IN_ROW = 8
"""Telegram shows no more buttons in a row: https://limits.tginfo.me/en."""


def keyboard(answer: Answer) -> InlineKeyboardMarkup | None:
    """Return an answer's buttons with their actions as callback data; None where it has none."""
    rows = [
        [
            InlineKeyboardButton(b.label, callback_data=encode(b.action))
            for b in row[at : at + MAX_IN_ROW]
        ]
        for row in answer.buttons
        for at in range(0, len(row), MAX_IN_ROW)
    ]
    return InlineKeyboardMarkup(rows) if rows else None
