"""The first stage in NumPy: no compiler needed, and nothing to wait for in small archives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.kernels.scoring import Candidates, Rows
from retrieval.index.looking import look
from retrieval.index.segment.columns import ARTICLE, PASSAGE, SENTENCE, WINDOW
from retrieval.index.segment.ragged import runs_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.kernels.scoring import Scoring
    from retrieval.index.looking import Seen
    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]


class VectorStage:
    """`FirstStage` in NumPy: one score for every row, filled term by term."""

    def candidates(
        self,
        columns: Columns,
        terms: Array,
        scoring: Scoring,
        most: int,
        *,
        floor: float = 0.0,
        allowed: Array | None = None,
    ) -> Candidates:
        """Return the rows with the highest scores; see `FirstStage.candidates`."""
        sizes = (
            columns.sentences,
            columns.sentences,
            len(columns.passage_length),
            columns.articles,
        )
        scores = [np.zeros(size) for size in sizes]
        held_in = [np.zeros(size, np.uint64) for size in sizes]
        for place, idf, bit in zip(terms.tolist(), scoring.idf, scoring.bits, strict=True):
            if place < 0:
                continue
            part = slice(columns.posting_start[place], columns.posting_start[place + 1])
            at, counts = columns.posting_row[part], columns.posting_count[part].astype(np.int64)
            held: tuple[tuple[int, tuple[Array, Array], Array], ...] = (
                (SENTENCE, (at, counts), columns.length),
                (WINDOW, _windows(columns, at, counts), columns.window_length),
                (PASSAGE, _grouped(columns.passage_of[at], counts), columns.passage_length),
                (ARTICLE, _holders(columns, place), columns.article_length),
            )
            for level, (units, often), length in held:
                norm = scoring.norms[level][length[units]]
                held_in[level][units] |= bit
                scores[level][units] += _weigh(often, norm, idf[level], scoring.k1)
        rows: Array = np.flatnonzero(scores[WINDOW if scoring.near else SENTENCE])
        if allowed is not None:
            rows = rows[allowed[columns.article_of[rows]]]
        article = columns.article_of[rows]
        found = np.empty((len(rows), 4))
        found[:, SENTENCE] = scores[SENTENCE][rows]
        found[:, WINDOW] = scores[WINDOW][rows]
        found[:, PASSAGE] = scores[PASSAGE][columns.passage_of[rows]]
        found[:, ARTICLE] = scores[ARTICLE][article]
        masks = np.empty((len(rows), 4), np.uint64)
        masks[:, SENTENCE] = held_in[SENTENCE][rows]
        masks[:, WINDOW] = held_in[WINDOW][rows]
        masks[:, PASSAGE] = held_in[PASSAGE][columns.passage_of[rows]]
        masks[:, ARTICLE] = held_in[ARTICLE][article]
        total = found[:, SENTENCE] + scoring.weights[WINDOW] * found[:, WINDOW]
        total += scoring.weights[PASSAGE] * found[:, PASSAGE]
        total += scoring.weights[ARTICLE] * found[:, ARTICLE]
        total += scoring.bonus[columns.flags[rows]]
        total += scoring.named[columns.names[rows]]
        total += scoring.early / (1 + (rows - columns.article_start[article]) / 10)
        kept = _highest(total, most, floor)
        return Candidates(rows[kept], total[kept], found[kept], masks[kept])

    def sentences(
        self, columns: Columns, terms: Array, scoring: Scoring, most: int, *, floor: float = 0.0
    ) -> Rows:
        """Return the rows with the highest BM25 of the sentence; see `FirstStage.sentences`."""
        scores = np.zeros(columns.sentences)
        for place, idf in zip(terms.tolist(), scoring.idf, strict=True):
            if place >= 0:
                part = slice(columns.posting_start[place], columns.posting_start[place + 1])
                norm = scoring.norms[SENTENCE][columns.posting_length[part]]
                counts = columns.posting_count[part].astype(np.int64)
                weights = _weigh(counts, norm, idf[SENTENCE], scoring.k1)
                scores[columns.posting_row[part]] += weights
        rows = np.flatnonzero(scores)
        kept = rows[_highest(scores[rows], most, floor)]
        return Rows(kept, scores[kept])

    def look(self, columns: Columns, rows: Array, asked: Asked, part: int) -> Seen:
        """Look at the words of some rows; see `looking.look`."""
        return look(columns, rows, asked, part)


def _weigh(counts: Array, norm: Array, idf: float, k1: float) -> Array:
    weights: Array = idf * (counts * (k1 + 1) / (counts + norm))
    return weights


def _holders(columns: Columns, place: int) -> tuple[Array, Array]:
    """Return the articles that hold a term, and how often, as far as the index counts."""
    part = slice(columns.holder_start[place], columns.holder_start[place + 1])
    return columns.holder[part], columns.holder_count[part].astype(np.int64)


def _grouped(groups: Array, counts: Array) -> tuple[Array, Array]:
    """Sum the counts of neighbouring rows of one group; return the groups and the sums."""
    first = runs_of(groups)
    return groups[first], np.add.reduceat(counts, first)


def _windows(columns: Columns, rows: Array, counts: Array) -> tuple[Array, Array]:
    """Return the rows whose window holds a term, and how often each does."""
    article = columns.article_of[rows]
    before = rows - 1 >= columns.article_start[article]
    after = rows + 1 < columns.article_start[article + 1]
    at = np.concatenate((rows[before] - 1, rows, rows[after] + 1))
    often = np.concatenate((counts[before], counts, counts[after]))
    order = np.argsort(at, kind="stable")
    return _grouped(at[order], often[order])


def _highest(scores: Array, most: int, floor: float) -> Array:
    """Return the places of the highest scores, and of those equal to the last of them."""
    if most < len(scores):
        floor = max(floor, np.partition(scores, len(scores) - most)[len(scores) - most])
    return np.flatnonzero(scores >= floor)
