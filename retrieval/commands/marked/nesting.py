"""Marks in a text: spans that may lie inside, beside or across each other, as a nested walk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retrieval.commands.marked.statements import Shown


class Role(StrEnum):
    """What marked words are to a statement; of equal spans, the earlier role stands outside."""

    CONTENT = "content"
    RELAYED = "relayed"
    SPEAKER = "speaker"
    CUE = "cue"


_OUTSIDE_FIRST = {role: place for place, role in enumerate(Role)}


class Mark(NamedTuple):
    """A marked span.

    Attributes:
        span: Where it stands in the article's text.
        role: What it is.
        statements: The statements it belongs to, in order: one "he" may say several.
    """

    span: Span
    role: Role
    statements: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A mark, or a further piece of one, opens here.

    Attributes:
        mark: The mark.
        begins: Whether it begins here; else a piece of it came before.
    """

    mark: Mark
    begins: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The mark that was opened last, of those still open, closes here.

    Attributes:
        mark: The mark.
        ends: Whether it ends here; else a piece of it comes after.
        depth: How many marks of its role are open just before.
    """

    mark: Mark
    ends: bool
    depth: int


def find_marks(statements: Iterable[Shown]) -> list[Mark]:
    """Return the marks of an article's statements, each place and role once.

    Returns:
        The marks in order of the text, the longer of two that begin together first.
    """
    places: dict[tuple[Span, Role], list[Shown]] = {}
    for shown in statements:
        quotation = shown.quotation
        spans = [(span, Role.CONTENT) for span in quotation.spans]
        spans += [
            (span, role)
            for span, role in (
                (quotation.relayed, Role.RELAYED),
                (quotation.speaker, Role.SPEAKER),
                (quotation.cue, Role.CUE),
            )
            if span
        ]
        for place in dict.fromkeys(spans):
            places.setdefault(place, []).append(shown)
    return sorted(
        (
            Mark(span, role, tuple(shown))
            for (span, role), shown in places.items()
            if span.start < span.end
        ),
        key=_order,
    )


def share_out(windows: Iterable[Span], marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks that meet each of several windows.

    Args:
        windows: Stretches of the text in order, such as its paragraphs; none meets another.
        marks: What `find_marks` gives.
    """
    waiting = list(marks)[::-1]
    here: list[Mark] = []
    for window in windows:
        here = [mark for mark in here if mark.span.end > window.start]
        while waiting and waiting[-1].span.start < window.end:
            here.append(waiting.pop())
        yield [mark for mark in here if mark.span.meets(window)]


def walk(window: Span, marks: Iterable[Mark]) -> Iterator[Open | Close | Span]:
    """Go through a stretch of text with its marks properly nested.

    Where two marks cross, the one that opened later is closed at the border and opened again.

    Args:
        window: The stretch, a paragraph for example; marks are cut at its ends.
        marks: What `find_marks` gives.

    Yields:
        Every `Open` with its `Close`, and between them the spans of text, in order. The spans
        cover the window exactly.
    """
    here = [mark for mark in marks if mark.span.meets(window)]
    borders = {window.start, window.end}
    for mark in here:
        borders.update(border for border in mark.span if window.start < border < window.end)
    waiting = here[::-1]
    stack: list[Mark] = []
    before = window.start
    for border in sorted(borders):
        if before < border:
            yield Span(before, border)
        before = border
        again: list[Mark] = []
        while any(mark.span.end <= border or border == window.end for mark in stack):
            depth = sum(mark.role is stack[-1].role for mark in stack)
            mark = stack.pop()
            yield Close(mark, mark.span.end <= border, depth)
            if mark.span.end > border:
                again.append(mark)
        if border == window.end:
            return
        for mark in reversed(again):
            stack.append(mark)
            yield Open(mark, begins=False)
        while waiting and waiting[-1].span.start <= border:
            mark = waiting.pop()
            stack.append(mark)
            yield Open(mark, begins=mark.span.start == border)


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, _OUTSIDE_FIRST[mark.role]
