"""What Telegram shows of the bot: its commands in each kind of chat, and what it says it is."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot.errors import CallError

if TYPE_CHECKING:
    from bot.conversation import Desk
    from bot.telegram.api import BotApi

IN_GROUPS = ("ask", "who", "verify", "passage", "people", "sources", "help")
"""The commands that a group's menu shows, in this order: what one asks in front of others."""
FOR_ADMINISTRATORS = (*IN_GROUPS, "reset")
"""Everybody may use them all; who looks after a group also finds how to start over."""
NOT_IN_PRIVATE = ("ask",)
"""Where every message is a question no command is needed for one."""

_logger = logging.getLogger(__name__)


async def introduce(api: BotApi, desk: Desk) -> None:
    """Tell Telegram the commands and the descriptions, where they differ from what it has.

    The bot works without them, so a failure is only logged.
    """
    try:
        await _set_commands(api, desk)
        await _describe(api, "ShortDescription", "short_description", desk.phrases.say("bot_about"))
        await _describe(api, "Description", "description", desk.phrases.say("bot_description"))
    except CallError as error:
        _logger.warning("The commands could not be registered: %s", error)


async def _set_commands(api: BotApi, desk: Desk) -> None:
    described = {command.name: command.description for command in desk.commands}
    private = [name for name in described if name not in NOT_IN_PRIVATE]
    for kind, names in (
        ("default", private),
        ("all_private_chats", private),
        ("all_group_chats", IN_GROUPS),
        ("all_chat_administrators", FOR_ADMINISTRATORS),
    ):
        commands = [
            {"command": name, "description": described[name]} for name in names if name in described
        ]
        scope: dict[str, Any] = {"scope": {"type": kind}}
        if await api.call("getMyCommands", scope) != commands:
            await api.call("setMyCommands", {"commands": commands, **scope})


async def _describe(api: BotApi, method: str, name: str, text: str) -> None:
    if await api.call(f"getMy{method}", {}) != {name: text}:
        await api.call(f"setMy{method}", {name: text})
