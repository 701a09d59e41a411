"""Marking words in the quotations of an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.answer import Quote
from retrieval.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answering.answer import Block
    from retrieval.article import Address


def mark(blocks: Iterable[Block], marked: Mapping[Address, tuple[Span, ...]]) -> tuple[Block, ...]:
    """Return blocks with words of their quotations marked.

    Args:
        blocks: An answer's blocks.
        marked: What to mark in the quotation at an address, as spans of its article's text.
    """
    return tuple(
        replace(block, marked=_apart(marked.get(block.evidence.address, block.marked)))
        if isinstance(block, Quote)
        else block
        for block in blocks
    )


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, each once: what differs from two others is marked as one."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return tuple(apart)
