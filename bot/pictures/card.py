"""The quotation card: the source's words large, below them who says them and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.pictures.canvas import (
    ACCENT,
    GREY,
    HEIGHT,
    INK,
    MARGIN,
    NAME_SIZE,
    WARNING,
    WIDTH,
    Canvas,
    width_of,
)
from bot.pictures.lettering import PLAIN, QUOTED, STRONG, TooLongError, check, shorten, wrap

if TYPE_CHECKING:
    from bot.pictures.recipe import Card

LARGEST, SMALLEST = 64, 25
"""The quotation's size in pixels: as large as fits; the smallest is read on a telephone."""
LEADING = 1.42
"""How far apart lines are, in sizes."""
BAR, GAP = 8, 32
"""The quotation bar's width, and the space behind it."""
SPEAKER_SIZE, ABOUT_SIZE, CHECKED_SIZE = 32, 23, 21
_TOP = 64
_BOTTOM = HEIGHT - MARGIN - 24
"""Where the foot begins."""
_ROOM = WIDTH - 2 * MARGIN
_LEFT = MARGIN + BAR + GAP
_TEXT_ROOM = _ROOM - BAR - GAP
_BELOW, _ABOUT_STEP = 60, 36
"""From the quotation to the speaker's base line, and from there on to each line below."""
MOST_ABOUT = 2
"""Lines below the speaker's name."""


class _Set(NamedTuple):
    """A quotation as it is set: its size and its lines."""

    size: int
    lines: list[str]


def check_card(card: Card, text: str) -> None:
    """Check that a card can be drawn.

    Args:
        card: The card.
        text: The words at its address.

    Raises:
        LacksError: The fonts have no picture of some characters.
        TooLongError: The quotation does not fit; it is never cut.
    """
    _lay_out(card, text)


def draw_card(card: Card, text: str) -> bytes:
    """Return a card as a PNG file of 1200 by 630 pixels; see `check_card`."""
    quotation = _lay_out(card, text)
    canvas = Canvas()
    top = _TOP
    if card.checked:
        colour = ACCENT if card.is_sound else WARNING
        line = shorten(STRONG, CHECKED_SIZE, card.checked, _ROOM)
        canvas.text((MARGIN, top + CHECKED_SIZE), line, STRONG, CHECKED_SIZE, colour)
        top += CHECKED_SIZE + 32
    step = round(quotation.size * LEADING)
    height = step * len(quotation.lines)
    room = _room_for_quotation(card)
    top += max(0, (room - height) // 3)
    canvas.draw.rectangle((MARGIN, top, MARGIN + BAR - 1, top + height), fill=ACCENT)
    base = top + round(step * 0.72)
    for line in quotation.lines:
        canvas.text((_LEFT, base), line, QUOTED, quotation.size, INK)
        base += step
    base = top + height + _BELOW
    speaker = shorten(STRONG, SPEAKER_SIZE, card.speaker, _TEXT_ROOM)
    canvas.text((_LEFT, base), speaker, STRONG, SPEAKER_SIZE, INK)
    for line in wrap(PLAIN, ABOUT_SIZE, card.about, _TEXT_ROOM):
        base += _ABOUT_STEP
        canvas.text((_LEFT, base), line, PLAIN, ABOUT_SIZE, GREY)
    left = _ROOM - width_of(STRONG.at(NAME_SIZE), card.name) - GAP
    canvas.foot(shorten(PLAIN, NAME_SIZE, card.source, left), card.name)
    return canvas.png()


def _lay_out(card: Card, text: str) -> _Set:
    check(QUOTED, text)
    for line in (card.checked, card.speaker):
        check(STRONG, line)
    for line in (card.about, card.source):
        check(PLAIN, line)
    if len(wrap(PLAIN, ABOUT_SIZE, card.about, _TEXT_ROOM)) > MOST_ABOUT:
        raise TooLongError
    room = _room_for_quotation(card)
    for size in range(LARGEST, SMALLEST - 1, -1):
        try:
            lines = wrap(QUOTED, size, text, _TEXT_ROOM)
        except TooLongError:
            continue
        if round(size * LEADING) * len(lines) <= room:
            return _Set(size, lines)
    raise TooLongError


def _room_for_quotation(card: Card) -> int:
    """Return how many pixels the quotation may be high."""
    above = CHECKED_SIZE + 32 if card.checked else 0
    below = _BELOW + _ABOUT_STEP * len(wrap(PLAIN, ABOUT_SIZE, card.about, _TEXT_ROOM)) + 24
    return _BOTTOM - _TOP - above - below
