"""Merging: the same arrays as if the articles had been built into one segment."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.segment.merging import Living, merge
from tests.retrieval.index.corpora import CORPORA, Story, assert_same, build, numbered, tries


@given(CORPORA, CORPORA)
@tries(60)
def test_two_merged_are_the_two_built_together(first: list[Story], second: list[Story]) -> None:
    one = numbered(first)
    other = {number + 10: story for number, story in enumerate(second)}
    assert_same(merge([Living(build(one)), Living(build(other))]), build(one | other))


@given(CORPORA, st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=3))
@tries(60)
def test_what_is_not_held_is_as_if_it_had_never_been(
    corpus: list[Story], masks: list[list[bool]]
) -> None:
    parts: list[Living] = []
    kept: dict[int, Story] = {}
    for place, mask in enumerate(masks):
        stories = {number + 10 * place: story for number, story in numbered(corpus).items()}
        alive = mask[: len(corpus)]
        parts.append(Living(build(stories), np.array(alive, bool)))
        kept |= {
            number: story
            for (number, story), held in zip(stories.items(), alive, strict=True)
            if held
        }
    assert_same(merge(parts), build(kept))


@given(CORPORA)
@tries(20)
def test_one_alone_stays_as_it_is(corpus: list[Story]) -> None:
    columns = build(numbered(corpus))
    assert_same(merge([Living(columns)]), columns)
    assert_same(merge([Living(columns, np.ones(columns.articles, bool))]), columns)


@given(CORPORA, CORPORA, CORPORA)
@tries(30)
def test_the_order_of_merges_does_not_matter(
    first: list[Story], second: list[Story], third: list[Story]
) -> None:
    a, b, c = (
        Living(build({number + 10 * place: story for number, story in enumerate(corpus)}))
        for place, corpus in enumerate((first, second, third))
    )
    left = merge([Living(merge([a, b])), c])
    assert_same(left, merge([a, Living(merge([b, c]))]))
    assert_same(left, merge([a, b, c]))


def test_nothing_is_left_where_no_article_is_held() -> None:
    columns = build({1: [["A boat.", "A bridge."]], 2: []})
    assert_same(merge([Living(columns, np.zeros(2, bool))]), build({}))


@pytest.mark.parametrize("size", [0, 1, 3])
def test_the_merged_segment_does_not_depend_on_what_it_was_made_of(size: int) -> None:
    corpus: list[Story] = [[["A boat of Ida Brandt."]] for _ in range(size)]
    columns = build(numbered(corpus))
    merged = merge([Living(columns), Living(build({9: []}))])
    assert merged.articles == size + 1
    assert_same(merged, build({**numbered(corpus), 9: []}))
