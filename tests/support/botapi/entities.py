"""Message entities: read from JSON and held to Telegram's rules. Offsets are UTF-16 units.

The rules are those of tdlib/td (`fix_formatted_text`, `are_entities_valid`) and of "Formatting
options" in the Bot API. Where Telegram would silently rearrange entities, this is stricter.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.support.botapi import limits
from tests.support.botapi.refusals import RefusalError, StrictRefusalError, bad_request

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
PREFORMATTED = ("pre", "code")
CONTINUOUS = (*PREFORMATTED, "text_link", "text_mention", "custom_emoji")
FOUND_BY_TELEGRAM = (
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
)
_EXTRA_FIELDS = {
    "pre": ("language",),
    "text_link": ("url",),
    "text_mention": ("user",),
    "custom_emoji": ("custom_emoji_id",),
}
_ORDER = (*CONTINUOUS, *QUOTES, *SPLITTABLE)


class Entity(NamedTuple):
    """A marked stretch of a message's text.

    Attributes:
        offset: Its first UTF-16 unit.
        length: How many UTF-16 units it covers.
        type: The Bot API's name of its type.
        extra: Its further fields, sorted, such as `(("url", "https://…"),)`.
    """

    offset: int
    length: int
    type: str
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def end(self) -> int:
        """One past its last UTF-16 unit."""
        return self.offset + self.length

    def of(self, text: str) -> str:
        """Return the characters of `text` that it covers."""
        return from_units(to_units(text)[2 * self.offset : 2 * self.end])


def to_units(text: str) -> bytes:
    """Return UTF-16 without a mark: two bytes a unit."""
    return text.encode("utf-16-le", "surrogatepass")


def from_units(units: bytes) -> str:
    """Return the text of UTF-16 units, lone surrogates included."""
    return units.decode("utf-16-le", "surrogatepass")


def count_units(text: str) -> int:
    """Return a text's length in UTF-16 units."""
    return len(to_units(text)) // 2


def read_entities(value: object) -> tuple[Entity, ...]:
    """Read a JSON array of MessageEntity.

    Raises:
        RefusalError: It is no such array, or holds an unknown type or field.
    """
    if not isinstance(value, list):
        raise StrictRefusalError("entities is no array, so Telegram would ignore it")
    try:
        return tuple(_read_entity(item) for item in value)
    except RefusalError as refusal:
        if isinstance(refusal, StrictRefusalError):
            raise
        raise bad_request(f"can't parse MessageEntity: {refusal.description}") from None


def _read_entity(item: object) -> Entity:
    if not isinstance(item, dict):
        raise RefusalError(400, "expected an Object")
    numbers: list[int] = []
    for name in ("offset", "length"):
        number = item.get(name)
        if number is None:
            raise RefusalError(400, f'Field "{name}" must be of type Number')
        if not isinstance(number, int) or isinstance(number, bool):
            raise RefusalError(400, f'Field "{name}" must be of type Number')
        numbers.append(number)
    kind = item.get("type")
    if not isinstance(kind, str) or kind not in (*_ORDER, *FOUND_BY_TELEGRAM):
        raise RefusalError(400, "Unsupported type specified")
    if kind in FOUND_BY_TELEGRAM:
        raise StrictRefusalError(f"Telegram ignores a {kind} entity that a bot sends")
    allowed = _EXTRA_FIELDS.get(kind, ())
    unknown = sorted(set(item) - {"offset", "length", "type", *allowed})
    if unknown:
        raise StrictRefusalError(f"a {kind} entity has unknown fields: {', '.join(unknown)}")
    if kind != "pre" and (missing := [name for name in allowed if not item.get(name)]):
        raise RefusalError(400, f'Can\'t find field "{missing[0]}"')
    extra = tuple((name, str(item[name])) for name in allowed if name in item)
    return Entity(numbers[0], numbers[1], kind, extra)


def sort_entities(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return entities in Telegram's order: by offset, the longer first, then by type."""
    return tuple(sorted(entities, key=lambda e: (e.offset, -e.length, _ORDER.index(e.type))))


def check_entities(text: str, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Hold entities to the text as sent, before anything is cleaned or trimmed.

    Returns:
        The entities in Telegram's order.

    Raises:
        RefusalError: They are out of range or cut a character, with Telegram's description.
        StrictRefusalError: Telegram would drop, split or merge some of them.
    """
    for entity in entities:
        if not 0 <= entity.offset <= limits.ENTITY_OFFSET:
            raise bad_request(f"receive an entity with incorrect offset {entity.offset}")
        if not 0 <= entity.length <= limits.ENTITY_OFFSET:
            raise bad_request(f"receive an entity with incorrect length {entity.length}")
    if any(entity.length == 0 for entity in entities):
        raise StrictRefusalError("Telegram drops an entity of length zero")
    if len(entities) > limits.ENTITIES:
        raise StrictRefusalError(f"Telegram keeps only {limits.ENTITIES} entities of a message")
    ordered = sort_entities(entities)
    _check_range(text, ordered)
    check_nesting(ordered)
    return ordered


def _check_range(text: str, ordered: tuple[Entity, ...]) -> None:
    borders: dict[int, int] = {}
    unit = byte = 0
    for character in text:
        borders[unit] = byte
        unit += 2 if ord(character) > 0xFFFF else 1
        byte += len(character.encode("utf-8", "surrogatepass"))
    borders[unit] = byte
    for entity in ordered:
        if entity.offset > unit:
            raise bad_request(
                f"entity begins after the end of the text at UTF-16 offset {entity.offset}"
            )
        if entity.offset not in borders:
            raise bad_request(
                "entity begins in a middle of a UTF-16 symbol at byte offset "
                f"{borders[entity.offset + 1]}"
            )
        if entity.end > unit:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the "
                f"text at UTF-16 offset {entity.end}"
            )
        if entity.end not in borders:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends in a middle of a "
                f"UTF-16 symbol at byte offset {borders[entity.end + 1]}"
            )


def check_nesting(ordered: tuple[Entity, ...]) -> None:
    """Hold entities in Telegram's order to one another.

    Raises:
        StrictRefusalError: Telegram would drop, split or merge some of them.
    """
    around: list[Entity] = []
    ends = dict.fromkeys(SPLITTABLE, -1)
    for entity in ordered:
        while around and around[-1].end <= entity.offset:
            around.pop()
        for outer in around:
            if entity.end > outer.end:
                raise StrictRefusalError(f"a {entity.type} entity partly overlaps a {outer.type}")
            if not _may_hold(outer.type, entity.type):
                raise StrictRefusalError(f"a {entity.type} entity stands inside a {outer.type}")
        if entity.type in SPLITTABLE:
            if ends[entity.type] >= entity.offset:
                raise StrictRefusalError(f"Telegram would merge two {entity.type} entities")
            ends[entity.type] = entity.end
        around.append(entity)


def _may_hold(outer: str, inner: str) -> bool:
    """Say whether Telegram leaves `inner` inside `outer` as it is."""
    if outer in PREFORMATTED:
        return False
    if inner in SPLITTABLE:
        return True
    return outer in QUOTES and inner not in QUOTES
