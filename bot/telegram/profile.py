"""What Telegram shows of the bot: its commands in each kind of chat, and what it says it is.

All of it in each language that the bot has; Telegram shows the default to those of other languages:
https://core.telegram.org/bots/api#setmycommands.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from bot.answering.phrases import Phrases
    from bot.conversation import Command, Desk
    from bot.telegram.api import BotApi

IN_GROUPS = ("ask", "who", "verify", "passage", "people", "sources", "help")
"""The commands that a group's menu shows, in this order: what one asks in front of others."""
FOR_ADMINISTRATORS = (*IN_GROUPS, "reset")
"""Everybody may use them all; who looks after a group also finds how to start over."""
NOT_IN_PRIVATE = ("ask",)
"""Where every message is a question no command is needed for one."""

_logger = logging.getLogger(__name__)


class Language(NamedTuple):
    """A language to describe the bot in.

    Attributes:
        spoken: Speaks it for a while.
        parameters: What names it in a request; nothing for the default.
    """

    spoken: Callable[[], AbstractContextManager[None]]
    parameters: Mapping[str, str]


async def introduce(api: BotApi, desk: Desk) -> None:
    """Tell Telegram the commands and the descriptions, where they differ from what it has.

    The bot works without them, so a failure is only logged.
    """
    try:
        for language in in_languages(desk.phrases):
            with language.spoken():
                menu = desk.commands
                about = desk.phrases.say("bot_about")
                description = desk.phrases.say("bot_description")
            await _set_commands(api, menu, language.parameters)
            await _describe(
                api, "ShortDescription", {"short_description": about}, language.parameters
            )
            await _describe(api, "Description", {"description": description}, language.parameters)
    except CallError as error:
        _logger.warning("The commands could not be registered: %s", error)


def in_languages(phrases: Phrases) -> Iterator[Language]:
    """Yield the languages: the default for all, then each other for those who have set it."""
    for code in phrases.languages:
        parameters = {} if code == phrases.default else {"language_code": code}
        yield Language(partial(phrases.speaking, code), parameters)


async def _set_commands(api: BotApi, menu: Sequence[Command], language: Mapping[str, str]) -> None:
    described = {command.name: command.description for command in menu}
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
        scope: dict[str, Any] = {"scope": {"type": kind}, **language}
        if await api.call("getMyCommands", scope) != commands:
            await api.call("setMyCommands", {"commands": commands, **scope})


async def _describe(
    api: BotApi, method: str, text: Mapping[str, str], language: Mapping[str, str]
) -> None:
    if await api.call(f"getMy{method}", language) != text:
        await api.call(f"setMy{method}", {**text, **language})
