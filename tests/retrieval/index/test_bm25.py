"""BM25 in postings: the library's own scores are the measure."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from retrieval.index.bm25 import B, PositiveBM25, PostingsBM25, Ranked, best, positive_idf
from retrieval.language.boundaries import sentence_starts
from retrieval.language.terms import index_terms, question_terms

SEEDS = Path(__file__).parents[3] / "seeds"
WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=6)
CORPORA = st.lists(WORDS, min_size=1, max_size=12)


def seed_sentences() -> list[str]:
    sentences = []
    for file in sorted(SEEDS.glob("*.txt")):
        for passage in file.read_text("utf-8").split("\n\n"):
            cuts = [0, *sentence_starts(passage), len(passage)]
            sentences += [passage[a:b] for a, b in pairwise(cuts)]
    return sentences


@given(
    CORPORA,
    WORDS,
    st.floats(0.1, 3),
    st.floats(0, 0.99),  # At 1 the library divides 0 by 0 for a document without terms.
    st.floats(0, 1),
)
@settings(max_examples=100)
def test_scores_equal_the_library(
    corpus: list[list[str]], query: list[str], k1: float, b: float, epsilon: float
) -> None:
    assume(any(corpus))
    ours = PostingsBM25(corpus, k1, b, epsilon)
    theirs = BM25Okapi(corpus, k1=k1, b=b, epsilon=epsilon)
    np.testing.assert_allclose(ours.get_scores(query), theirs.get_scores(query), atol=1e-12)
    assert ours.idf == pytest.approx(theirs.idf)
    assert ours.avgdl == pytest.approx(theirs.avgdl)
    rows = list(range(len(corpus)))[::2]
    np.testing.assert_allclose(
        ours.get_batch_scores(query, rows), theirs.get_batch_scores(query, rows), atol=1e-12
    )


@pytest.mark.parametrize(
    "question",
    [
        "Why was the training mission suspended?",
        "Iraq Iraq Iraq NATO",
        "Who called for maximum restraint?",
        "zebra",
        "",
    ],
)
def test_scores_equal_the_library_on_the_seeds(question: str) -> None:
    corpus = [index_terms(sentence) for sentence in seed_sentences()]
    ours, theirs = PostingsBM25(corpus), BM25Okapi(corpus, k1=0.6, b=B, epsilon=0.25)
    for query in (question_terms(question), index_terms(question)):
        np.testing.assert_allclose(ours.get_scores(query), theirs.get_scores(query), atol=1e-12)


def test_a_document_without_terms_scores_0_also_where_length_counts_fully() -> None:
    assert PostingsBM25([[], ["a"], ["b"]], b=1.0).get_scores(["a"]).tolist()[0] == 0


def test_it_is_the_librarys_class() -> None:
    assert isinstance(PostingsBM25([["a"]]), BM25Okapi)
    assert PostingsBM25([["a", "b"], ["c"], ["d"]]).get_top_n(["c"], ["x", "y", "z"], 1) == ["y"]


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
@pytest.mark.parametrize("kind", [PostingsBM25, PositiveBM25])
def test_empty_archives(corpus: list[list[str]], kind: type[PostingsBM25]) -> None:
    index = kind(corpus)
    assert index.get_scores(["a"]).tolist() == [0.0] * len(corpus)
    assert index.top(["a"]) == []
    assert index.matches(["a"]).tolist() == []
    assert index.top([]) == []


def test_a_term_in_half_of_the_sentences_is_found_at_score_0() -> None:
    index = PostingsBM25([["a", "b"], ["a"], ["c"], ["d"]])
    assert index.idf["a"] == 0
    assert index.get_scores(["a"]).tolist() == [0, 0, 0, 0]
    assert index.matches(["a"]).tolist() == [0, 1]
    assert index.top(["a"]) == [Ranked(0, 0.0), Ranked(1, 0.0)]


def test_a_term_with_a_score_below_0_is_found() -> None:
    index = PostingsBM25([["a"], ["a"], ["a", "b"]])
    assert index.average_idf < 0
    assert [hit.row for hit in index.top(["a"])] == [2, 0, 1]
    assert all(hit.score < 0 for hit in index.top(["a"]))


@given(CORPORA, WORDS, st.integers(0, 14))
@settings(max_examples=100)
def test_top_is_the_sorted_list_of_the_matches(
    corpus: list[list[str]], query: list[str], n: int
) -> None:
    index = PostingsBM25(corpus)
    scores = index.get_scores(query)
    holding = [row for row, document in enumerate(corpus) if set(document) & set(query)]
    assert index.matches(query).tolist() == holding
    top = index.top(query, n)
    # Equal sums may differ in their last bit by the order of their terms; ours is the query's.
    expected = sorted(holding, key=lambda row: (-scores[row], row))[:n]
    assert [hit.row for hit in top] == expected
    np.testing.assert_allclose([hit.score for hit in top], scores[expected], atol=1e-12)


@given(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 2.0]), max_size=20), st.integers(1, 8))
def test_best_keeps_the_order_of_equals(scores: list[float], n: int) -> None:
    expected = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:n]
    assert best(np.array(scores), n) == expected


@given(st.integers(0, 50), st.integers(0, 50))
def test_positive_idf_is_positive(documents: int, frequency: int) -> None:
    assume(frequency <= documents)
    assert positive_idf(documents, frequency) > 0


def test_positive_scores_are_positive_for_a_term_that_stands_everywhere() -> None:
    index = PositiveBM25([["a"], ["a", "b"]])
    assert (index.get_scores(["a"]) > 0).all()
    assert index.idf["b"] > index.idf["a"]


def test_postings_name_the_rows_of_a_term() -> None:
    index = PostingsBM25([["a", "a"], ["b"], ["a"]])
    assert index.postings("a")[0].tolist() == [0, 2]
    assert index.frequency("a") == 2
    assert index.frequency("z") == 0
