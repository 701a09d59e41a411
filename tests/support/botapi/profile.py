"""The methods for what Telegram shows of a bot: its commands and descriptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.botapi import limits
from tests.support.botapi.records import Command
from tests.support.botapi.refusals import StrictRefusalError, bad_request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.support.botapi.parameters import Parameters
    from tests.support.botapi.updates import JsonObject
    from tests.support.botapi.world import World

_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)


async def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Register the bot's commands."""
    items = parameters.json("commands")
    if not isinstance(items, list):
        raise bad_request("can't parse commands JSON object")
    if len(items) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[_scope(parameters)] = tuple(_command(item) for item in items)
    return True


def _command(item: object) -> Command:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    if unknown := sorted(set(item) - {"command", "description"}):
        raise StrictRefusalError(f"a BotCommand has unknown fields: {', '.join(unknown)}")
    command, description = item.get("command"), item.get("description")
    if not isinstance(command, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: a field is missing or no String")
    if not re.fullmatch(limits.COMMAND_PATTERN, command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= limits.COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(command, description)


async def get_my_commands(world: World, parameters: Parameters) -> list[JsonObject]:
    """Return the commands of one scope and language."""
    return [
        {"command": item.command, "description": item.description}
        for item in world.commands.get(_scope(parameters), ())
    ]


def _scope(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.record("scope", ("type", "chat_id", "user_id"))
    kind = scope.get("type", "default")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    place = ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
    return place or "default", parameters.string("language_code")


def describe(name: str, longest: int) -> Callable[[World, Parameters], Awaitable[bool]]:
    """Return the method that sets one of the bot's descriptions."""

    async def method(world: World, parameters: Parameters) -> bool:
        text = parameters.string(name)
        if len(text) > longest:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        world.descriptions[name, parameters.string("language_code")] = text
        return True

    return method


def described(name: str) -> Callable[[World, Parameters], Awaitable[JsonObject]]:
    """Return the method that gives one of the bot's descriptions."""

    async def method(world: World, parameters: Parameters) -> JsonObject:
        return {name: world.descriptions.get((name, parameters.string("language_code")), "")}

    return method
