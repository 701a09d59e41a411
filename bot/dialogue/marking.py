"""Marking words in the quotations of an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.answer import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answering.answer import Block
    from retrieval.article import Address, Span


def mark(blocks: Iterable[Block], marked: Mapping[Address, tuple[Span, ...]]) -> tuple[Block, ...]:
    """Return blocks with words of their quotations marked.

    Args:
        blocks: An answer's blocks.
        marked: What to mark in the quotation at an address, as spans of its article's text.
    """
    return tuple(
        replace(block, marked=marked.get(block.evidence.address, block.marked))
        if isinstance(block, Quote)
        else block
        for block in blocks
    )
