"""Inline keyboards: read from JSON and held to Telegram's rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.botapi import limits
from tests.support.botapi.refusals import StrictRefusalError, bad_request

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
_FIELDS = ("text", "style", "icon_custom_emoji_id", *_ACTIONS)
_WRONG = "can't parse inline keyboard button: "
_STYLES = ("danger", "success", "primary")


@dataclass(frozen=True, slots=True)
class Key:
    """A button of an inline keyboard as the bot sent it."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    copy_text: str | None = None

    def to_json(self) -> dict[str, object]:
        """Return the Bot API's InlineKeyboardButton."""
        if self.copy_text is not None:
            return {"text": self.text, "copy_text": {"text": self.copy_text}}
        if self.url is not None:
            return {"text": self.text, "url": self.url}
        return {"text": self.text, "callback_data": self.callback_data}


Keyboard = tuple[tuple[Key, ...], ...]


def read_keyboard(value: object) -> Keyboard:
    """Read a reply_markup; only inline keyboards are taken.

    Raises:
        RefusalError: Telegram refuses it.
        StrictRefusalError: It has unknown fields, an empty row, or a button of two minds.
    """
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if unknown := sorted(set(value) - {"inline_keyboard"}):
        raise StrictRefusalError(f"reply_markup has unexpected fields: {', '.join(unknown)}")
    rows = value.get("inline_keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    if any(not row for row in rows):
        raise StrictRefusalError("an inline keyboard has an empty row")
    if any(len(row) > limits.BUTTONS_IN_ROW for row in rows):
        raise StrictRefusalError(f"a row has more than {limits.BUTTONS_IN_ROW} buttons")
    if sum(len(row) for row in rows) > limits.BUTTONS:
        raise bad_request("reply markup is too long")
    return tuple(tuple(_read_key(item) for item in row) for row in rows)


def _read_key(item: object) -> Key:
    if not isinstance(item, dict):
        raise bad_request(f"{_WRONG}InlineKeyboardButton must be an Object")
    if unknown := sorted(set(item) - set(_FIELDS)):
        raise StrictRefusalError(f"a button has unknown fields: {', '.join(unknown)}")
    text = item.get("text")
    if not isinstance(text, str):
        raise bad_request(f'{_WRONG}Can\'t find field "text"')
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if item.get("style") not in (None, *_STYLES):
        raise bad_request(f"{_WRONG}invalid button style specified")
    action = _find_action(item)
    if action == "copy_text":
        return Key(text, copy_text=_read_copied(item[action]))
    if action == "url":
        return Key(text, url=_read_string(item, action))
    data = _read_string(item, action)
    if len(data.encode("utf-8", "surrogatepass")) > limits.CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return Key(text, callback_data=data)


def _find_action(item: Mapping[str, object]) -> str:
    actions = [name for name in _ACTIONS if name in item]
    if len(actions) > 1:
        raise StrictRefusalError(f"a button has two actions: {', '.join(actions)}")
    if not actions or item[actions[0]] == "":
        raise bad_request(f"{_WRONG}Text buttons are unallowed in the inline keyboard")
    if actions[0] not in ("url", "callback_data", "copy_text"):
        raise StrictRefusalError(f"this bot has no need of a {actions[0]} button")
    return actions[0]


def _read_string(item: Mapping[str, object], name: str) -> str:
    value = item[name]
    if not isinstance(value, str):
        raise bad_request(f'{_WRONG}Field "{name}" must be of type String')
    return value


def _read_copied(value: object) -> str:
    if not isinstance(value, dict) or set(value) != {"text"} or not isinstance(value["text"], str):
        raise bad_request(f'{_WRONG}Field "copy_text" must be of type Object with a text')
    text = value["text"]
    if not 1 <= len(text.encode("utf-16-le")) // 2 <= limits.COPIED_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text
