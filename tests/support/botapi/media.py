"""Pictures and files that the bot sends: sendPhoto, sendDocument, editMessageCaption."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from tests.support.botapi import limits
from tests.support.botapi.entities import count_units, read_entities
from tests.support.botapi.refusals import RefusalError, StrictRefusalError, bad_request
from tests.support.botapi.text import Settled, settle
from tests.support.botapi.world import bot_json, message_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.botapi.keyboard import Keyboard
    from tests.support.botapi.parameters import Parameters
    from tests.support.botapi.records import Message
    from tests.support.botapi.updates import JsonObject
    from tests.support.botapi.world import Chat, World


def read_caption(parameters: Parameters) -> Settled:
    """Return a caption with its entities as the chat shows it; it may be missing."""
    if parameters.has("parse_mode"):
        raise StrictRefusalError("this bot sends entities, never a parse_mode")
    given = parameters.json("caption_entities")
    entities = read_entities(given) if given is not None else ()
    text = parameters.string("caption")
    if not text:
        return Settled("")
    settled = settle(text, entities)
    if count_units(settled.text) > limits.CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return settled


def read_photo(parameters: Parameters) -> tuple[str, bytes]:
    """Return a photo that Telegram can take: its kind, and its bytes."""
    _, data = parameters.file("photo")
    if len(data) > limits.PHOTO_BYTES:
        raise RefusalError(413, "Request Entity Too Large")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            width, height = picture.size
    except OSError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > limits.PHOTO_SIDES or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return "photo", data


def read_document(parameters: Parameters) -> tuple[str, bytes]:
    """Return a file: its kind, with its name, and its bytes."""
    name, data = parameters.file("document")
    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > limits.UPLOAD_BYTES:
        raise RefusalError(413, "Request Entity Too Large")
    if not name:
        raise StrictRefusalError("the file has no name")
    return f"document {name}", data


def put(
    world: World,
    chat: Chat,
    parameters: Parameters,
    keyboard: Keyboard,
    reply_to: int | None,
    read: Callable[[Parameters], tuple[str, bytes]],
) -> JsonObject:
    """Put a message with a file into a chat."""
    settled = read_caption(parameters)
    kind, data = read(parameters)
    thread = parameters.integer("message_thread_id")
    if thread is not None and thread not in chat.topics:
        raise bad_request("message thread not found")
    message = world.post(
        chat,
        settled,
        keyboard,
        preview=False,
        reply_to=reply_to,
        thread=thread,
        kind=kind,
        file=data,
    )
    return message_json(message, chat, bot_json())


def with_caption(before: Message, parameters: Parameters, keyboard: Keyboard) -> Message:
    """Return a message with another caption.

    Raises:
        RefusalError: It has none: it is a text.
    """
    if before.kind == "text":
        raise bad_request("there is no caption in the message to edit")
    settled = read_caption(parameters)
    return replace(before, text=settled.text, entities=settled.entities, keyboard=keyboard)
