"""The compiled first stage and that in NumPy: the same rows, scores equal to the last bit."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.candidates import FAINT
from retrieval.index.collection import Collection, Part
from retrieval.index.kernels.compiled import CompiledStage
from retrieval.index.kernels.scoring import Scoring
from retrieval.index.kernels.vectors import VectorStage
from retrieval.index.segment.building import ArticleRows, Row, SegmentBuilder
from retrieval.index.segment.columns import map_columns, write_columns
from tests.retrieval.index.corpora import (
    assert_same,
    tries,
)

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.index.kernels.scoring import Candidates, FirstStage
    from retrieval.index.segment.columns import Columns

VOCABULARY = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "mnrs"]
COMPILED = CompiledStage()
"""One for all tests: what one search leaves behind would show in the next."""
VECTORS = VectorStage()


@cache
def made_up(seed: int) -> Collection:
    """Make up an index of one segment: of up to 60 articles, from 2 up to 100 different words."""
    chance = random.Random(seed)
    words = VOCABULARY[: chance.choice((2, 8, 100))]
    weights = [1 / (place + 1) for place in range(len(words))]
    longest = chance.choice((1, 3, 12))
    builder = SegmentBuilder()
    number = 0
    for article in range(chance.choice((0, 1, 5, 60))):
        rows = []
        for passage in range(chance.choice((0, 1, 2, 4, 50))):
            for _ in range(chance.randint(1, 4)):
                terms = chance.choices(words, weights, k=chance.randint(0, longest))
                text = chance.choice(("", "Ida Brandt", "He", "Why?", "12"))
                rows.append(Row(number, passage, terms, text))
                number += 1
        builder.add(ArticleRows(article, b"%d" % article, rows))
    return Collection([Part(builder.build())])


SEEDS = st.integers(0, 25)
WEIGHTS = st.sampled_from([0.0, 0.15, 0.8, 2.0])
TERMS = st.one_of(
    st.lists(st.sampled_from(VOCABULARY), max_size=8, unique=True),
    st.lists(st.sampled_from(VOCABULARY), min_size=60, max_size=75, unique=True),
)


@st.composite
def scorings(draw: st.DrawFn, collection: Collection, terms: list[str]) -> Scoring:
    k1, b = draw(st.floats(0.1, 3)), draw(st.floats(0, 1))
    bonus, named = np.zeros(256), np.zeros(256)
    bonus[draw(st.lists(st.integers(0, 255), max_size=3))] = draw(st.floats(-2, 5))
    named[1:] = draw(st.floats(-2, 5))
    units = np.array(collection.sizes.units)
    frequency = collection.look_up(terms).frequency
    idf = np.log1p((units - frequency + 0.5) / (frequency + 0.5))
    idf[draw(st.integers(0, len(terms))) :] *= draw(st.sampled_from([1.0, FAINT]))
    bits = np.zeros(len(terms), np.uint64)
    bits[:64] = np.uint64(1) << np.arange(len(bits[:64]), dtype=np.uint64)
    return Scoring(
        idf=idf,
        bits=bits,
        k1=k1,
        norms=collection.norms(k1, b),
        weights=np.array([1.0, draw(WEIGHTS), draw(WEIGHTS), draw(WEIGHTS)]),
        bonus=bonus,
        named=named,
        early=draw(WEIGHTS),
        near=draw(st.booleans()),
    )


def assert_clean() -> None:
    assert not COMPILED._articles.any()
    assert not COMPILED._rows.any()


@given(SEEDS, TERMS, st.integers(1, 40), st.data())
@tries(150)
def test_candidates_are_equal(seed: int, terms: list[str], most: int, data: st.DataObject) -> None:
    collection = made_up(seed)
    columns = collection.parts[0].columns
    places = collection.look_up(terms).places[0]
    scoring = data.draw(scorings(collection, terms))
    floor = data.draw(st.sampled_from([-np.inf, 0.0, 1.0, 5.0]))
    allowed = None
    if data.draw(st.booleans()):
        chance = data.draw(st.randoms(use_true_random=False))
        allowed = np.array([chance.random() < 0.6 for _ in range(columns.articles)], bool)
    found: list[Candidates] = [
        stage.candidates(columns, places, scoring, most, floor=floor, allowed=allowed)
        for stage in (COMPILED, VECTORS)
    ]
    for name, one, other in zip(found[0]._fields, *found, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)
    rows, scores, _, _ = found[0]
    assert (np.diff(rows) > 0).all()
    assert (scores >= floor).all()
    # Of equals of the last one none is left out.
    if len(rows) > most:
        assert scores.min() == np.sort(scores)[-most]
    if allowed is not None:
        assert allowed[columns.article_of[rows]].all()
    assert_clean()


@given(SEEDS, TERMS, st.integers(1, 40), st.sampled_from([0.0, 1.0, 5.0]), st.data())
@tries(100)
def test_sentences_are_equal(
    seed: int, terms: list[str], most: int, floor: float, data: st.DataObject
) -> None:
    collection = made_up(seed)
    columns = collection.parts[0].columns
    places = collection.look_up(terms).places[0]
    scoring = data.draw(scorings(collection, terms))
    found = [
        stage.sentences(columns, places, scoring, most, floor=floor)
        for stage in (COMPILED, VECTORS)
    ]
    for name, one, other in zip(found[0]._fields, *found, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)
    # The sentence's part of the whole score is the same sum.
    every = VECTORS.candidates(columns, places, scoring, columns.sentences + 1, floor=-np.inf)
    own = every.levels[:, 0]
    held = own > 0
    limit = np.sort(own[held])[-most] if held.sum() > most else 0.0
    wanted = held & (own >= max(limit, floor))
    np.testing.assert_array_equal(found[0].rows, every.rows[wanted])
    np.testing.assert_array_equal(found[0].scores, own[wanted])
    assert_clean()


def naive(
    counts: list[int], lengths: int, mean: float, idf: list[float], scoring: Scoring
) -> float:
    """BM25 by its formula; k1 and b as in the test below."""
    norm = scoring.k1 * (1 - 0.5 + 0.5 * lengths / mean)
    return sum(
        weight * often * (scoring.k1 + 1) / (often + norm)
        for weight, often in zip(idf, counts, strict=True)
        if often
    )


@pytest.mark.parametrize("stage", [COMPILED, VECTORS])
def test_levels_and_masks_are_what_the_sentences_say(stage: FirstStage) -> None:
    story = [[["a", "b", "a"], ["c"]], [["d"], ["b", "c", "d"], []], [["a"]]]
    passages = [number for number, rows in enumerate(story) for _ in rows]
    sentences = [terms for rows in story for terms in rows]
    builder = SegmentBuilder()
    rows = [Row(n, p, t, "") for n, (p, t) in enumerate(zip(passages, sentences, strict=True))]
    builder.add(ArticleRows(1, b"", [Row(99, 0, ("a", "e"), "")]))
    builder.add(ArticleRows(2, b"", rows))
    collection = Collection([Part(builder.build())])
    terms = ["a", "c", "x"]
    idf = [[1.0, 2.0, 3.0, 4.0], [0.5, 0.6, 0.7, 0.8], [9.0, 9.0, 9.0, 9.0]]
    scoring = Scoring(
        idf=np.array(idf),
        bits=np.array([1, 2, 4], np.uint64),
        k1=0.9,
        norms=collection.norms(0.9, 0.5),
        weights=np.array([1.0, 0.3, 0.2, 0.1]),
        bonus=np.zeros(256),
        named=np.zeros(256),
        early=0.7,
    )
    places = collection.look_up(terms).places[0]
    found = stage.candidates(collection.parts[0].columns, places, scoring, 100)
    assert found.rows.tolist() == [0, 1, 2, 3, 4, 5, 6]
    means = [t / u for u, t in zip(*collection.sizes, strict=True)]
    for at, place in enumerate(range(len(sentences)), start=1):
        units = [
            sentences[place],
            [t for near in sentences[max(place - 1, 0) : place + 2] for t in near],
            [t for near in story[passages[place]] for t in near],
            [t for near in sentences for t in near],
        ]
        levels = [
            naive(
                [unit.count(term) for term in terms],
                len(unit),
                means[level],
                [row[level] for row in idf],
                scoring,
            )
            for level, unit in enumerate(units)
        ]
        assert found.levels[at].tolist() == pytest.approx(levels)
        assert found.masks[at].tolist() == [("a" in u) + 2 * ("c" in u) for u in units]
        early = 0.7 / (1 + place / 10)
        assert found.scores[at] == pytest.approx(np.dot(levels, scoring.weights) + early)


def plain_scoring(collection: Collection, terms: list[str]) -> Scoring:
    return Scoring(
        idf=np.ones((len(terms), 4)),
        bits=np.zeros(len(terms), np.uint64),
        k1=1.0,
        norms=collection.norms(1.0, 0.5),
        weights=np.array([1.0, 0.0, 0.0, 0.0]),
        bonus=np.zeros(256),
        named=np.zeros(256),
        early=0.0,
        near=False,
    )


@pytest.mark.parametrize("stage", [COMPILED, VECTORS])
def test_many_equals_all_come(stage: FirstStage) -> None:
    """More than the compiled loop makes room for at first, in one article and over many."""
    builder = SegmentBuilder()
    builder.add(ArticleRows(0, b"", [Row(n, n, ("a",), "") for n in range(500)]))
    for article in range(1, 300):
        builder.add(ArticleRows(article, b"", [Row(500 + article, 0, ("a",), "")]))
    collection = Collection([Part(builder.build())])
    scoring = plain_scoring(collection, ["a"])
    places = collection.look_up(["a"]).places[0]
    columns = collection.parts[0].columns
    assert len(stage.candidates(columns, places, scoring, 1).rows) == 799
    assert len(stage.sentences(columns, places, scoring, 1).rows) == 799
    assert_clean()


@pytest.mark.parametrize("stage", [COMPILED, VECTORS])
def test_a_term_oftener_than_counts_can_tell(stage: FirstStage) -> None:
    builder = SegmentBuilder()
    rows = [Row(n, 0, ("a",) * 40_000, "") for n in range(3)]
    builder.add(ArticleRows(1, b"", [*rows, Row(3, 1, ("b",), "")]))
    builder.add(ArticleRows(2, b"", [Row(4, 0, ("a", "b"), "")]))
    collection = Collection([Part(builder.build())])
    scoring = plain_scoring(collection, ["a"])._replace(weights=np.ones(4), near=True)
    columns, places = collection.parts[0].columns, collection.look_up(["a"]).places[0]
    found = stage.candidates(columns, places, scoring, 3)
    expected = VECTORS.candidates(columns, places, scoring, 3)
    for name, one, other in zip(found._fields, found, expected, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)


@pytest.mark.parametrize("stage", [COMPILED, VECTORS])
def test_nothing_is_found_in_nothing(stage: FirstStage) -> None:
    collection = made_up(0)
    columns: Columns = SegmentBuilder().build()
    for terms in ([], ["bam"], ["bam", "dam"]):
        scoring = plain_scoring(collection, terms)
        places = np.full(len(terms), -1)
        assert stage.candidates(columns, places, scoring, 5).rows.tolist() == []
        assert stage.sentences(columns, places, scoring, 5).rows.tolist() == []


def test_mapped_arrays_give_what_those_in_memory_give(tmp_path: Path) -> None:
    collection = next(c for c in map(made_up, range(26)) if c.sentences > 100)
    columns = collection.parts[0].columns
    write_columns(columns, tmp_path / "one")
    mapped = map_columns(tmp_path / "one")
    assert_same(mapped, columns)
    terms = VOCABULARY[:5]
    scoring, places = plain_scoring(collection, terms), collection.look_up(terms).places[0]
    for stage in (COMPILED, VECTORS):
        for one, other in zip(
            stage.candidates(mapped, places, scoring, 9),
            stage.candidates(columns, places, scoring, 9),
            strict=True,
        ):
            np.testing.assert_array_equal(one, other)


def test_one_stage_serves_segments_of_all_sizes() -> None:
    stage = CompiledStage()
    terms = VOCABULARY[:3]
    for seed in (*range(26), *range(26)):
        collection = made_up(seed)
        scoring, places = plain_scoring(collection, terms), collection.look_up(terms).places[0]
        columns = collection.parts[0].columns
        for one, other in zip(
            stage.candidates(columns, places, scoring, 5),
            VECTORS.candidates(columns, places, scoring, 5),
            strict=True,
        ):
            np.testing.assert_array_equal(one, other)
