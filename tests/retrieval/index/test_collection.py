"""Several segments with removals count exactly as one fresh segment does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.collection import Collection, Part
from retrieval.index.search import SentenceIndex
from retrieval.index.segment.merging import Living, merge
from retrieval.language.terms import index_terms
from tests.retrieval.index.corpora import (
    QUESTIONS,
    STORIES,
    WORDS,
    Story,
    assert_same,
    build,
    fresh,
    listed,
    tries,
)

if TYPE_CHECKING:
    from random import Random

TERMS = list(dict.fromkeys(term for word in (*WORDS, "dragons") for term in index_terms(word)))


class Grown:
    """A collection with a history of its own, and the articles that it holds in the end."""

    def __init__(self) -> None:
        self.stories: dict[int, Story] = {}
        self.parts: list[Part] = []
        self.last = 0

    def add(self, corpus: list[Story]) -> None:
        added = {self.last + place: story for place, story in enumerate(corpus, start=1)}
        self.last += len(corpus)
        self.stories |= added
        self.parts.append(Part(build(added)))

    def remove(self, numbers: set[int]) -> None:
        for number in numbers:
            self.stories.pop(number, None)
        self.parts = [part.without(numbers) for part in self.parts]

    def merge(self, chosen: set[int]) -> None:
        some = [part for place, part in enumerate(self.parts) if place in chosen]
        rest = [part for place, part in enumerate(self.parts) if place not in chosen]
        if some:
            merged = merge([Living(part.columns, part.alive) for part in some])
            self.parts = [Part(merged), *rest]

    @property
    def collection(self) -> Collection:
        return Collection(self.parts)


@st.composite
def histories(draw: st.DrawFn) -> Grown:
    grown = Grown()
    for _ in range(draw(st.integers(0, 5))):
        what = draw(st.sampled_from(["add", "add", "remove", "merge"]))
        if what == "add":
            grown.add(draw(st.lists(STORIES, max_size=4)))
        elif what == "remove":
            grown.remove(draw(st.sets(st.integers(1, grown.last + 1), max_size=3)))
        else:
            grown.merge(draw(st.sets(st.integers(0, 4), max_size=3)))
    return grown


@given(histories())
@tries(80)
def test_counts_are_those_of_a_fresh_index(grown: Grown) -> None:
    ours, theirs = grown.collection, fresh(grown.stories)
    assert ours.sizes == theirs.sizes
    assert ours.sentences == theirs.sentences
    np.testing.assert_array_equal(ours.look_up(TERMS).frequency, theirs.look_up(TERMS).frequency)
    for one, other in zip(ours.norms(0.6, 0.5), theirs.norms(0.6, 0.5), strict=True):
        assert len(one) >= len(other)
        np.testing.assert_array_equal(one[: len(other)], other)


@given(histories(), st.lists(QUESTIONS, min_size=1, max_size=4), st.integers(1, 6))
@tries(80)
def test_search_finds_the_same_whatever_the_segments(
    grown: Grown, questions: list[str], top: int
) -> None:
    ours, theirs = SentenceIndex(grown.collection), SentenceIndex(fresh(grown.stories))
    for question in questions:
        for chosen in (set(list(grown.stories)[::2]), None):
            hits = ours.search(question, top, articles=chosen)
            assert hits == theirs.search(question, top, articles=chosen)
        for hit in hits:
            told = ours.explain(question, hit.sentence_id)
            assert told == theirs.explain(question, hit.sentence_id)
    assert [ours.weight(term) for term in TERMS] == [theirs.weight(term) for term in TERMS]


@given(histories(), st.randoms(use_true_random=False))
@tries(50)
def test_the_order_in_which_articles_came_does_not_matter(grown: Grown, random: Random) -> None:
    turned = list(grown.stories.items())
    random.shuffle(turned)
    half = len(turned) // 2
    several = Collection([Part(build(dict(turned[:half]))), Part(build(dict(turned[half:])))])
    ours, theirs = SentenceIndex(several), SentenceIndex(fresh(grown.stories))
    for question in ("boats of Veldt", "Who closed the bridge?", "storm", "how many boats"):
        assert ours.search(question, 3) == theirs.search(question, 3)


@given(histories())
@tries(30)
def test_what_is_still_held(grown: Grown) -> None:
    held = [number for part in grown.parts for number in part.article_ids.tolist()]
    assert sorted(held) == sorted(grown.stories)


@given(histories(), st.sets(st.integers(1, 8)))
@tries(50)
def test_removing_all_at_once_is_removing_one_after_the_other(
    grown: Grown, numbers: set[int]
) -> None:
    for part in grown.parts:
        once, after = part.without(numbers), part
        for number in numbers:
            after = after.without({number})
        assert listed(once.alive) == listed(after.alive)
        assert (once.removed is None) == (after.removed is None)
        if once.removed and after.removed:
            assert Collection([once]).sizes == Collection([after]).sizes
        merged = merge([Living(once.columns, once.alive)])
        assert_same(merged, merge([Living(after.columns, after.alive)]))


def test_removing_what_is_not_held_changes_nothing() -> None:
    part = Part(build({1: [["A boat."]]}))
    assert part.without({2, 3}) is part
    gone = part.without({1})
    assert gone.without({1}) is gone


def test_an_empty_collection() -> None:
    empty = Collection([])
    assert empty.sizes == ((0, 0, 0, 0), (0, 0, 0, 0))
    assert [table.tolist() for table in empty.norms(1.0, 0.5)] == [[0.5]] * 4
    assert empty.look_up(["boat"]).frequency.tolist() == [[0, 0, 0, 0]]
    assert empty.look_up([]).frequency.shape == (0, 4)


def test_a_collection_whose_articles_are_all_gone() -> None:
    part = Part(build({1: [["A boat."]], 2: [["A boat.", "A bridge."]]})).without({1, 2})
    assert Collection([part]).sizes == ((0, 0, 0, 0), (0, 0, 0, 0))
    assert SentenceIndex(Collection([part])).search("boat") == []


@given(st.permutations([1, 2, 3, 4]), st.integers(0, 4))
@tries(20)
def test_equal_sentences_come_in_the_order_of_the_articles_keys(order: list[int], cut: int) -> None:
    stories: dict[int, Story] = {number: [["A boat.", "A boat."]] for number in order}
    parts = [order[:cut], order[cut:]]
    several = Collection([Part(build({n: stories[n] for n in part})) for part in parts])
    for collection in (several, fresh(stories)):
        index = SentenceIndex(collection)
        first = [3000, 1000, 4000, 2000]  # as `corpora.article_rows` makes the keys
        found = [hit.sentence_id for hit in index.search("boat", 8)]
        assert found == [*first, *(number + 1 for number in first)]
        assert [hit.sentence_id for hit in index.search("boat", 3)] == first[:3]
