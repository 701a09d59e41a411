from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.tagging.decoding import best_path

SCORES = st.lists(
    st.lists(st.floats(-30, 0, width=32), min_size=5, max_size=5), min_size=1, max_size=5
)


def is_allowed(path: tuple[int, ...] | list[int]) -> bool:
    """Say whether no later word lacks its first."""
    return all(
        now not in {2, 4} or before in {now - 1, now} for before, now in pairwise([0, *path])
    )


@given(SCORES)
@settings(max_examples=100, deadline=None)
def test_no_allowed_path_is_likelier(rows: list[list[float]]) -> None:
    scores = np.array(rows, np.float32)
    found = best_path(scores)
    assert is_allowed(found)

    def total(path: tuple[int, ...] | list[int]) -> float:
        return sum(float(row[tag]) for row, tag in zip(scores, path, strict=True))

    best = max(filter(is_allowed, product(range(5), repeat=len(rows))), key=total)
    assert len(found) == len(rows)
    assert np.isclose(total(found), total(best), atol=1e-4)


def test_a_later_word_draws_its_first() -> None:
    sure, likely, never = 0.0, -1.0, -20.0
    scores = np.array(
        [[likely, -1.2, sure, never, never], [never, never, sure, never, never]], np.float32
    )
    assert best_path(scores) == [1, 2]


def test_two_stretches_side_by_side_stay_two() -> None:
    scores = np.full((4, 5), -9, np.float32)
    scores[[0, 1, 2, 3], [1, 2, 1, 4]] = 0
    scores[3, 2] = -1
    assert best_path(scores) == [1, 2, 1, 2]
