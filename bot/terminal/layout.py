"""An answer as lines of a terminal: evidence behind a bar, the rest as it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering.answer import (
    Answer,
    Block,
    Copyable,
    Frame,
    Listing,
    Note,
    PassageView,
    Picture,
    Quote,
)
from bot.answering.proof import Piece, Rendered
from retrieval.article import Address, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

BAR = "  ┃ "


class Style(StrEnum):
    """What a line is."""

    FRAME = "frame"
    SPEAKER = "speaker"
    EVIDENCE = "evidence"
    CITATION = "citation"
    ITEM = "item"
    NOTE = "note"
    COPIED = "copied"
    """A text to be taken along: never wrapped, so that it is copied as it is."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown, without the bar before evidence.

    Attributes:
        style: What it is.
        text: Its text.
        address: For evidence: where the line's words stand.
        marked: What is marked in it, in characters of the line.
        nearest: Whether it is evidence that does not answer.
        name: How many of its first characters are a list item's name.
    """

    style: Style
    text: str = ""
    address: Address | None = None
    marked: tuple[Span, ...] = ()
    nearest: bool = False
    name: int = 0


def lay_out(answer: Answer) -> list[Line]:
    """Return an answer's lines, its blocks set apart by blank ones."""
    lines: list[Line] = []
    for block in answer.blocks:
        if isinstance(block, Picture):
            continue  # A terminal shows none.
        if lines:
            lines.append(Line(Style.BLANK))
        lines.extend(_block(block))
    return lines


def render_plain(answer: Answer) -> Rendered:
    """Return an answer as plain text, with the stretches that are evidence."""
    text, pieces = "", []
    for line in lay_out(answer):
        text += "\n" if text else ""
        if line.style is Style.EVIDENCE:
            text += BAR
            if line.address and line.text:
                pieces.append(Piece(len(text), len(text) + len(line.text), line.address))
        elif line.style in (Style.SPEAKER, Style.CITATION, Style.ITEM):
            text += "  "
        text += line.text
    return Rendered(text, tuple(pieces))


def _block(block: Block) -> Iterator[Line]:
    match block:
        case Frame():
            yield Line(Style.FRAME, block.text)
        case Note():
            yield Line(Style.NOTE, block.text)
        case Copyable():
            yield from (Line(Style.COPIED, line) for line in block.text.split("\n"))
        case Quote():
            yield Line(Style.SPEAKER, block.speaker_line, nearest=block.nearest)
            yield from _evidence(
                block.evidence.address, block.evidence.text, block.marked, nearest=block.nearest
            )
            yield Line(Style.CITATION, block.citation_line)
            for also in block.also:
                yield Line(Style.CITATION, also)
        case PassageView():
            yield Line(Style.FRAME, block.heading)
            yield from _evidence(block.evidence.address, block.evidence.text, block.marked)
            yield Line(Style.CITATION, block.citation_line)
        case Listing():
            yield Line(Style.FRAME, block.heading)
            for item in block.items:
                text = f"{item.name} – {item.detail}" if item.detail else item.name
                yield Line(Style.ITEM, text, name=len(item.name))


def _evidence(
    address: Address, text: str, marked: tuple[Span, ...], *, nearest: bool = False
) -> Iterator[Line]:
    """Split evidence into its lines, each with its own address."""
    start = address.start
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        end = start + len(body)
        inside = tuple(
            Span(max(span.start, start) - start, min(span.end, end) - start)
            for span in marked
            if span.meets(Span(start, end))
        )
        here = Address(address.content_hash, start, end)
        yield Line(Style.EVIDENCE, body, here, inside, nearest)
        start += len(line)
