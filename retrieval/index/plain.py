"""BM25 of sentences alone, as rank_bm25 computes it, from mapped postings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from rank_bm25 import BM25Okapi

from retrieval.index.kernels import first_stage
from retrieval.index.kernels.scoring import Scoring
from retrieval.index.segment.columns import SENTENCE
from retrieval.index.segment.hashing import term_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from retrieval.index.collection import Collection, Part

    Array = npt.NDArray[Any]

K1 = 1.5
B = 0.75
EPSILON = 0.25
"""rank_bm25's own values."""


class Ranked(NamedTuple):
    """A sentence's id in the archive, and its score."""

    sentence_id: int
    score: float


class MappedBM25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 ships no types.
    """`rank_bm25.BM25Okapi` with the same scores, over an index on the disk.

    The library's own rule makes the IDF. What it keeps of each document, a dictionary, stays on
    the disk as postings; and the best documents are found without giving all of them a score.

    Args:
        collection: The segments. An empty one is allowed.
        k1: How soon repetition stops to count.
        b: How much long documents pay for their length, from 0 to 1.
        epsilon: Terms of more than half of the documents get this share of the mean IDF.
    """

    corpus_size: int
    avgdl: float
    idf: dict[int, float]

    def __init__(
        self, collection: Collection, k1: float = K1, b: float = B, epsilon: float = EPSILON
    ) -> None:
        self._collection = collection
        self._stage = first_stage(collection.sentences)
        super().__init__(collection, None, k1, b, epsilon)
        self._norms = collection.norms(k1, b)
        self._is_worn = any(part.alive is not None for part in collection.parts)
        none = np.zeros(256)
        self._scoring = Scoring(
            idf=none[:0, None],
            bits=np.zeros(0, np.uint64),
            k1=k1,
            norms=self._norms,
            weights=none[:4],
            bonus=none,
            named=none,
            early=0.0,
            near=False,
        )

    def _initialize(self, corpus: Collection) -> dict[int, int]:
        """Count in how many sentences each term is; called by the library's constructor."""
        self.corpus_size = corpus.sizes.units[SENTENCE]
        self.avgdl = corpus.sizes.terms[SENTENCE] / max(self.corpus_size, 1)
        frequency: Counter[int] = Counter()
        for part in corpus.parts:
            frequency.update(_frequencies(part))
        return {term: count for term, count in frequency.items() if count > 0}

    def _calc_idf(self, nd: Mapping[int, int]) -> None:
        """Make the IDF by the library's rule, which does not know of an empty corpus."""
        self.average_idf = 0.0
        if nd:
            super()._calc_idf(nd)

    def top(self, query: Iterable[str], n: int = 10) -> list[Ranked]:
        """Return the best sentences that hold a term of the query.

        Args:
            query: Terms; a repeated one counts each time.
            n: How many to return at most.

        Returns:
            By score, highest first; of equal scores the lower id first.
        """
        counted: dict[str, int] = {}
        for term in query:
            counted[term] = counted.get(term, 0) + 1
        held = [
            (weight, term)
            for term in counted
            if (weight := self.idf.get(term_hash(term))) is not None
        ]
        held.sort(key=lambda one: -one[0])  # the rare ones first
        if not held or n < 1:
            return []
        terms = [term for _, term in held]
        weights = [weight * counted[term] for weight, term in held]
        if min(weights) <= 0 or self._is_worn:
            return self._top_of_all(terms, weights, n)
        scoring = self._scoring._replace(idf=np.array(weights)[:, None])
        ranked: list[Ranked] = []
        where = self._collection.places(terms)
        for part, places in zip(self._collection.parts, where, strict=True):
            found = self._stage.sentences(part.columns, places, scoring, n)
            ids = part.columns.sentence_id[found.rows].tolist()
            ranked += map(Ranked, ids, found.scores.tolist())
        return sorted(ranked, key=lambda one: (-one.score, one.sentence_id))[:n]

    def get_scores(self, query: Iterable[str]) -> Array:
        """Return every sentence's score, as the library does, segment after segment."""
        counted = Counter(term for term in query if term_hash(term) in self.idf)
        idf = [self.idf[term_hash(term)] * often for term, often in counted.items()]
        scores = [scores for _, scores, _ in self._all(list(counted), idf)]
        return np.concatenate(scores) if scores else np.zeros(0)

    def get_batch_scores(self, query: Iterable[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some sentences, counted from 0 as `get_scores` does."""
        scores: list[float] = self.get_scores(query)[list(doc_ids)].tolist()
        return scores

    def _top_of_all(self, terms: Sequence[str], idf: Sequence[float], n: int) -> list[Ranked]:
        ranked: list[Ranked] = []
        for ids, scores, held in self._all(terms, idf):
            ranked += map(Ranked, ids[held].tolist(), scores[held].tolist())
        return sorted(ranked, key=lambda one: (-one.score, one.sentence_id))[:n]

    def _all(
        self, terms: Sequence[str], idf: Sequence[float]
    ) -> Iterator[tuple[Array, Array, Array]]:
        """Yield the ids, the scores, and whether a term is held, of each part's sentences."""
        known = self._collection.look_up(terms)
        for part, places in zip(self._collection.parts, known.places, strict=True):
            columns = part.columns
            scores = np.zeros(columns.sentences)
            held = np.zeros(columns.sentences, bool)
            for place, weight in zip(places.tolist(), idf, strict=True):
                if place < 0:
                    continue
                some = slice(columns.posting_start[place], columns.posting_start[place + 1])
                often = columns.posting_count[some].astype(np.int64)
                norm = self._norms[SENTENCE][columns.posting_length[some]]
                rows = columns.posting_row[some]
                scores[rows] += weight * (often * (self.k1 + 1) / (often + norm))
                held[rows] = True
            kept = slice(None) if part.alive is None else part.alive[columns.article_of]
            yield columns.sentence_id[kept], scores[kept], held[kept]


def _frequencies(part: Part) -> Counter[int]:
    """Return in how many sentences of a part that are still held each term is."""
    counts: Counter[int] = Counter(
        dict(
            zip(
                part.columns.term.tolist(),
                part.columns.frequency[:, SENTENCE].tolist(),
                strict=True,
            )
        )
    )
    if part.removed:
        removed = part.removed
        gone = zip(removed.term.tolist(), removed.frequency[:, SENTENCE].tolist(), strict=True)
        counts.subtract(dict(gone))
    return counts
