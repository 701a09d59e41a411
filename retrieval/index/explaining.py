"""Why a sentence has its score: every part of it, with the terms behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.bm25 import K1
from retrieval.index.closer import closer_gains
from retrieval.index.engine import Explanation, Part
from retrieval.index.features import read_features, text_of
from retrieval.index.matches import find_terms, read_words
from retrieval.index.ranking import learned_weights, score, values
from retrieval.index.segment.columns import ARTICLE, PASSAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.candidates import Found
    from retrieval.index.collection import Collection

    Array = npt.NDArray[Any]


def explain(
    collection: Collection, asked: Asked, found: Found, norms: tuple[Array, ...]
) -> Explanation:
    """Take the score of one candidate apart.

    Args:
        collection: The parts.
        asked: The question.
        found: The candidate, and no other.
        norms: The norms of the four levels; see `Collection.norms`.
    """
    weights = learned_weights()
    gains = _gains(collection, asked, found, norms)
    behind = {
        "article": gains[ARTICLE] / asked.weight,
        "passage": gains[PASSAGE] / asked.weight,
    }
    parts = []
    spoken = values(asked, found)
    for one in spoken:
        weight = weights[one.name]
        adds = behind.get(one.name, None if one.terms is None else one.terms[0])
        terms = () if adds is None else _named(asked, (weight * adds).tolist())
        value = float(one.value[0])
        parts.append(Part(one.name, value, weight * value, terms))
    columns, row = collection.parts[int(found.part[0])].columns, int(found.row[0])
    closer = closer_gains(asked, text_of(columns, row))
    parts += [
        Part(one.name, one.value, one.adds, _named(asked, one.terms) if one.terms else ())
        for one in closer
    ]
    return Explanation(
        sentence_id=int(columns.sentence_id[row]),
        score=float(score(spoken)[0]) + sum(one.adds for one in closer),
        parts=tuple(sorted((p for p in parts if p.adds), key=lambda part: -part.adds)),
        features=read_features(collection, asked, found, spoken, [0])[0],
    )


def _named(asked: Asked, adds: Sequence[float]) -> tuple[tuple[str, float], ...]:
    return tuple((term, add) for term, add in zip(asked.terms, adds, strict=True) if add)


def _gains(
    collection: Collection, asked: Asked, found: Found, norms: tuple[Array, ...]
) -> list[Array]:
    """Return what each term adds to BM25 at each level."""
    number, row = int(found.part[0]), int(found.row[0])
    columns = collection.parts[number].columns
    article = int(columns.article_of[row])
    start, end = (int(each) for each in columns.article_start[article : article + 2])
    matches = find_terms(read_words(columns, np.arange(start, end)), asked.places[number])
    counts = np.zeros((end - start, len(asked.terms)))
    np.add.at(counts, (matches.row, matches.term), 1)
    here, passage = row - start, columns.passage_of[row]
    levels = (
        (counts[here], columns.length[row]),
        (counts[max(here - 1, 0) : here + 2].sum(0), columns.window_length[row]),
        (
            counts[columns.passage_of[start:end] == passage].sum(0),
            columns.passage_length[passage],
        ),
        (counts.sum(0), columns.article_length[article]),
    )
    return [
        asked.idf[:, level] * (often * (K1 + 1) / (often + norms[level][length]))
        for level, (often, length) in enumerate(levels)
    ]
