"""What people's messages hold besides their text: marked words, and files of many kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.botapi.entities import Entity, count_units

if TYPE_CHECKING:
    from tests.support.botapi.records import Message
    from tests.support.botapi.updates import JsonObject
    from tests.support.botapi.world import World

_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
)


def find_entities(text: str) -> tuple[Entity, ...]:
    """Return the commands and mentions that Telegram marks in what people write."""
    found = [
        Entity(count_units(text[: match.start()]), count_units(match[0]), kind)
        for kind, pattern in _FOUND
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found))


def attachment(world: World, message: Message) -> JsonObject:
    """Return the field of a Message that its sticker, photo, file or voice stands in, if any."""
    file: JsonObject = {"file_id": f"F{message.message_id}", "file_unique_id": "U"}
    size: JsonObject = {"width": 512, "height": 512, "file_size": 2048}
    if message.kind == "sticker":
        kinds: JsonObject = {"type": "regular", "is_animated": False, "is_video": False}
        return {"sticker": {**file, **size, **kinds, "emoji": "🙂"}}
    if message.kind == "photo":
        return {"photo": [{**file, **size}]}
    if message.kind == "voice":
        return {"voice": {**file, "duration": 3, "mime_type": "audio/ogg"}}
    if not message.kind.startswith("document "):
        return {}
    sent = list(world.files)[-1]
    named = {"file_id": sent, "file_unique_id": f"U{sent}"}
    name = message.kind.removeprefix("document ")
    return {"document": {**named, "file_name": name, "file_size": len(world.files[sent])}}
