"""The timeline: a row a speaker, a column a day, a month or a year, a mark a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pictures.canvas import (
    ACCENT,
    GREY,
    INK,
    MARGIN,
    NAME_SIZE,
    PALE,
    PAPER,
    WIDTH,
    Canvas,
    width_of,
)
from bot.pictures.lettering import PLAIN, STRONG, check, shorten

if TYPE_CHECKING:
    from bot.pictures.recipe import Marks, Timeline

MOST_ROWS, MOST_COLUMNS = 12, 10
"""Speakers and periods that one picture shows."""
TITLE_SIZE, LEGEND_SIZE = 34, 20
LABEL_SIZES = (23, 21, 19, 17)
"""Of a speaker's name: the largest in which it is whole."""
ROW = 54
"""A row's height in pixels."""
NAMES = 330
"""How many pixels the speakers' names may take."""
RADIUS, STEP = 8, 22
"""Of a mark, and how far apart marks are."""
_HEAD = 176
"""Where the first row begins."""
_FOOT = 190
"""What the legend and the foot take below the rows."""


def check_timeline(timeline: Timeline) -> None:
    """Check that a timeline can be drawn.

    Raises:
        LacksError: The fonts have no picture of some characters.
    """
    for line in (timeline.title, timeline.name):
        check(STRONG, line)
    rest = (*timeline.periods, *timeline.legend, timeline.more, timeline.scope)
    for line in (*rest, *(row.speaker for row in timeline.rows)):
        check(PLAIN, line)


def draw_timeline(timeline: Timeline) -> bytes:
    """Return a timeline as a PNG file, 1200 pixels wide.

    Args:
        timeline: At most `MOST_ROWS` rows and `MOST_COLUMNS` periods.

    Raises:
        LacksError: The fonts have no picture of some characters.
    """
    check_timeline(timeline)
    bottom = _HEAD + len(timeline.rows) * ROW
    below = ROW if timeline.more else 0
    canvas = Canvas(bottom + below + _FOOT)
    title = shorten(STRONG, TITLE_SIZE, timeline.title, WIDTH - 2 * MARGIN)
    canvas.text((MARGIN, MARGIN + 22), title, STRONG, TITLE_SIZE)
    left = MARGIN + NAMES
    column = (WIDTH - MARGIN - left) // max(1, len(timeline.periods))
    for at, period in enumerate(timeline.periods):
        x = left + at * column
        canvas.draw.line((x, _HEAD - 8, x, bottom), fill=PALE, width=2)
        label = shorten(PLAIN, LEGEND_SIZE, period, column - 16)
        canvas.text((x + 12, _HEAD - 24), label, PLAIN, LEGEND_SIZE, GREY)
    for at, row in enumerate(timeline.rows):
        middle = _HEAD + at * ROW + ROW // 2
        canvas.draw.line((MARGIN, middle - ROW // 2, WIDTH - MARGIN, middle - ROW // 2), fill=PALE)
        size = next((n for n in LABEL_SIZES if _is_narrow(row.speaker, n)), LABEL_SIZES[-1])
        name = shorten(PLAIN, size, row.speaker, NAMES - 24)
        canvas.text((MARGIN, middle + 8), name, PLAIN, size)
        for number, cell in enumerate(row.cells):
            _cell(canvas, cell, left + number * column + 12, middle, column - 16)
    canvas.draw.line((MARGIN, bottom, WIDTH - MARGIN, bottom), fill=PALE)
    if timeline.more:
        canvas.text((MARGIN, bottom + ROW // 2 + 8), timeline.more, PLAIN, LEGEND_SIZE, GREY)
    _legend(canvas, timeline.legend)
    room = WIDTH - 2 * MARGIN - width_of(STRONG.at(NAME_SIZE), timeline.name) - 32
    canvas.foot(shorten(PLAIN, NAME_SIZE, timeline.scope, room), timeline.name)
    return canvas.png()


def _is_narrow(speaker: str, size: int) -> bool:
    return PLAIN.at(size).getlength(speaker) <= NAMES - 24


def _cell(canvas: Canvas, marks: Marks, x: int, middle: int, room: int) -> None:
    """Draw a mark for each statement; where they do not fit, one of each kind with its number."""
    kinds = (("quoted", marks.quoted), ("reported", marks.reported), ("declined", marks.declined))
    if sum(count for _, count in kinds) * STEP <= room:
        for kind, count in kinds:
            for _ in range(count):
                _mark(canvas, kind, x + RADIUS, middle)
                x += STEP
        return
    for kind, count in kinds:
        if count:
            _mark(canvas, kind, x + RADIUS, middle)
            canvas.text((x + STEP - 2, middle + 7), str(count), PLAIN, LEGEND_SIZE, INK)
            x += STEP + 4 + width_of(PLAIN.at(LEGEND_SIZE), str(count))


def _mark(canvas: Canvas, kind: str, x: int, y: int) -> None:
    """Draw a disc for what is quoted, a ring for what is reported, a cross for no answer."""
    box = (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
    if kind == "quoted":
        canvas.draw.ellipse(box, fill=ACCENT)
    elif kind == "reported":
        canvas.draw.ellipse(box, fill=PAPER, outline=ACCENT, width=3)
    else:
        reach = RADIUS - 2
        canvas.draw.line((x - reach, y - reach, x + reach, y + reach), fill=GREY, width=3)
        canvas.draw.line((x - reach, y + reach, x + reach, y - reach), fill=GREY, width=3)


def _legend(canvas: Canvas, words: tuple[str, str, str]) -> None:
    base = canvas.height - MARGIN - 48
    x = MARGIN
    for kind, word in zip(("quoted", "reported", "declined"), words, strict=True):
        _mark(canvas, kind, x + RADIUS, base - 7)
        canvas.text((x + STEP + 4, base), word, PLAIN, LEGEND_SIZE, GREY)
        x += STEP + 4 + width_of(PLAIN.at(LEGEND_SIZE), word) + 36
