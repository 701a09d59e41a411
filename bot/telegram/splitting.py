"""Blocks into as few messages as Telegram's limits allow, cut where a reader would pause."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from telegram.constants import MessageLimit

from bot.telegram.richtext import RichText, join, prefix_within, utf16_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CUT_SIGN = "⋯"
"""Stands on a line of its own where evidence goes on in the next message or comes from the last.

It is no evidence. It also keeps the evidence's own white space off the ends of a message, where
Telegram would trim it.
"""
BETWEEN_BLOCKS = "\n\n"
MAX_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
"""4,096 UTF-16 units: https://core.telegram.org/bots/api#sendmessage."""
MAX_ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)
"""100 entities: https://limits.tginfo.me/en (the Bot API drops the others without a word)."""

# Two cut signs, each with its line end.
_RESERVED = 2 * (len(CUT_SIGN) + 1)
# Best first: behind a blank line, a line, a word. White space stays with what is before it.
_BORDERS = tuple(map(re.compile, (r"(?:\r?\n[^\S\n]*){2,}", r"\r?\n", r"\s+")))
_JOINER = "\N{ZERO WIDTH JOINER}"


def split(blocks: Iterable[RichText]) -> list[RichText]:
    """Put blocks into messages.

    Args:
        blocks: What is to be sent, in order.

    Returns:
        The messages' texts, in order, none empty or of white space alone: each has at most
        `MAX_UNITS` UTF-16 units and, where marks nest no deeper than that, at most
        `MAX_ENTITIES` marks. They break between blocks where that is possible, else at a
        paragraph, a line, a word, a character as the reader sees it. No evidence is lost.
    """
    messages = []
    waiting = RichText()
    for block in blocks:
        joined = join((waiting, block), BETWEEN_BLOCKS)
        if waiting.text and not _fits(joined) and _fits(block):
            messages.append(waiting)
            joined = block
        *full, waiting = _cut(joined)
        messages.extend(full)
    trimmed = map(_trim, [*messages, waiting])
    return [message for message in trimmed if message.text]


def _fits(rich: RichText) -> bool:
    """Say whether a text can be one message, its cut signs included."""
    return utf16_units(rich.text) <= MAX_UNITS - _RESERVED and len(rich.marks) <= MAX_ENTITIES


def _cut(rich: RichText) -> Iterator[RichText]:
    """Cut a text into parts that fit; at least one."""
    while not _fits(rich):
        place = _best_place(rich)
        if rich.is_inside_evidence(place):
            yield rich.cut(0, place) + RichText("\n" + CUT_SIGN)
            rich = RichText(CUT_SIGN + "\n") + rich.cut(place, len(rich.text))
        else:
            yield rich.cut(0, place)
            rich = rich.cut(place, len(rich.text))
    yield rich


def _best_place(rich: RichText) -> int:
    """Return where to cut a text that does not fit, so that what stands before it fits."""
    # The sign that the last cut left and a character behind it make the least part.
    least = len(CUT_SIGN) + 2
    most = prefix_within(rich.text, MAX_UNITS - _RESERVED)
    starts = sorted(mark.start for mark in rich.marks)
    if len(starts) > MAX_ENTITIES:
        most = min(len(rich.text), max(least, min(most, starts[MAX_ENTITIES])))
    for border in _BORDERS:
        # A part of less than half a message would leave a long text in too many.
        ends = (match.end() for match in border.finditer(rich.text, most // 2, most))
        place = max(ends, default=0)
        if place >= least and not _parts_grapheme(rich.text, place):
            return place
    return next(
        (place for place in range(most, most // 2, -1) if not _parts_grapheme(rich.text, place)),
        most,
    )


def _parts_grapheme(text: str, place: int) -> bool:
    """Say whether a cut before character `place` would part what a reader sees as one character.

    This covers what is met in news texts and messages, of the rules of
    https://unicode.org/reports/tr29: combining marks, joined emoji, skin tones, flags, CRLF.
    """
    before, after = text[place - 1], text[place : place + 1]
    if not after:
        return False
    if before == "\r" and after == "\n":
        return True
    if unicodedata.category(after).startswith("M") or _JOINER in (before, after):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    flags = 0
    while flags < place and _is_regional(text[place - 1 - flags]):
        flags += 1
    return flags % 2 == 1 and _is_regional(after)


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_trimmed(character: str) -> bool:
    """Say whether Telegram trims this character off a message's ends; it may trim fewer."""
    return character.isspace() or character < " "


def _trim(rich: RichText) -> RichText:
    """Take white space off the ends of a message; where it is evidence, guard it by a sign."""
    evidence = [(piece.start, piece.end) for piece in rich.pieces]
    start, end = 0, len(rich.text)
    first = min((piece[0] for piece in evidence), default=end)
    last = max((piece[1] for piece in evidence), default=0)
    while start < min(first, end) and _is_trimmed(rich.text[start]):
        start += 1
    while end > max(last, start) and _is_trimmed(rich.text[end - 1]):
        end -= 1
    rich = rich.cut(start, end)
    if rich.text and _is_trimmed(rich.text[0]):
        rich = RichText(CUT_SIGN + "\n") + rich
    if rich.text and _is_trimmed(rich.text[-1]):
        rich += RichText("\n" + CUT_SIGN)
    return rich
