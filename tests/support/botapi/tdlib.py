"""TDLib as a second judge of a message's text and entities, offline.

`parseMarkdown` is TDLib's one synchronous request that runs `fix_formatted_text`, which is what
the Bot API server runs on every message, over text and entities as given, and returns both. It
differs in two ways: it reads Markdown, so that its signs are put out of sight first, and it does
not trim. It neither limits the length nor looks at buttons.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import tdjson

from tests.support.botapi.entities import Entity

_TYPES = {
    "bold": "textEntityTypeBold",
    "italic": "textEntityTypeItalic",
    "underline": "textEntityTypeUnderline",
    "strikethrough": "textEntityTypeStrikethrough",
    "spoiler": "textEntityTypeSpoiler",
    "code": "textEntityTypeCode",
    "pre": "textEntityTypePre",
    "text_link": "textEntityTypeTextUrl",
    "blockquote": "textEntityTypeBlockQuote",
    "expandable_blockquote": "textEntityTypeExpandableBlockQuote",
}
_NAMES = {tdlib: name for name, tdlib in _TYPES.items()}
_WITHOUT_MARKDOWN = str.maketrans(dict.fromkeys("*_~|`[]()", "x"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What TDLib makes of a message.

    Attributes:
        complaint: Why it refuses it; empty where it takes it.
        text: The text as it keeps it, signs of Markdown replaced by "x"; not trimmed.
        entities: The entities as it keeps them, in its order.
    """

    complaint: str
    text: str = ""
    entities: tuple[Entity, ...] = ()


def judge(text: str, entities: tuple[Entity, ...]) -> Judgement:
    """Let TDLib judge a text and its entities."""
    _silence()
    reply = _execute(
        {
            "@type": "parseMarkdown",
            "text": {
                "@type": "formattedText",
                "text": without_markdown(text),
                "entities": [_to_tdlib(entity) for entity in entities],
            },
        }
    )
    if reply["@type"] == "error":
        return Judgement(reply["message"])
    return Judgement("", reply["text"], tuple(_from_tdlib(entity) for entity in reply["entities"]))


def leaves_alone(text: str, entities: tuple[Entity, ...]) -> bool:
    """Say whether TDLib keeps every character and every entity of a message as they are."""
    judgement = judge(text, entities)
    return (
        not judgement.complaint
        and judgement.text == without_markdown(text)
        and sorted(judgement.entities) == sorted(entities)
    )


def without_markdown(text: str) -> str:
    """Replace the signs that Markdown is made of, one for one."""
    return text.translate(_WITHOUT_MARKDOWN)


def version() -> str:
    """Return TDLib's version."""
    return str(_execute({"@type": "getOption", "name": "version"})["value"])


def _to_tdlib(entity: Entity) -> dict[str, object]:
    kind: dict[str, object] = {"@type": _TYPES[entity.type], **dict(entity.extra)}
    return {"@type": "textEntity", "offset": entity.offset, "length": entity.length, "type": kind}


def _from_tdlib(item: dict[str, Any]) -> Entity:
    kind = dict(item["type"])
    name = _NAMES[kind.pop("@type")]
    return Entity(item["offset"], item["length"], name, tuple(sorted(kind.items())))


@cache
def _silence() -> None:
    _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _execute(request: dict[str, object]) -> dict[str, Any]:
    reply = tdjson.td_execute(json.dumps(request).encode())
    assert reply is not None, "TDLib has no such synchronous request"
    answer: dict[str, Any] = json.loads(reply)
    return answer
