"""The Bot API methods, each held to what Telegram refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.botapi import limits, media
from tests.support.botapi.entities import read_entities
from tests.support.botapi.inline import read_answer
from tests.support.botapi.keyboard import Keyboard, read_keyboard
from tests.support.botapi.profile import (
    describe,
    described,
    get_my_commands,
    set_my_commands,
)
from tests.support.botapi.records import CallbackAnswer, Message
from tests.support.botapi.refusals import RefusalError, StrictRefusalError, bad_request
from tests.support.botapi.text import Settled, settle
from tests.support.botapi.updates import KINDS, JsonObject
from tests.support.botapi.world import Chat, Webhook, World, bot_json, message_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.support.botapi.parameters import Parameters

_ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)
_PREVIEW = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")
_REPLY = ("message_id", "allow_sending_without_reply")


async def get_me(_world: World, _parameters: Parameters) -> JsonObject:
    """Return the bot."""
    return {
        **bot_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, parameters: Parameters) -> list[JsonObject]:
    """Confirm and return updates; long polling."""
    _allow(world, parameters)
    limit = parameters.integer("limit", limits.UPDATES) or limits.UPDATES
    if not 1 <= limit <= limits.UPDATES:
        raise StrictRefusalError(f"limit is {limit}, not 1 to {limits.UPDATES}")
    timeout = parameters.integer("timeout", 0) or 0
    if timeout < 0 or timeout > limits.POLL_SECONDS:
        raise StrictRefusalError(f"timeout is {timeout}, not 0 to {limits.POLL_SECONDS}")
    return await world.updates.take(parameters.integer("offset", 0) or 0, limit, timeout)


async def send_message(world: World, parameters: Parameters) -> JsonObject:
    """Put a message into a chat."""
    settled, preview = _content(parameters)
    keyboard = _keyboard(parameters)
    chat = _chat(world, parameters)
    reply_to = _reply_to(chat, parameters)
    thread = parameters.integer("message_thread_id")
    if thread is not None and thread not in chat.topics:
        raise bad_request("message thread not found")
    message = world.post(chat, settled, keyboard, preview=preview, reply_to=reply_to, thread=thread)
    return message_json(message, chat, bot_json())


async def edit_message_text(world: World, parameters: Parameters) -> JsonObject:
    """Replace a message's text, entities and keyboard."""
    try:
        settled, preview = _content(parameters)
    except RefusalError as refusal:
        if refusal.description.endswith("message is too long"):
            raise bad_request("MESSAGE_TOO_LONG") from None
        raise
    keyboard = _keyboard(parameters)
    chat, before = _own_message(world, parameters)
    if before.kind != "text":
        raise bad_request("there is no text in the message to edit")
    after = replace(
        before,
        text=settled.text,
        entities=settled.entities,
        keyboard=keyboard,
        preview=preview,
    )
    return message_json(world.change(chat, before, after), chat, bot_json())


def _send_file(
    read: Callable[[Parameters], tuple[str, bytes]],
) -> Callable[[World, Parameters], Awaitable[JsonObject]]:
    async def method(world: World, parameters: Parameters) -> JsonObject:
        keyboard, chat = _keyboard(parameters), _chat(world, parameters)
        reply_to = _reply_to(chat, parameters)
        return media.put(world, chat, parameters, keyboard, reply_to, read)

    return method


async def edit_message_caption(world: World, parameters: Parameters) -> JsonObject:
    """Replace the caption and the keyboard of a message with a file."""
    keyboard = _keyboard(parameters)
    chat, before = _own_message(world, parameters)
    after = world.change(chat, before, media.with_caption(before, parameters, keyboard))
    return message_json(after, chat, bot_json())


async def edit_message_reply_markup(world: World, parameters: Parameters) -> JsonObject:
    """Replace a message's keyboard."""
    keyboard = _keyboard(parameters)
    chat, before = _own_message(world, parameters)
    after = world.change(chat, before, replace(before, keyboard=keyboard))
    return message_json(after, chat, bot_json())


async def delete_messages(world: World, parameters: Parameters) -> bool:
    """Delete messages of the bot's own; those that are not there are skipped."""
    chat, ids = _chat(world, parameters), parameters.json("message_ids")
    if not isinstance(ids, list) or not all(isinstance(number, int) for number in ids):
        raise bad_request("can't parse message identifiers")
    if not 1 <= len(ids) <= limits.DELETED:
        raise bad_request("message identifiers are not specified")
    if any(number in chat.messages and not chat.messages[number].from_bot for number in ids):
        raise StrictRefusalError("this bot deletes no messages but its own")
    for number in ids:
        chat.messages.pop(number, None)
    return True


async def answer_inline_query(world: World, parameters: Parameters) -> bool:
    """Offer results for what somebody has typed behind the bot's name."""
    answer = read_answer(parameters)
    asked = world.inline.get(parameters.string("inline_query_id"))
    if asked is None or asked.is_too_old:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if not asked.answer.done():
        asked.answer.set_result(answer)
    return True


async def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """End the waiting mark on a pressed button."""
    text = parameters.string("text")
    if len(text) > limits.ALERT_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    pressed = world.presses.get(parameters.string("callback_query_id"))
    if pressed is None or pressed.answer.done():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    pressed.answer.set_result(CallbackAnswer(text, parameters.flag("show_alert")))
    return True


async def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show "typing…" and the like."""
    action = parameters.string("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.actions.append((_chat(world, parameters).id, action))
    return True


async def delete_webhook(world: World, parameters: Parameters) -> bool:
    """Let updates be fetched from now on; drop what waits if asked to."""
    world.webhook = None
    world.updates.has_webhook = False
    if parameters.flag("drop_pending_updates"):
        await world.updates.forget()
    return True


async def set_webhook(world: World, parameters: Parameters) -> bool:
    """Bring updates to an address from now on; a test does so with `Hook`."""
    url, secret = parameters.string("url"), parameters.string("secret_token")
    if not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= (parameters.integer("max_connections", 40) or 0) <= 100:
        raise StrictRefusalError("max_connections is not 1 to 100")
    _allow(world, parameters)
    world.webhook = Webhook(url, secret)
    world.updates.has_webhook = True
    return True


async def get_webhook_info(world: World, _parameters: Parameters) -> JsonObject:
    """Say where updates are brought to."""
    return {
        "url": world.webhook.url if world.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.unconfirmed),
    }


def _allow(world: World, parameters: Parameters) -> None:
    if parameters.has("allowed_updates"):
        kinds = parameters.json("allowed_updates")
        if not isinstance(kinds, list) or not all(kind in KINDS for kind in kinds):
            raise StrictRefusalError(f"Telegram ignores these allowed_updates: {kinds}")
        world.updates.allow(kinds)


def _chat(world: World, parameters: Parameters) -> Chat:
    chat_id = parameters.integer("chat_id")
    if chat_id is None:
        raise bad_request("chat_id is empty")
    return world.find_chat(chat_id)


def _own_message(world: World, parameters: Parameters) -> tuple[Chat, Message]:
    chat = _chat(world, parameters)
    message_id = parameters.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    return chat, world.find_own(chat, message_id)


def _content(parameters: Parameters) -> tuple[Settled, bool]:
    if parameters.has("parse_mode"):
        if parameters.has("entities"):
            raise StrictRefusalError("parse_mode and entities are given together")
        raise StrictRefusalError("this bot sends entities, never a parse_mode")
    entities = read_entities(parameters.json("entities")) if parameters.has("entities") else ()
    preview = parameters.record("link_preview_options", _PREVIEW)
    return settle(parameters.string("text"), entities), preview.get("is_disabled") is not True


def _keyboard(parameters: Parameters) -> Keyboard:
    return read_keyboard(parameters.json("reply_markup")) if parameters.has("reply_markup") else ()


def _reply_to(chat: Chat, parameters: Parameters) -> int | None:
    reply = parameters.record("reply_parameters", _REPLY)
    message_id = reply.get("message_id")
    if message_id is None:
        return None
    if not isinstance(message_id, int):
        raise StrictRefusalError("reply_parameters.message_id is no integer")
    if message_id in chat.messages:
        return message_id
    if reply.get("allow_sending_without_reply") is True:
        return None
    raise bad_request("message to be replied not found")


async def get_file(world: World, parameters: Parameters) -> JsonObject:
    """Name the path of a file, which can be fetched from then on."""
    file_id = parameters.string("file_id")
    data = world.files.get(file_id)
    if data is None:
        raise bad_request("invalid file_id")
    if len(data) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    path = f"documents/file_{file_id[1:]}"
    world.file_paths[path] = data
    unique = f"U{file_id}"
    return {"file_id": file_id, "file_unique_id": unique, "file_size": len(data), "file_path": path}


METHODS: dict[str, Callable[[World, Parameters], Awaitable[object]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "sendMessage": send_message,
    "sendPhoto": _send_file(media.read_photo),
    "sendDocument": _send_file(media.read_document),
    "editMessageCaption": edit_message_caption,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": describe("description", limits.DESCRIPTION),
    "getMyDescription": described("description"),
    "setMyShortDescription": describe("short_description", limits.SHORT_DESCRIPTION),
    "getMyShortDescription": described("short_description"),
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "deleteWebhook": delete_webhook,
    "setWebhook": set_webhook,
    "getWebhookInfo": get_webhook_info,
}


async def perform(world: World, method: str, parameters: Parameters) -> object:
    """Carry out a method of `METHODS` and return its result."""
    return await METHODS[method](world, parameters)
