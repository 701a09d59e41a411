"""What Telegram does to a message's text before anybody sees it: characters cleaned, ends trimmed.

After tdlib/td: `clean_input_string_with_entities` and `fix_formatted_text`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tests.support.botapi import limits
from tests.support.botapi.entities import (
    SPLITTABLE,
    Entity,
    check_entities,
    check_nesting,
    count_units,
    sort_entities,
)
from tests.support.botapi.refusals import bad_request

_DROPPED = frozenset("\r\u0333\u033f\u030a") | {chr(code) for code in range(0x2028, 0x202F)}
_BLANKED = frozenset(chr(code) for code in range(0x20)) - {"\n", "\r"}
_WHITE = " \n"
_DIRECTION_RUN = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
"""Of a run of direction marks Telegram keeps the last and makes the others U+200C."""


class Settled(NamedTuple):
    """A message's text and entities as the chat shows them."""

    text: str
    entities: tuple[Entity, ...] = ()


def settle(text: str, entities: tuple[Entity, ...] = ()) -> Settled:
    """Check a message's text with its entities and return what the chat shows.

    Raises:
        RefusalError: Telegram refuses the message.
        StrictRefusalError: Telegram would change its entities.
    """
    if not text:
        raise bad_request("message text is empty")
    if len(text.encode("utf-8", "surrogatepass")) > limits.TEXT_BYTES:
        raise bad_request("text is too long")
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        raise bad_request("strings must be encoded in UTF-8")
    cleaned = clean(text, check_entities(text, entities))
    settled = trim(cleaned)
    if not settled.text:
        raise bad_request("text must be non-empty")
    if count_units(settled.text) > limits.TEXT_UNITS:
        raise bad_request("message is too long")
    return settled


def clean(text: str, entities: tuple[Entity, ...]) -> Settled:
    """Blank control characters, drop others that Telegram drops, and move entities with them.

    Raises:
        StrictRefusalError: Entities that did not touch now do, and Telegram would merge them.
    """
    kept: list[str] = []
    moved = [0]
    for character in text:
        new = "" if character in _DROPPED else " " if character in _BLANKED else character
        kept.append(new)
        for _ in range(2 if ord(character) > 0xFFFF else 1):
            moved.append(moved[-1] + (1 if new else 0))
    marks = (
        entity._replace(
            offset=moved[entity.offset], length=moved[entity.end] - moved[entity.offset]
        )
        for entity in entities
    )
    kept_marks = sort_entities(tuple(mark for mark in marks if mark.length))
    check_nesting(kept_marks)  # what was apart may touch now
    kept_text = _DIRECTION_RUN.sub("\u200c", "".join(kept))
    return Settled(kept_text, _split(kept_marks))


def _split(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Cut styles where another style begins inside them; it looks the same."""
    starts = sorted({entity.offset for entity in entities if entity.type in SPLITTABLE})
    parts: list[Entity] = []
    for entity in entities:
        inside = (at for at in starts if entity.offset < at < entity.end)
        cuts = [entity.offset, *(inside if entity.type in SPLITTABLE else ()), entity.end]
        parts.extend(entity._replace(offset=a, length=b - a) for a, b in pairwise(cuts))
    return sort_entities(tuple(parts))


def trim(settled: Settled) -> Settled:
    """Take spaces and line ends off both ends, in front only up to the first entity."""
    text, entities = settled
    text = text.rstrip(_WHITE)
    end = count_units(text)
    kept = tuple(
        entity._replace(length=min(entity.end, end) - entity.offset)
        for entity in entities
        if entity.offset < end
    )
    blank = len(text) - len(text.lstrip(_WHITE))
    if kept:
        blank = min(blank, kept[0].offset)
    shifted = tuple(entity._replace(offset=entity.offset - blank) for entity in kept)
    return Settled(text[blank:], sort_entities(shifted))
