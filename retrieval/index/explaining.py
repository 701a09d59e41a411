"""Why a sentence has its score: every part of it, with the terms behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.bm25 import K1
from retrieval.index.closer import closer_gains
from retrieval.index.engine import Explanation, Part
from retrieval.index.features import meant_by, read_features, text_of
from retrieval.index.matches import find_terms, read_words
from retrieval.index.ranking import held_at, learned_weights, score, values
from retrieval.index.segment.columns import ARTICLE, PASSAGE, SENTENCE, WINDOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    meant = {
        "synonyms": _meant(asked, found.meant[0], held_at(asked, found, SENTENCE)[0]),
        "window synonyms": _meant(asked, found.meant_near[0], held_at(asked, found, WINDOW)[0]),
    }
    parts = []
    spoken = values(asked, found)
    for one in spoken:
        weight = weights[one.name]
        adds = behind.get(one.name, None if one.terms is None else one.terms[0])
        names = meant.get(one.name, {})
        terms = () if adds is None else _named(asked, names, (weight * adds).tolist())
        value = float(one.value[0])
        parts.append(Part(one.name, value, weight * value, terms))
    columns, row = collection.parts[int(found.part[0])].columns, int(found.row[0])
    closer = closer_gains(asked, text_of(columns, row))
    parts += [
        Part(one.name, one.value, one.adds, _named(asked, {}, one.terms) if one.terms else ())
        for one in closer
    ]
    return Explanation(
        sentence_id=int(columns.sentence_id[row]),
        score=float(score(spoken)[0]) + sum(one.adds for one in closer),
        parts=tuple(sorted((p for p in parts if p.adds), key=lambda part: -part.adds)),
        features=read_features(collection, asked, found, spoken, [0])[0],
    )


def _named(
    asked: Asked, names: Mapping[str, str], adds: Sequence[float]
) -> tuple[tuple[str, float], ...]:
    return tuple(
        (names.get(term, term), add) for term, add in zip(asked.terms, adds, strict=True) if add
    )


def _meant(asked: Asked, synonyms: Array, held: Array) -> dict[str, str]:
    """Return what terms are called that stand there in another word: "leav ≈ withdraw"."""
    return {term: f"{term} ≈ {word}" for term, word in meant_by(asked, synonyms, held)}


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
