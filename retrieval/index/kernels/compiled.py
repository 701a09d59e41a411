"""The first stage compiled by numba: it reads only the articles that can hold a wanted sentence.

An article's own BM25 and the most that a sentence of it can reach follow from how often it holds
each term. Articles are read from the highest bound down, until no bound reaches the scores found:
the idea of WAND and block-max indexes (Broder et al., CIKM 2003; Ding and Suel, SIGIR 2011), with
articles for blocks.

The first call compiles, for some seconds; numba keeps the result beside this file, or in the
user's cache folder where that cannot be written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.fitting import NEAR
from retrieval.index.kernels.looks import look
from retrieval.index.kernels.loops import accumulate, select
from retrieval.index.kernels.plain import best_rows
from retrieval.index.kernels.scoring import Candidates, Rows
from retrieval.index.looking import Seen, neighbours
from retrieval.index.matches import Matches
from retrieval.index.segment.columns import SENTENCE

if TYPE_CHECKING:
    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.kernels.scoring import Scoring
    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]

_ALL = np.ones(0, np.bool_)


class CompiledStage:
    """`FirstStage` with scores for articles that every search uses anew; for one thread."""

    def __init__(self) -> None:
        self._articles = np.zeros((0, 2))
        self._slots = np.zeros(0, np.int64)
        self._rows = np.zeros(0)

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
        if len(self._articles) < columns.articles:
            self._articles = np.zeros((columns.articles, 2))
            self._slots = np.zeros(columns.articles, np.int64)
        known = terms >= 0
        places, idf = terms[known], scoring.idf[known]
        touched, held = accumulate(
            columns.holder_start[places],
            columns.holder_start[places + 1],
            idf,
            scoring.weights,
            scoring.k1,
            scoring.norms,
            columns.holder,
            columns.holder_count,
            columns.holder_rows,
            columns.article_length,
            self._articles,
            self._slots,
        )
        rows, scores, levels, masks = select(
            touched,
            held,
            self._articles,
            places,
            idf,
            scoring.bits[known],
            scoring.weights,
            scoring.bonus,
            scoring.named,
            scoring.early,
            scoring.k1,
            scoring.norms,
            columns.article_start,
            columns.article_word,
            columns.about,
            columns.word,
            _ALL if allowed is None else allowed,
            scoring.near,
            most,
            floor,
        )
        return Candidates(rows, scores, levels, masks)

    def sentences(
        self, columns: Columns, terms: Array, scoring: Scoring, most: int, *, floor: float = 0.0
    ) -> Rows:
        """Return the rows with the highest BM25 of the sentence; see `FirstStage.sentences`."""
        if len(self._rows) < columns.sentences:
            self._rows = np.zeros(columns.sentences)
        rows, scores = best_rows(
            terms,
            scoring.idf,
            scoring.k1,
            scoring.norms[SENTENCE],
            columns.posting_start,
            columns.posting_row,
            columns.posting_count,
            columns.posting_length,
            self._rows,
            most,
            floor,
        )
        return Rows(rows, scores)

    def look(self, columns: Columns, rows: Array, asked: Asked, part: int) -> Seen:
        """Look at the words of some rows; see `looking.look`."""
        row, place, term, is_name, *others = look(
            rows,
            columns.about,
            columns.word_start,
            columns.word,
            columns.prefix,
            columns.form_start,
            columns.form,
            asked.places[part],
            asked.prefixes,
            asked.is_counted,
            asked.forms,
            asked.form_term,
            NEAR,
            *neighbours(columns, rows),
            asked.meant.places[part],
            asked.meant.chosen[part],
            asked.meant.terms,
        )
        return Seen(Matches(row, place, term, is_name), *others)
