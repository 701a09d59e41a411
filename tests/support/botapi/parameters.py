"""A call's parameters: which a method knows, and of what type they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from aiohttp.web import FileField

from tests.support.botapi.refusals import RefusalError, StrictRefusalError, bad_request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_JSON = "JSON"
_FILE = "file"
_TYPES = {
    "chat_id": "integer",
    "message_id": "integer",
    "message_thread_id": "integer",
    "offset": "integer",
    "limit": "integer",
    "timeout": "integer",
    "cache_time": "integer",
    "max_connections": "integer",
    "disable_notification": "boolean",
    "protect_content": "boolean",
    "show_alert": "boolean",
    "drop_pending_updates": "boolean",
    "is_personal": "boolean",
    "results": _JSON,
    "button": _JSON,
    "message_ids": _JSON,
    "entities": _JSON,
    "caption_entities": _JSON,
    "photo": _FILE,
    "document": _FILE,
    "reply_markup": _JSON,
    "link_preview_options": _JSON,
    "reply_parameters": _JSON,
    "allowed_updates": _JSON,
    "commands": _JSON,
    "scope": _JSON,
}
"""Types by name; what is not here is a string."""

_MEDIA = (
    "caption",
    "parse_mode",
    "caption_entities",
    "disable_notification",
    "protect_content",
    "reply_markup",
    "message_thread_id",
    "reply_parameters",
)
KNOWN: dict[str, tuple[str, ...]] = {
    "getMe": (),
    "getUpdates": ("offset", "limit", "timeout", "allowed_updates"),
    "sendMessage": (
        "chat_id",
        "text",
        "parse_mode",
        "entities",
        "disable_notification",
        "protect_content",
        "reply_markup",
        "message_thread_id",
        "link_preview_options",
        "reply_parameters",
    ),
    "sendPhoto": ("chat_id", "photo", *_MEDIA),
    "sendDocument": ("chat_id", "document", *_MEDIA),
    "editMessageCaption": (
        "chat_id",
        "message_id",
        "caption",
        "caption_entities",
        "reply_markup",
    ),
    "editMessageText": (
        "chat_id",
        "message_id",
        "text",
        "parse_mode",
        "entities",
        "reply_markup",
        "link_preview_options",
    ),
    "editMessageReplyMarkup": ("chat_id", "message_id", "reply_markup"),
    "deleteMessages": ("chat_id", "message_ids"),
    "answerInlineQuery": (
        "inline_query_id",
        "results",
        "cache_time",
        "is_personal",
        "next_offset",
        "button",
    ),
    "answerCallbackQuery": ("callback_query_id", "text", "show_alert", "cache_time"),
    "setMyCommands": ("commands", "scope", "language_code"),
    "getMyCommands": ("scope", "language_code"),
    "setMyDescription": ("description", "language_code"),
    "getMyDescription": ("language_code",),
    "setMyShortDescription": ("short_description", "language_code"),
    "getMyShortDescription": ("language_code",),
    "getFile": ("file_id",),
    "sendChatAction": ("chat_id", "action", "message_thread_id"),
    "deleteWebhook": ("drop_pending_updates",),
    "setWebhook": ("url", "secret_token", "allowed_updates", "max_connections"),
    "getWebhookInfo": (),
}
"""The methods that this server has, and the parameters that each takes here.

Source: https://core.telegram.org/bots/api, the methods' tables; parameters that the bot has no
use for are left out on purpose, so that their use is noticed.
"""


class Parameters:
    """A call's parameters, checked by name and type.

    Args:
        method: A method of `KNOWN`.
        raw: The parameters as they came, strings from a form or values from JSON.

    Raises:
        StrictRefusalError: The method does not take one of them, or its type is wrong.
    """

    def __init__(self, method: str, raw: Mapping[str, object]) -> None:
        if unknown := sorted(set(raw) - set(KNOWN[method])):
            raise StrictRefusalError(f"{method} does not take: {', '.join(unknown)}")
        self._values = {name: _decode(name, value) for name, value in raw.items()}

    def has(self, name: str) -> bool:
        """Say whether a parameter was given."""
        return name in self._values

    def integer(self, name: str, default: int | None = None) -> int | None:
        """Return an integer, or `default` where it was not given."""
        value = self._values.get(name, default)
        assert value is None or isinstance(value, int)
        return value

    def flag(self, name: str) -> bool:
        """Return a boolean; not given is false."""
        return self._values.get(name) is True

    def string(self, name: str) -> str:
        """Return a string; not given is empty."""
        value = self._values.get(name, "")
        assert isinstance(value, str)
        return value

    def file(self, name: str) -> tuple[str, bytes]:
        """Return a file that came with a form: its name, and its bytes.

        Raises:
            RefusalError: There is none.
        """
        value = self._values.get(name)
        if not isinstance(value, FileField):
            raise bad_request(f"there is no {name} in the request")
        value.file.seek(0)
        return value.filename, value.file.read()

    def json(self, name: str) -> object:
        """Return decoded JSON; not given is None."""
        return self._values.get(name)

    def record(self, name: str, fields: tuple[str, ...]) -> dict[str, object]:
        """Return a JSON object that has only `fields`; not given is empty.

        Raises:
            StrictRefusalError: It is no object, or has other fields.
        """
        value = self._values.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise StrictRefusalError(f"{name} is no object")
        if unknown := sorted(set(value) - set(fields)):
            raise StrictRefusalError(f"{name} has unknown fields: {', '.join(unknown)}")
        return value


def show(raw: Mapping[str, object]) -> dict[str, object]:
    """Return parameters as a record shows them: JSON decoded where it can be."""
    shown: dict[str, object] = {}
    for name, value in raw.items():
        try:
            shown[name] = _decode(name, value)
        except RefusalError:
            shown[name] = value
    return shown


def _decode(name: str, value: object) -> object:
    kind = _TYPES.get(name, "string")
    if kind in _READERS:
        return _READERS[kind](name, value)
    if kind == "boolean":
        if isinstance(value, bool):
            return value
        if value in ("true", "false", "True", "False"):
            return str(value).lower() == "true"
        raise StrictRefusalError(f"{name} is no boolean")
    if kind == _JSON:
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise StrictRefusalError(f"{name} is no JSON") from None
    if not isinstance(value, str):
        raise StrictRefusalError(f"{name} is no string")
    return value


def _file(name: str, value: object) -> FileField:
    if not isinstance(value, FileField):
        raise StrictRefusalError(f"{name} is no file; this bot has none at Telegram")
    return value


def _integer(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value, re.ASCII):
        return int(value)
    if name == "chat_id":
        raise bad_request("chat not found" if value else "chat_id is empty")
    raise StrictRefusalError(f"{name} is no integer")


_READERS: dict[str, Callable[[str, object], object]] = {"integer": _integer, _FILE: _file}
