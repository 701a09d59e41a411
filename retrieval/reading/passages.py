"""Where the paragraphs of a text are."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST_WRAP = 120
"""Characters. Nobody wraps plain text by hand at more; a longer line is a paragraph of its own."""

_LINE_END = re.compile(r"\r{0,2}\n|\r|\u2028|(?=\u2029)|(?<=\u2029)")
"""The paragraph separator makes a line of its own, and that is a blank one."""
_HEADER = re.compile(r"\s*(date:?[ \t]+(\d{4}-\d{2}-\d{2}))(?!\S)", re.IGNORECASE | re.ASCII)
_PARAGRAPH_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")


class Header(NamedTuple):
    """The metadata at the top of a file: where it stands, and the date that it gives."""

    span: Span
    date: date


def read_header(text: str) -> Header | None:
    """Read the header `date YYYY-MM-DD` at the start of a text, where there is one.

    The story may follow on the same line. A date that is none (2020-13-45) makes it no header but
    text.
    """
    match = _HEADER.match(text)
    if match is None:
        return None
    try:
        day = date.fromisoformat(match[2])
    except ValueError:
        return None
    return Header(Span(*match.span(1)), day)


def split_paragraphs(text: str, start: int = 0) -> list[Span]:
    """Return the paragraphs of `text` from `start` on, trimmed of white space, in order.

    Paragraphs are separated by blank lines. Between the spans there is only white space. Lines
    inside such a block stay together, as in wrapped text, with two exceptions:

    - A text without any blank line is one paragraph a line if a line of it is wider than
      `WIDEST_WRAP`, or if at least half of its lines but the last end as a paragraph does.
    - A block in a text with blank lines is one paragraph a line only if both hold for it.
    """
    blocks = list(_blocks(text, start))
    only_one = len(blocks) == 1
    spans: list[Span] = []
    for lines in blocks:
        if len(lines) > 1 and _is_line_a_paragraph(text, lines, strict=not only_one):
            spans.extend(lines)
        else:
            spans.append(Span(lines[0].start, lines[-1].end))
    return spans


def filled_lines(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the lines of `text` from `start` on that are not blank, trimmed, in order."""
    return (line for line in _lines(text, start) if line.start < line.end)


def _blocks(text: str, start: int) -> Iterator[list[Span]]:
    """Yield runs of lines without a blank line between them; each line trimmed."""
    block: list[Span] = []
    for line in _lines(text, start):
        if line.start < line.end:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str, start: int) -> Iterator[Span]:
    """Yield each line, trimmed; an empty span for a blank one."""
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text, start)]
    borders = [(start, start), *ends, (len(text), len(text))]
    for (_, begin), (end, _) in pairwise(borders):
        yield _trim(text, begin, end)


def _trim(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return Span(start, start)
    first = start + len(line) - len(line.lstrip())
    return Span(first, first + len(stripped))


def _is_line_a_paragraph(text: str, lines: list[Span], *, strict: bool) -> bool:
    wide = any(line.end - line.start > WIDEST_WRAP and " " in line.of(text) for line in lines)
    ended = sum(_PARAGRAPH_END.search(line.of(text)) is not None for line in lines[:-1])
    finished = 2 * ended >= len(lines) - 1
    return (wide and finished) if strict else (wide or finished)
