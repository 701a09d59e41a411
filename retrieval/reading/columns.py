"""From the letters on a page to its lines in reading order: one column after the other."""

from __future__ import annotations

from itertools import count, groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPACE = 0.18
"""The gap between two letters, in letter heights, from which they are two words. Kerning and loose
setting stay below it, a justified line's narrowest spaces above."""
SAME_LINE = 0.35
"""By how many letter heights the base lines of one line's letters may differ (raised figures)."""
GUTTER = 0.7
"""How wide the empty strip between two columns is at least, in letter heights."""
NARROWEST = 8.0
"""How wide a column is at least, in letter heights: some fifteen letters."""
LEAST_ROWS = 4
"""How many lines each of two columns has at least; spaces seldom meet in so many lines."""
LOOK_AHEAD = 12
"""In how many lines a strip between two columns shows itself, if there is one: in columns whose
lines do not stand side by side the first few may all be of one of them."""
_FAR = 1e6
"""Points; no page is as wide."""
DEEPEST = 4
"""How often columns can stand inside columns."""


class Letter(NamedTuple):
    """A letter on a page, in points from its lower left corner.

    Attributes:
        text: The letter, or several in one sign; white space parts words.
        left: Where it begins.
        right: Where it ends.
        base: Its base line.
        height: How high its font's letters are.
    """

    text: str
    left: float
    right: float
    base: float
    height: float


class Line(NamedTuple):
    """A line on a page.

    Attributes:
        text: Its words.
        box: Which column or run of full lines it is in, counted in reading order.
        left: Where it begins, in points.
        right: Where it ends.
        base: Its base line, in points from the page's foot.
        height: How high its letters are, in points.
        place: Its base line as a share of the page's height.
    """

    text: str
    box: int
    left: float
    right: float
    base: float
    height: float
    place: float


class _Word(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    height: float


_Row = list[_Word]
_Sign = TypeVar("_Sign", Letter, _Word)


def read_lines(letters: Sequence[Letter], page_height: float) -> list[Line]:
    """Return the lines of a page in reading order.

    Columns are found by the empty strips between them. A strip must run through at least
    `LEAST_ROWS` lines of text on both of its sides; what stands above or below over the full
    width, such as a headline, is read before or after.

    Args:
        letters: In the order in which the page draws them.
        page_height: The page's height in points.
    """
    words = list(_words(letters))
    if not words:
        return []
    boxes = count()
    gutter = GUTTER * median(word.height for word in words)
    return [
        Line(
            " ".join(word.text for word in row),
            box,
            row[0].left,
            row[-1].right,
            row[0].base,
            max(word.height for word in row),
            row[0].base / max(page_height, 1),
        )
        for box, row in _in_order(_rows(words), gutter, boxes, DEEPEST)
    ]


def _words(letters: Sequence[Letter]) -> Iterator[_Word]:
    """Put letters together to words, line by line."""
    for row in _by_base(letters):
        parts: list[Letter] = []
        for letter in sorted(row, key=lambda one: one.left):
            if parts:
                before = parts[-1]
                # Bold that is made by drawing each letter twice shows it once.
                if letter.text == before.text and letter.left - before.left < 0.1 * letter.height:
                    continue
                if letter.left - before.right > SPACE * letter.height or letter.text.isspace():
                    yield _word(parts)
                    parts = []
            if not letter.text.isspace():
                parts.append(letter)
        if parts:
            yield _word(parts)


def _word(parts: Sequence[Letter]) -> _Word:
    largest = max(parts, key=lambda one: one.height)
    text = "".join(part.text for part in parts)
    return _Word(text, parts[0].left, parts[-1].right, largest.base, largest.height)


def _rows(words: Sequence[_Word]) -> list[_Row]:
    """Return the words of each line, from the page's top down; columns are not parted yet."""
    return [sorted(row, key=lambda word: word.left) for row in _by_base(words)]


def _by_base(signs: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """Group what has about the same base line, from the top down."""
    ordered = sorted(signs, key=lambda sign: -sign.base)
    row: list[_Sign] = []
    for sign in ordered:
        if row and row[0].base - sign.base > SAME_LINE * max(row[0].height, sign.height):
            yield row
            row = []
        row.append(sign)
    if row:
        yield row


def _in_order(
    rows: list[_Row], gutter: float, boxes: Iterator[int], depth: int
) -> Iterator[tuple[int, _Row]]:
    """Yield the rows in reading order, parted at the columns, with the box that each is in."""
    start = at = 0
    while at < len(rows):
        end, strips = _columns(rows, at, gutter) if depth else (at, [])
        if not strips:
            at += 1
            continue
        yield from _box(rows[start:at], boxes)
        for column in _parted(rows[at:end], strips):
            yield from _in_order(column, gutter, boxes, depth - 1)
        start = at = end
    yield from _box(rows[start:], boxes)


def _box(rows: list[_Row], boxes: Iterator[int]) -> Iterator[tuple[int, _Row]]:
    if rows:
        box = next(boxes)
        yield from ((box, row) for row in rows)


def _columns(rows: list[_Row], start: int, gutter: float) -> tuple[int, list[float]]:
    """Return how far the rows from `start` on stand in columns, and the middles of their gutters.

    The gutters are those that the first `LEAST_ROWS` lines of each column have; the columns go on
    as long as no line crosses them.
    """
    found: tuple[int, list[float]] = (start, [])
    free = _gaps(rows[start], gutter)
    end = start + 1
    while free and end <= len(rows):
        strips = [
            (left + right) / 2 for left, right in free if _is_between(rows[start:end], left, right)
        ]
        strips = _wide_apart(strips, rows[start:end], gutter / GUTTER * NARROWEST)
        if strips and len(strips) >= len(found[1]):
            found = (end, strips)
        if end == len(rows) or (end - start >= LOOK_AHEAD and not _is_inside(free)):
            break
        free = _both(free, _gaps(rows[end], gutter), gutter)
        end += 1
    return found


def _gaps(row: _Row, gutter: float) -> list[tuple[float, float]]:
    """Return the empty strips of a row that are as wide as a gutter, from left to right."""
    borders = [-_FAR, *(value for word in row for value in (word.left, word.right)), _FAR]
    strips = [(borders[n], borders[n + 1]) for n in range(0, len(borders), 2)]
    return [(left, right) for left, right in strips if right - left >= gutter]


def _is_inside(free: list[tuple[float, float]]) -> bool:
    """Say whether one of the strips has an end on both of its sides."""
    return any(left > -_FAR and right < _FAR for left, right in free)


def _both(
    one: list[tuple[float, float]], other: list[tuple[float, float]], gutter: float
) -> list[tuple[float, float]]:
    """Return the strips that are empty in both."""
    shared = (
        (max(a[0], b[0]), min(a[1], b[1]))
        for a in one
        for b in other
        if a[0] < b[1] and b[0] < a[1]
    )
    return [(left, right) for left, right in shared if right - left >= gutter]


def _is_between(rows: list[_Row], left: float, right: float) -> bool:
    """Say whether enough rows have words on each side of a strip."""
    before = sum(row[0].right <= left for row in rows)
    behind = sum(row[-1].left >= right for row in rows)
    return min(before, behind) >= LEAST_ROWS


def _wide_apart(strips: list[float], rows: list[_Row], least: float) -> list[float]:
    """Return the strips, or none where one of the columns between them would be too narrow."""
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    return strips if all(b - a >= least for a, b in pairwise((left, *strips, right))) else []


def _parted(rows: list[_Row], strips: list[float]) -> Iterator[list[_Row]]:
    """Yield each column's rows."""
    borders = [-_FAR, *strips, _FAR]
    for left, right in pairwise(borders):
        column = [[word for word in row if left <= word.left < right] for row in rows]
        yield [row for row in column if row]


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each box."""
    for _, box in groupby(lines, key=lambda line: line.box):
        yield list(box)
