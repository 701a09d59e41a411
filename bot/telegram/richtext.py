"""Text with marks and evidence in code points, and its one way into Telegram's UTF-16 units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from telegram import MessageEntity

from bot.answering.proof import Piece, Rendered
from retrieval.article import Address

if TYPE_CHECKING:
    from collections.abc import Iterable

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Mark(NamedTuple):
    """A stretch that is shown in a style.

    Attributes:
        style: A type of `telegram.MessageEntity`, such as "bold".
        start: Its first character, in code points.
        end: One past its last.
    """

    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RichText:
    """A text, how its stretches are shown, and which of them are evidence.

    Marks may nest, as Telegram's entities do. Every offset counts code points of `text`.
    """

    text: str = ""
    marks: tuple[Mark, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def __add__(self, other: RichText) -> RichText:
        """Put another text behind this one."""
        by = len(self.text)
        return RichText(
            self.text + other.text,
            (*self.marks, *(Mark(m.style, m.start + by, m.end + by) for m in other.marks)),
            (*self.pieces, *(Piece(p.start + by, p.end + by, p.address) for p in other.pieces)),
        )

    def cut(self, start: int, end: int) -> RichText:
        """Return the part `[start, end)`: marks clipped, each piece with its sub-address."""
        marks = (
            Mark(mark.style, max(mark.start, start) - start, min(mark.end, end) - start)
            for mark in self.marks
        )
        pieces = (sub_piece(piece, start, end) for piece in self.pieces)
        return RichText(
            self.text[start:end],
            tuple(mark for mark in marks if mark.start < mark.end),
            tuple(
                Piece(piece.start - start, piece.end - start, piece.address)
                for piece in pieces
                if piece.start < piece.end
            ),
        )

    def is_inside_evidence(self, place: int) -> bool:
        """Say whether evidence stands on both sides of the place before character `place`."""
        return any(piece.start < place < piece.end for piece in self.pieces)


class Message(NamedTuple):
    """A message as it leaves: what `check_evidence` reads, and its entities in UTF-16 units."""

    rendered: Rendered
    entities: tuple[MessageEntity, ...]


def styled(text: str, style: str | None = None) -> RichText:
    """Return a text that is no evidence, shown wholly in one style or plainly."""
    marks = (Mark(style, 0, len(text)),) if style and text else ()
    return RichText(text, marks)


def join(parts: Iterable[RichText], between: str) -> RichText:
    """Return the parts that hold any text, one behind the other, with `between` between them."""
    whole = RichText()
    for part in parts:
        if part.text:
            whole = whole + RichText(between) + part if whole.text else part
    return whole


def sub_piece(piece: Piece, start: int, end: int) -> Piece:
    """Return the part of a piece that lies in `[start, end)` of the same message.

    Its `start` is not below its `end` where there is none.
    """
    start, end = max(piece.start, start), min(piece.end, end)
    content_hash, offset = piece.address.content_hash, piece.address.start - piece.start
    return Piece(start, end, Address(content_hash, offset + start, offset + end))


def utf16_units(text: str) -> int:
    """Return a text's length in UTF-16 units, which is what Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def prefix_within(text: str, units: int) -> int:
    """Return how many characters of `text`, from its first, fit in so many UTF-16 units."""
    # A character takes one unit at least, so none after the first `units` can fit.
    lengths = accumulate(1 + (character > "\uffff") for character in text[:units])
    return sum(length <= units for length in lengths)


def without_surrogates(rich: RichText) -> RichText:
    """Replace lone surrogates, which no message can carry, by U+FFFD.

    They come from JSON escapes and from file names that are not UTF-8. What stands in place of
    one is no evidence: the piece around it is parted there.
    """
    gaps = [match.start() for match in _SURROGATE.finditer(rich.text)]
    if not gaps:
        return rich
    stretches = list(zip([0, *(gap + 1 for gap in gaps)], [*gaps, len(rich.text)], strict=True))
    parts = (sub_piece(piece, *stretch) for piece in rich.pieces for stretch in stretches)
    return RichText(
        _SURROGATE.sub(REPLACEMENT, rich.text),
        rich.marks,
        tuple(part for part in parts if part.start < part.end),
    )


def without_surrogates_in(text: str) -> str:
    """Replace lone surrogates by U+FFFD in a text that is no evidence."""
    return _SURROGATE.sub(REPLACEMENT, text)


def to_message(rich: RichText) -> Message:
    """Turn a text without lone surrogates into a message: the only step to UTF-16 units."""
    ordered = sorted(rich.marks, key=lambda mark: (mark.start, -mark.end))
    entities = [MessageEntity(mark.style, mark.start, mark.end - mark.start) for mark in ordered]
    return Message(
        Rendered(rich.text, rich.pieces),
        tuple(MessageEntity.adjust_message_entities_to_utf_16(rich.text, entities)),
    )
