"""An answer's blocks as Telegram messages: text with entities, never with a parse mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from telegram import MessageEntity

from bot.answering.answer import Copyable, Frame, Listing, Note, PassageView, Picture, Quote
from bot.answering.proof import Piece
from bot.telegram.files import is_file
from bot.telegram.richtext import (
    Mark,
    Message,
    RichText,
    join,
    styled,
    to_message,
    without_surrogates,
)
from bot.telegram.splitting import split
from retrieval.reading.direction import without_turning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.answer import Answer, Block, Item
    from retrieval.article import Address, Span
    from retrieval.asking.evidence import Evidence

BOLD = MessageEntity.BOLD
ITALIC = MessageEntity.ITALIC
UNDERLINE = MessageEntity.UNDERLINE
QUOTE = MessageEntity.BLOCKQUOTE
COPIED = MessageEntity.PRE
"""A tap copies it."""
PASSAGE = MessageEntity.EXPANDABLE_BLOCKQUOTE
"""Only a `PassageView` is shown so; a button's handler knows a passage by it."""


def render(answer: Answer) -> list[Message]:
    """Return an answer's messages, in order; none for an answer without any text."""
    blocks = (without_surrogates(_block(b)) for b in answer.blocks if not is_file(b))
    return [to_message(part) for part in split(blocks)]


def _block(block: Block) -> RichText:
    match block:
        case Frame():
            return _line(block.text)
        case Quote():
            return _quote(block)
        case PassageView():
            return _passage(block)
        case Listing():
            return join((_line(block.heading, BOLD), *map(_item, block.items)), "\n")
        case Note():
            return _line(block.text, ITALIC)
        case Copyable():
            return styled(block.text.strip(), COPIED)
        case Picture():
            return RichText("")
        case _:
            assert_never(block)


def _quote(quote: Quote) -> RichText:
    """Show evidence between quotation bars; what is only the nearest is in italics, unbolded."""
    evidence = _evidence(quote.evidence, QUOTE)
    if quote.nearest:
        evidence = RichText(
            evidence.text,
            (*evidence.marks, Mark(ITALIC, 0, len(evidence.text))),
            evidence.pieces,
        )
    evidence = _marked(evidence, quote.marked, quote.evidence.address, UNDERLINE)
    speaker = _line(quote.speaker_line, None if quote.nearest else BOLD)
    cited = (_line(line, ITALIC) for line in (quote.citation_line, *quote.also))
    return join((speaker, evidence, *cited), "\n")


def _passage(view: PassageView) -> RichText:
    evidence = _evidence(view.evidence, PASSAGE)
    evidence = _marked(evidence, view.marked, view.evidence.address, BOLD)
    heading, citation = _line(view.heading, BOLD), _line(view.citation_line, ITALIC)
    return join((heading, evidence, citation), "\n")


def _item(item: Item) -> RichText:
    return join((_line(item.name, BOLD), _line(item.detail)), " · ")


def _line(text: str, style: str | None = None) -> RichText:
    """Return the frame's words, without white space at their ends and what turns their direction.

    A name in an archive made before may hold such characters, and so may what a person asked.
    """
    return styled(without_turning(text).strip(), style)


def _evidence(evidence: Evidence, style: str) -> RichText:
    """Return the source's words as they stand: no character is added, dropped or changed."""
    whole = Piece(0, len(evidence.text), evidence.address)
    return RichText(evidence.text, (Mark(style, 0, len(evidence.text)),), (whole,))


def _marked(evidence: RichText, spans: Iterable[Span], address: Address, style: str) -> RichText:
    """Show spans of the article's text in a style, as far as they lie in the evidence."""
    marks = (
        Mark(style, start - address.start, end - address.start)
        for start, end in _merged(spans, address.span)
    )
    return RichText(evidence.text, (*evidence.marks, *marks), evidence.pieces)


def _merged(spans: Iterable[Span], within: Span) -> list[tuple[int, int]]:
    """Clip spans to `within`, in order, and put those together that meet or touch.

    So marks never nest in one another, which keeps them few and each in range.
    """
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
