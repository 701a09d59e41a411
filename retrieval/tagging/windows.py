"""What the tagger reads at once: paragraphs that follow each other, with some before them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.tagging.wordpieces import WordPieces

LIMIT = 320
"""How many word pieces a window holds at most, as in training."""
CONTEXT = 64
"""How many word pieces before a window's own are read again, so that it knows who was speaking."""
_LEFT_FREE = 8


class _Unit(NamedTuple):
    """A paragraph, or a part of one that is too long for a window."""

    paragraph: int
    tokens: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]
    size: int


@dataclass(slots=True)
class Window:
    """Words in their order, ready for the network.

    Attributes:
        pieces: The numbers of the word pieces; each paragraph is followed by the piece that ends.
        marked: For each piece whether it stands in quotation marks, 1 or 0.
        first: For each word the position of its first piece.
        words: For each word its paragraph's number and its token's.
        context: How many of the words, from the first, belong to the window before.
    """

    pieces: list[int] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    context: int = 0


def divide(
    paragraphs: Sequence[Paragraph],
    wordpieces: WordPieces,
    limit: int = LIMIT,
    context: int = CONTEXT,
) -> Iterator[Window]:
    """Divide a story into windows; every word that has pieces is in just one of them as its own.

    Args:
        paragraphs: The story's paragraphs, in order.
        wordpieces: What cuts words.
        limit: How many word pieces a window may hold.
        context: How many of those may be read again from the window before.
    """
    units: list[_Unit] = []
    size = 1
    again = 0
    for unit in _units(paragraphs, wordpieces, limit):
        if len(units) > again and size + unit.size + 1 > limit:
            yield _window(units, again, paragraphs, wordpieces)
            units = _kept(units, unit, limit, context)
            again = len(units)
            size = 1 + sum(each.size + 1 for each in units)
        units.append(unit)
        size += unit.size + 1
    if len(units) > again:
        yield _window(units, again, paragraphs, wordpieces)


def _units(paragraphs: Sequence[Paragraph], wordpieces: WordPieces, limit: int) -> Iterator[_Unit]:
    for number, paragraph in enumerate(paragraphs):
        tokens: list[int] = []
        pieces: list[tuple[int, ...]] = []
        size = 0
        for token in paragraph.doc:
            found = wordpieces.encode(token.text)
            if not found:
                continue
            if size + len(found) > limit - _LEFT_FREE:
                yield _Unit(number, tuple(tokens), tuple(pieces), size)
                tokens, pieces, size = [], [], 0
            tokens.append(token.i)
            pieces.append(found)
            size += len(found)
        if tokens:
            yield _Unit(number, tuple(tokens), tuple(pieces), size)


def _kept(units: list[_Unit], following: _Unit, limit: int, context: int) -> list[_Unit]:
    """Return the last units that go into the next window as well, as what stands before."""
    kept: list[_Unit] = []
    size = 0
    for unit in reversed(units):
        more = size + unit.size + 1
        if more > context or more + following.size + 2 > limit:
            break
        kept.insert(0, unit)
        size = more
    return kept


def _window(
    units: list[_Unit], again: int, paragraphs: Sequence[Paragraph], wordpieces: WordPieces
) -> Window:
    window = Window([wordpieces.begin], [0])
    for number, unit in enumerate(units):
        inside = paragraphs[unit.paragraph].inside
        for token, pieces in zip(unit.tokens, unit.pieces, strict=True):
            window.first.append(len(window.pieces))
            window.words.append((unit.paragraph, token))
            window.pieces.extend(pieces)
            window.marked.extend([int(inside[token] >= 0)] * len(pieces))
        window.pieces.append(wordpieces.end)
        window.marked.append(0)
        if number < again:
            window.context = len(window.words)
    return window
