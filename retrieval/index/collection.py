"""All segments together: what a search counts over, exactly, whatever was added and removed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.segment.hashing import term_hashes
from retrieval.index.segment.merging import Living, merge

if TYPE_CHECKING:
    from collections.abc import Collection as Some
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]


class Part(NamedTuple):
    """A segment and what of it was removed.

    Attributes:
        columns: The segment.
        alive: For each article whether it is still held; None where all are.
        removed: The removed articles as a segment of their own, whose counts are subtracted.
    """

    columns: Columns
    alive: npt.NDArray[np.bool_] | None = None
    removed: Columns | None = None

    def without(self, articles: Some[int]) -> Part:
        """Return the part without some more of its articles.

        Args:
            articles: Ids of the archive; those that the segment does not hold count for nothing.
        """
        gone = np.isin(self.columns.article_id, np.fromiter(articles, np.int64, len(articles)))
        alive = np.ones(self.columns.articles, bool) if self.alive is None else self.alive
        gone &= alive
        if not gone.any():
            return self
        fresh = Living(self.columns, gone)
        removed = merge([Living(self.removed), fresh] if self.removed else [fresh])
        return Part(self.columns, alive & ~gone, removed)

    @property
    def article_ids(self) -> Array:
        """The ids of the articles that are still held."""
        held = self.columns.article_id
        return held if self.alive is None else held[self.alive]


class Sizes(NamedTuple):
    """Of each level how many units there are, and how many terms they have in all."""

    units: tuple[int, int, int, int]
    terms: tuple[int, int, int, int]


class Known(NamedTuple):
    """Where a question's terms are, and how many units hold them.

    Attributes:
        places: For each part the place of each term in it, or -1.
        frequency: For each term how many sentences, windows, passages and articles hold it.
    """

    places: list[Array]
    frequency: Array


class Collection:
    """The parts of an index at one moment; never changed."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)

    @property
    def sentences(self) -> int:
        """How many sentences are held."""
        return self.sizes.units[0]

    @cached_property
    def sizes(self) -> Sizes:
        """How much there is at each level."""
        held = [_sizes(part.columns) for part in self.parts]
        gone = [_sizes(part.removed) for part in self.parts if part.removed]
        both = np.array(held).reshape(-1, 2, 4).sum(0) - np.array(gone).reshape(-1, 2, 4).sum(0)
        units, terms = both.astype(int).tolist()
        return Sizes(tuple(units), tuple(terms))

    def norms(self, k1: float, b: float) -> tuple[Array, Array, Array, Array]:
        """Return k1 · (1 - b + b · length / mean length) by length, for each level."""
        longest = [0, 0, 0, 0]
        for part in self.parts:
            for level, lengths in enumerate(_lengths(part.columns)):
                longest[level] = max(longest[level], int(lengths.max(initial=0)))
        tables = []
        for most, units, terms in zip(longest, *self.sizes, strict=True):
            mean = terms / max(units, 1) or 1.0
            tables.append(k1 * (1 - b + b * np.arange(most + 1) / mean))
        return tables[0], tables[1], tables[2], tables[3]

    def places(self, terms: Sequence[str]) -> list[Array]:
        """Return where terms are in each part; see `Known.places`."""
        hashes = term_hashes(terms)
        return [_find(part.columns.term, hashes) for part in self.parts]

    def look_up(self, terms: Sequence[str]) -> Known:
        """Return where terms are and how many units hold them."""
        hashes = term_hashes(terms)
        frequency = np.zeros((len(terms), 4), np.int64)
        places = []
        for part in self.parts:
            at = _find(part.columns.term, hashes)
            held = at >= 0
            frequency[held] += part.columns.frequency[at[held]]
            places.append(at)
            if part.removed:
                at = _find(part.removed.term, hashes)
                held = at >= 0
                frequency[held] -= part.removed.frequency[at[held]]
        return Known(places, frequency)


def _find(sorted_hashes: Array, wanted: Array) -> Array:
    """Return the place of each wanted hash, or -1."""
    if not len(sorted_hashes):
        return np.full(len(wanted), -1, np.int64)
    at = np.minimum(np.searchsorted(sorted_hashes, wanted), len(sorted_hashes) - 1)
    places: Array = np.where(sorted_hashes[at] == wanted, at, -1)
    return places


def _lengths(columns: Columns) -> tuple[Array, Array, Array, Array]:
    return (
        columns.length,
        columns.window_length,
        columns.passage_length,
        columns.article_length,
    )


def _sizes(columns: Columns) -> tuple[tuple[int, ...], tuple[int, ...]]:
    lengths = _lengths(columns)
    return tuple(map(len, lengths)), tuple(int(each.sum(dtype=np.int64)) for each in lengths)
