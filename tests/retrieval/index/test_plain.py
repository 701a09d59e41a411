"""BM25 from mapped postings: the library's own scores are the measure."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from retrieval.index.collection import Collection, Part
from retrieval.index.kernels.compiled import CompiledStage
from retrieval.index.plain import MappedBM25, Ranked
from retrieval.index.segment.building import ArticleRows, Row, SegmentBuilder
from retrieval.index.segment.columns import map_columns, write_columns
from retrieval.language.boundaries import sentence_starts
from retrieval.language.terms import index_terms, question_terms
from tests.retrieval.index.corpora import tries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.index.segment.columns import Columns

SEEDS = Path(__file__).parents[3] / "seeds"
DOCUMENTS = st.lists(st.sampled_from("abcdefgh"), max_size=6)
CORPORA = st.lists(DOCUMENTS, max_size=12)


def segment(corpus: Sequence[Sequence[str]], first: int = 0) -> Columns:
    """Build a segment with a document a sentence, two sentences an article."""
    builder = SegmentBuilder()
    for start in range(0, len(corpus), 2):
        rows = [
            Row(first + start + place, place, document, "")
            for place, document in enumerate(corpus[start : start + 2])
        ]
        builder.add(ArticleRows(first + start, b"", rows))
    return builder.build()


def plain(corpus: Sequence[Sequence[str]], *values: float) -> MappedBM25:
    return MappedBM25(Collection([Part(segment(corpus))]), *values)


def library(corpus: list[list[str]], *values: float) -> BM25Okapi:
    return BM25Okapi(corpus, None, *values)


@given(
    CORPORA.filter(any),  # The library divides by zero where there is no term at all.
    DOCUMENTS,
    st.floats(0.1, 3),
    st.floats(0, 0.99),  # At 1 the library divides 0 by 0 for a document without terms.
    st.floats(0, 1),
)
@tries(40)
def test_scores_equal_the_library(
    corpus: list[list[str]], query: list[str], k1: float, b: float, epsilon: float
) -> None:
    ours, theirs = plain(corpus, k1, b, epsilon), library(corpus, k1, b, epsilon)
    np.testing.assert_allclose(ours.get_scores(query), theirs.get_scores(query), atol=1e-12)
    assert sorted(ours.idf.values()) == pytest.approx(sorted(theirs.idf.values()))
    assert ours.avgdl == theirs.avgdl
    assert ours.average_idf == pytest.approx(theirs.average_idf)
    rows = list(range(len(corpus)))[::2]
    np.testing.assert_allclose(
        ours.get_batch_scores(query, rows), theirs.get_batch_scores(query, rows), atol=1e-12
    )


@given(CORPORA, CORPORA, st.sets(st.integers(0, 11)), DOCUMENTS, st.booleans())
@tries(40)
def test_segments_and_removals_do_not_change_a_score(
    first: list[list[str]],
    second: list[list[str]],
    removed: set[int],
    query: list[str],
    mapped: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    parts = [Part(segment(first)), Part(segment(second, 100))]
    with tempfile.TemporaryDirectory() as folder:
        if mapped:
            for number, part in enumerate(parts):
                write_columns(part.columns, Path(folder) / str(number))
                parts[number] = Part(map_columns(Path(folder) / str(number)))
        parts = [part.without(removed) for part in parts]
        ours = MappedBM25(Collection(parts))
        kept = [doc for place, doc in enumerate(first) if place - place % 2 not in removed]
        kept += second
        scores = ours.get_scores(query)
        assert len(scores) == len(kept) == ours.corpus_size
        if any(kept):
            np.testing.assert_allclose(scores, library(kept).get_scores(query), atol=1e-12)


def assert_sorted_list(index: MappedBM25, ids: list[int], query: list[str], n: int) -> None:
    """Compare `top` with all scores in order; equal sums may differ in their last bits."""
    scores = dict(zip(ids, index.get_scores(query).tolist(), strict=True))
    top = index.top(query, n)
    everything = index.top(query, len(ids) + 1)
    assert top == everything[:n]
    assert top == sorted(top, key=lambda one: (-one.score, one.sentence_id))
    for one in everything:
        assert one.score == pytest.approx(scores.pop(one.sentence_id), abs=1e-12)
    assert all(score == 0 for score in scores.values())


@given(CORPORA, CORPORA, st.sets(st.integers(0, 11), max_size=2), DOCUMENTS, st.integers(0, 14))
@tries(40)
def test_top_is_the_sorted_list_of_the_scores(
    first: list[list[str]],
    second: list[list[str]],
    removed: set[int],
    query: list[str],
    n: int,
) -> None:
    parts = [Part(segment(first)).without(removed), Part(segment(second, 100))]
    index = MappedBM25(Collection(parts))
    ids = [number for number in range(len(first)) if number - number % 2 not in removed]
    ids += range(100, 100 + len(second))
    assert_sorted_list(index, ids, query, n)
    documents = dict(enumerate(first)) | dict(enumerate(second, start=100))
    holding = {number for number in ids if set(documents[number]) & set(query)}
    assert {one.sentence_id for one in index.top(query, 100)} == holding


@given(st.lists(DOCUMENTS, min_size=4, max_size=40), DOCUMENTS, st.integers(1, 8))
@tries(40)
def test_top_with_compiled_loops(corpus: list[list[str]], query: list[str], n: int) -> None:
    # Of many more documents no term stands in half, so that the loops are used.
    index = plain([*corpus, *([["z"]] * (2 * len(corpus)))])
    expected = index.top(query, n)
    index._stage = CompiledStage()
    assert index.top(query, n) == expected


def seed_sentences() -> list[str]:
    sentences = []
    for file in sorted(SEEDS.glob("*.txt")):
        for passage in file.read_text("utf-8").split("\n\n"):
            cuts = [0, *sentence_starts(passage), len(passage)]
            sentences += [passage[a:b] for a, b in pairwise(cuts)]
    return sentences


def test_scores_equal_the_library_on_the_seeds() -> None:
    corpus = [list(index_terms(sentence)) for sentence in seed_sentences()]
    ours, theirs = plain(corpus), library(corpus)
    for question in (
        "Why was the training mission suspended?",
        "Iraq Iraq Iraq NATO",
        "Who called for maximum restraint?",
        "zebra",
        "",
    ):
        for query in (list(question_terms(question)), list(index_terms(question))):
            np.testing.assert_allclose(ours.get_scores(query), theirs.get_scores(query), atol=1e-12)
            assert_sorted_list(ours, list(range(len(corpus))), query, 10)


def test_it_is_the_librarys_class() -> None:
    index = plain([["a", "b"], ["c"], ["d"]])
    assert isinstance(index, BM25Okapi)
    assert index.get_top_n(["c"], ["x", "y", "z"], 1) == ["y"]


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_empty_archives(corpus: list[list[str]]) -> None:
    index = plain(corpus)
    assert index.get_scores(["a"]).tolist() == [0.0] * len(corpus)
    assert index.top(["a"]) == index.top([]) == []
    assert MappedBM25(Collection([])).top(["a"]) == []
    assert MappedBM25(Collection([])).get_scores(["a"]).tolist() == []


def test_a_document_without_terms_scores_0_also_where_length_counts_fully() -> None:
    assert plain([[], ["a"], ["b"], ["c"]], 1.5, 1.0).get_scores(["a"]).tolist()[0] == 0


def test_a_term_in_half_of_the_sentences_is_found_at_score_0() -> None:
    index = plain([["a", "b"], ["a"], ["c"], ["d"]])
    assert index.get_scores(["a"]).tolist() == [0, 0, 0, 0]
    assert index.top(["a"]) == [Ranked(0, 0.0), Ranked(1, 0.0)]


def test_a_term_with_a_score_below_0_is_found() -> None:
    index = plain([["a"], ["a"], ["a", "b"]])
    assert index.average_idf < 0
    assert [hit.sentence_id for hit in index.top(["a"])] == [2, 0, 1]
    assert all(hit.score < 0 for hit in index.top(["a"]))


def test_a_term_of_removed_sentences_only_is_none() -> None:
    part = Part(segment([["a"], ["b"], ["c"], ["d"], ["e"]])).without({0})
    index = MappedBM25(Collection([part]))
    assert index.top(["a"]) == []
    assert index.corpus_size == 3
