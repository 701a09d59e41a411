"""BM25's constants and its IDF, as search uses them at all levels."""

from __future__ import annotations

import math

K1 = 0.6
B = 0.5
"""Learned on a news question set (the development half of NewsQA's questions over 319 CNN stories):
sentences are short and repeat few words, so that repetition and length say less than in pages."""


def positive_idf(documents: int, frequency: int) -> float:
    """Return Lucene's IDF of a term, above 0 also for one that stands everywhere or nowhere.

    In a small archive, and among passages and articles anywhere, a term easily stands in half of
    the documents; there rank_bm25's IDF is 0, or one value for all such terms. On the news question
    set the two rank equally well.
    """
    return math.log1p((documents - frequency + 0.5) / (frequency + 0.5))
