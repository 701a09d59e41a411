"""A scanner of quotation marks: which stretches of a paragraph stand in marks."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from retrieval.article import Span

OPENERS = frozenset("“„«‟")
CLOSERS = frozenset("”»")
EITHER = frozenset('"＂')
SINGLES = frozenset("'‘’‛")
_BEFORE_AN_OPENER = frozenset("([{<—–―-/:…‘'“\"«")
_AFTER_A_CLOSER = frozenset(" \t\n\r\xa0.,;:!?)]}>—–―-…”\"»’'/")
_PAUSES = frozenset(["", ":", ",", ".", "!", "?"])
"""After what a quotation may begin whose marks do not match."""
_LOOK_AHEAD = 60
"""How many marks on a nested stretch must be closed."""
_LONGEST_SINGLE = 2000
"""How many characters a stretch in single marks may have."""
_SHORTENED = ("em ", "til ", "tis ", "twas ", "cause ", "n ", "round ")
"""What may follow an apostrophe that stands for left-out letters at a word's start."""


class Marked(NamedTuple):
    """A stretch in quotation marks.

    Attributes:
        span: From the opening mark to one past the closing one, in characters of the scanned
            text; to the paragraph's end where the mark is left open.
        closed: Whether a closing mark was found.
        single: Whether the marks are single ones.
        width: How many characters the opening mark has (two for `` and '').
    """

    span: Span
    closed: bool
    single: bool = False
    width: int = 1

    @property
    def inner(self) -> Span:
        """The stretch without its marks."""
        end = self.span.end - self.width if self.closed else self.span.end
        return Span(min(self.span.start + self.width, end), end)


class _Mark(NamedTuple):
    at: int
    width: int
    opens: bool
    closes: bool
    curly: bool


def scan_marks(text: str, start: int = 0, end: int | None = None) -> tuple[Marked, ...]:
    """Find the outermost stretches in quotation marks of one paragraph.

    Reads straight, curly, angle and doubled single marks, and pairs that mix them; a stretch
    nested in another is part of it. An odd number of marks is no error: a mark that opens while
    another is open and does not pair up ends the earlier stretch, a closing mark with nothing to
    close is passed over, an opening mark that is never closed runs to the end. Single marks count
    outside of double ones only; apostrophes are told apart by the letters around them.

    Args:
        text: Any text; it is never changed.
        start: The first character of the paragraph.
        end: One past its last; the text's end when left out.

    Returns:
        The stretches, in order, apart from each other, within `[start, end)`.
    """
    stop = len(text) if end is None else end
    marks = _find_marks(text, start, stop)
    found = _pair(marks, stop)
    singles: list[Marked] = []
    at = start
    for region in (*found, Marked(Span(stop, stop), closed=True)):
        here = _scan_singles(text, at, region.span.start)
        singles.extend(here)
        begin = here[-1].span.end if here else at
        first, last = (
            bisect_left(marks, place, key=attrgetter("at")) for place in (begin, region.span.start)
        )
        closer = next((mark for mark in marks[first:last] if mark.closes), None)
        if closer is not None:
            singles.extend(_mixed(text, begin, closer))
        at = region.span.end
    return tuple(sorted([*found, *singles]))


def _mixed(text: str, start: int, closer: _Mark) -> list[Marked]:
    """Pair a double mark that closes nothing with a single one that opens after a pause."""
    for at in range(start, closer.at):
        if (
            text[at] in SINGLES
            and text[start:at].rstrip()[-1:] in _PAUSES
            and _opens_single(text, at, start, closer.at)
        ):
            return [Marked(Span(at, closer.at + closer.width), closed=True)]
    return []


def _find_marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    at = start
    while at < end:
        char = text[at]
        width = 1
        if text.startswith("'''", at) and at > start and not text[at - 1].isspace():
            # A nested single mark closes just before the doubled one.
            at += 1
            continue
        if char in "'`" and text.startswith(char * 2, at) and at + 1 < end:
            width = 2
        elif char not in OPENERS and char not in CLOSERS and char not in EITHER:
            at += 1
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + width] if at + width < end else " "
        may_open = (before.isspace() or before in _BEFORE_AN_OPENER) and not after.isspace()
        may_close = not before.isspace() or after.isspace()
        if char in OPENERS:
            # An opening mark at a word's end was typed the wrong way round.
            wrong_way = after.isspace() and not before.isspace() and not may_open
            marks.append(_Mark(at, width, opens=not wrong_way, closes=wrong_way, curly=True))
        elif char in CLOSERS:
            # A closing mark at a word's start was typed the wrong way round.
            wrong_way = char == "”" and may_open and before.isspace() and at + width < end
            marks.append(_Mark(at, width, opens=wrong_way, closes=not wrong_way, curly=True))
        else:
            # Between two letters the white space was forgotten: it opens if nothing is open.
            glued = before.isalpha() and after.isalpha()
            marks.append(_Mark(at, width, opens=may_open or glued, closes=may_close, curly=False))
        at += width
    return marks


def _pair(marks: list[_Mark], end: int) -> list[Marked]:
    """Pair marks: flat by default, nested where what is left balances."""
    found: list[Marked] = []
    opened: _Mark | None = None
    depth = 0
    for number, mark in enumerate(marks):
        if opened is None:
            if mark.opens or (not mark.curly and not mark.closes):
                opened, depth = mark, 1
        elif mark.opens and (mark.curly or not mark.closes):
            if _balances(marks[number : number + _LOOK_AHEAD], depth):
                depth += 1
            elif mark.curly == opened.curly:
                found.append(
                    Marked(Span(opened.at, mark.at), closed=False, width=opened.width),
                )
                opened, depth = mark, 1
        elif depth > 1:
            depth -= 1
        else:
            found.append(
                Marked(Span(opened.at, mark.at + mark.width), closed=True, width=opened.width)
            )
            opened = None
    if opened is not None:
        found.append(Marked(Span(opened.at, end), closed=False, width=opened.width))
    return found


def _balances(marks: list[_Mark], depth: int) -> bool:
    """Say whether, with `depth` stretches open, the rest of the marks closes them by the way."""
    for number, mark in enumerate(marks):
        if mark.opens and (mark.curly or not mark.closes):
            depth += 1
        else:
            depth -= 1
        if depth == 0:
            return number > 0
    return False


def _scan_singles(text: str, start: int, end: int) -> list[Marked]:
    found = []
    at = start
    while at < end:
        if text[at] in SINGLES and _opens_single(text, at, start, end):
            close = _close_single(text, at, end)
            if close is not None:
                found.append(Marked(Span(at, close + 1), closed=True, single=True))
                at = close
        at += 1
    return found


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if not (before.isspace() or before in _BEFORE_AN_OPENER) or not (
        after.isalnum() or after in "[("
    ):
        return False
    if text[at] == "‘":
        return True
    rest = text[at + 1 : at + 8].lower()
    return not after.isdigit() and not rest.startswith(_SHORTENED)


def _close_single(text: str, opening: int, end: int) -> int | None:
    """Find the mark that closes a single one, or None where it was an apostrophe."""
    first = None
    for at in range(opening + 2, min(end, opening + _LONGEST_SINGLE)):
        if text[at] not in "'’":
            continue
        after = text[at + 1] if at + 1 < end else " "
        if after not in _AFTER_A_CLOSER or text[at - 1].isspace():
            continue
        if text[at - 1] == "s" and after == " " and text[at + 2 : at + 3].islower():
            # Rather a plural's genitive, unless nothing better comes.
            first = at if first is None else first
            continue
        return at
    return first
