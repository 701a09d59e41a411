"""Runs of varying length in one long array."""

from __future__ import annotations

from itertools import chain, groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.segment.ragged import join_starts, runs_of, starts_of, take_runs
from tests.retrieval.index.corpora import tries

RUNS = st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=5)


def flat(runs: list[list[int]]) -> list[int]:
    return list(chain.from_iterable(runs))


@given(RUNS, st.data())
@tries(50)
def test_runs_are_taken_in_the_order_chosen(runs: list[list[int]], data: st.DataObject) -> None:
    places = st.integers(0, max(len(runs) - 1, 0))
    chosen = data.draw(st.lists(places, max_size=5)) if runs else []
    values, starts = take_runs(
        np.array(flat(runs), int), starts_of(map(len, runs)), np.array(chosen, int)
    )
    assert values.tolist() == flat([runs[at] for at in chosen])
    assert starts.tolist() == starts_of([len(runs[at]) for at in chosen]).tolist()


@given(st.lists(RUNS, min_size=1, max_size=3))
@tries(50)
def test_starts_of_several_parts_are_joined(parts: list[list[list[int]]]) -> None:
    joined = join_starts([starts_of(map(len, runs)) for runs in parts])
    assert joined.tolist() == starts_of(map(len, chain.from_iterable(parts))).tolist()


@given(st.lists(st.integers(0, 2), max_size=8))
@tries(50)
def test_runs_of_equal_neighbours(keys: list[int]) -> None:
    lengths = [len(list(group)) for _, group in groupby(keys)]
    assert runs_of(np.array(keys, int)).tolist() == starts_of(lengths).tolist()[:-1]


def test_starts_hold_more_than_32_bits() -> None:
    assert starts_of([2**31, 2**31]).tolist() == [0, 2**31, 2**32]
