"""The buttons under an answer, and what they carry: an action and whose conversation it is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.actions import decode, encode

if TYPE_CHECKING:
    from bot.answering.actions import Action
    from bot.answering.answer import Answer

MAX_IN_ROW = 8
"""Telegram shows no more buttons in a row: https://limits.tginfo.me/en."""


_OWNER = re.compile(r"(.*)@(\d{1,19})", re.ASCII | re.DOTALL)


def keyboard(answer: Answer, owner: int | None) -> InlineKeyboardMarkup | None:
    """Return an answer's buttons with their actions as callback data; None where it has none.

    Args:
        answer: What they stand under.
        owner: In a group the id of the member whose question was answered: the turns and numbers
            that the buttons name are those of that member's conversation, whoever presses them.
    """
    rows = [
        [
            InlineKeyboardButton(b.label, callback_data=_write(b.action, owner))
            for b in row[at : at + MAX_IN_ROW]
        ]
        for row in answer.buttons
        for at in range(0, len(row), MAX_IN_ROW)
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def read_data(data: str) -> tuple[Action, int | None]:
    """Return a button's action, and the member whose conversation it belongs to, if it names one.

    Raises:
        ActionError: The data is none that `keyboard` writes.
    """
    match = _OWNER.fullmatch(data)
    return (decode(match[1]), int(match[2])) if match else (decode(data), None)


def _write(action: Action, owner: int | None) -> str:
    """Return callback data: with Telegram's user ids of 52 bits always within 64 bytes."""
    return encode(action) if owner is None else f"{encode(action)}@{owner}"
