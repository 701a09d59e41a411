"""BM25 as rank_bm25 computes it, kept as postings so that a query touches only its own terms."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rank_bm25 import BM25Okapi

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Rows = npt.NDArray[np.int64]
    Scores = npt.NDArray[np.float64]

K1 = 0.6
B = 0.5
"""Learned on a news question set (the development half of NewsQA's questions over 319 CNN stories):
sentences are short and repeat few words, so that repetition and length say less than in pages."""
EPSILON = 0.25


class Ranked(NamedTuple):
    """A document's row and its score."""

    row: int
    score: float


class PostingsBM25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 ships no types.
    """`rank_bm25.BM25Okapi` with the same scores and another memory.

    In place of a dictionary for each document it keeps, for each term, the rows of the documents
    that hold it and what it adds to their scores. An empty corpus is allowed.

    Args:
        corpus: The terms of each document, in the order of the rows.
        k1: How soon repetition stops to count.
        b: How much long documents pay for their length, from 0 to 1.
        epsilon: Terms of more than half of the documents get this share of the mean IDF.
    """

    corpus_size: int
    avgdl: float
    idf: dict[str, float]

    def __init__(
        self,
        corpus: Iterable[Sequence[str]],
        k1: float = K1,
        b: float = B,
        epsilon: float = EPSILON,
    ) -> None:
        self._terms: dict[str, int] = {}
        self._starts: Rows = np.zeros(1, np.int64)
        self._rows: Rows = np.zeros(0, np.int64)
        self._weights: Scores = np.zeros(0)
        super().__init__(corpus, None, k1, b, epsilon)

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> dict[str, int]:
        """Build the postings; called by the library's constructor."""
        terms = self._terms
        documents = [[terms.setdefault(t, len(terms)) for t in document] for document in corpus]
        lengths = np.fromiter(map(len, documents), np.int64, len(documents))
        tokens = int(lengths.sum())
        flat = np.fromiter(chain.from_iterable(documents), np.int64, tokens)
        rows = np.repeat(np.arange(len(documents)), lengths)
        # One number for each (term, row), so that one sort groups and counts them.
        size = max(len(documents), 1)
        keys, counts = np.unique(flat * size + rows, return_counts=True)
        frequencies = np.bincount(keys // size, minlength=len(terms))
        self.corpus_size = len(documents)
        self.avgdl = tokens / size
        self.doc_len = lengths.tolist()
        self._starts = np.concatenate(([0], np.cumsum(frequencies)))
        self._rows = keys % size
        saturation = counts + self.k1 * (
            1 - self.b + self.b * lengths[self._rows] / (self.avgdl or 1.0)
        )
        self._weights = counts * (self.k1 + 1) / saturation
        return dict(zip(terms, frequencies.tolist(), strict=True))

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        """Compute each term's IDF, and with it the final weights; called by the constructor."""
        if not nd:
            self.average_idf = 0.0
            return
        super()._calc_idf(nd)
        values = np.fromiter((self.idf[term] for term in self._terms), float, len(self._terms))
        self._weights *= np.repeat(values, np.diff(self._starts))

    def postings(self, term: str) -> tuple[Rows, Scores]:
        """Return the rows that hold a term, ascending, and what it adds to the score of each."""
        number = self._terms.get(term)
        if number is None:
            return self._rows[:0], self._weights[:0]
        part = slice(self._starts[number], self._starts[number + 1])
        return self._rows[part], self._weights[part]

    def frequency(self, term: str) -> int:
        """Return how many documents hold a term."""
        return len(self.postings(term)[0])

    def get_scores(self, query: Iterable[str]) -> Scores:
        """Return every document's score, as the library does; a repeated term counts each time."""
        scores = np.zeros(self.corpus_size)
        for term in query:
            rows, weights = self.postings(term)
            scores[rows] += weights
        return scores

    def get_batch_scores(self, query: Iterable[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some rows."""
        scores: list[float] = self.get_scores(query)[list(doc_ids)].tolist()
        return scores

    def matches(self, query: Iterable[str]) -> Rows:
        """Return the rows, ascending, that hold a term of the query.

        Their score may be 0 or less: a term in half of the documents has the IDF 0.
        """
        found = [self.postings(term)[0] for term in dict.fromkeys(query)]
        return np.unique(np.concatenate(found)) if found else self._rows[:0]

    def top(self, query: Sequence[str], n: int = 10) -> list[Ranked]:
        """Return the best documents that hold a term of the query.

        Args:
            query: Terms; a repeated one counts each time.
            n: How many to return at most.

        Returns:
            By score, highest first; of equal scores the lower row first.
        """
        found = [self.postings(term) for term in query]
        if not found or n < 1:
            return []
        rows, places = np.unique(np.concatenate([r for r, _ in found]), return_inverse=True)
        scores: Scores = np.zeros(len(rows))
        np.add.at(scores, places, np.concatenate([w for _, w in found]))
        return [Ranked(int(rows[i]), float(scores[i])) for i in best(scores, n)]


class PositiveBM25(PostingsBM25):
    """The same with an IDF that is always above 0, so that every match adds to a score.

    In a small archive, and among passages and articles anywhere, a term easily stands in half of
    the documents; there the library's IDF is 0, or one value for all such terms. Lucene's form
    ln(1 + (N - n + 0.5) / (n + 0.5)) keeps telling them apart. On the news question set the two
    rank equally well (MRR .426 both, in the mix without bonuses).
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {term: positive_idf(self.corpus_size, n) for term, n in nd.items()}
        self.average_idf = sum(self.idf.values()) / max(len(self.idf), 1)
        values = np.fromiter((self.idf[term] for term in self._terms), float, len(self._terms))
        self._weights *= np.repeat(values, np.diff(self._starts))


def positive_idf(documents: int, frequency: int) -> float:
    """Return Lucene's IDF of a term, above 0 also for one that stands everywhere or nowhere."""
    return math.log1p((documents - frequency + 0.5) / (frequency + 0.5))


def best(scores: Scores, n: int) -> list[int]:
    """Return the places of the `n` highest scores, highest first, of equals the first first."""
    places = np.arange(len(scores))
    if n < len(scores):
        threshold = np.partition(scores, len(scores) - n)[len(scores) - n]
        places = np.flatnonzero(scores >= threshold)
    order = np.argsort(-scores[places], kind="stable")[:n]
    chosen: list[int] = places[order].tolist()
    return chosen
