"""How the first stage scores: BM25 at four levels, the kind of answer, the place in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.answering import bonuses
from retrieval.index.bm25 import K1
from retrieval.index.kernels.scoring import Scoring

if TYPE_CHECKING:
    import numpy.typing as npt

    from retrieval.index.asked import Asked

    Array = npt.NDArray[Any]


class Mix(NamedTuple):
    """How the parts of a score are weighed; the sentence's own BM25 has weight 1.

    Learned on a news question set (the development half of NewsQA's questions over 319 CNN
    stories) by varying one after the other; the ranking changes little around these values.

    Attributes:
        window: The sentence with its neighbours.
        passage: The passage.
        article: The article.
        kind: The IDF of a term that no sentence holds, for sentences that hold the kind of answer
            asked for.
        early: The same for the first sentence of an article; the one at place i gets
            1 / (1 + i / 10) of it.
    """

    window: float = 0.3
    passage: float = 0.15
    article: float = 0.8
    kind: float = 0.5
    early: float = 0.2


MIX = Mix()


def scoring(asked: Asked, norms: tuple[Array, Array, Array, Array], mix: Mix = MIX) -> Scoring:
    """Return how the first stage scores a question's sentences."""
    flags, named = bonuses(asked.kind, mix.kind * asked.unit)
    return Scoring(
        idf=asked.idf,
        bits=asked.bits,
        k1=K1,
        norms=norms,
        weights=np.array([1.0, mix.window, mix.passage, mix.article]),
        bonus=flags,
        named=named,
        early=mix.early * asked.unit,
    )
