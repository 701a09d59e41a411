"""When segments are merged: never many of them, and no sentence rewritten often."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.folder import MANY, SMALL, to_merge
from tests.retrieval.index.corpora import tries


def most_segments(sentences: int) -> float:
    """The bound: some small ones, and of the others each 3 times as large as all smaller ones."""
    return MANY + 1 + math.log(max(sentences / SMALL, 1), 4) + 1


class Rows:
    """The sizes of an index's segments while articles come, and how often rows are rewritten."""

    def __init__(self) -> None:
        self.segments: list[tuple[int, int]] = []  # rows, and how often some row was rewritten
        self.rewritten = 0

    def add(self, rows: int) -> None:
        self.segments = sorted([*self.segments, (rows, 0)], reverse=True)
        merged = to_merge([size for size, _ in self.segments])
        if merged > 1:
            together = self.segments[-merged:]
            size = sum(each for each, _ in together)
            often = 1 + max(times for _, times in together)
            self.segments = sorted([*self.segments[:-merged], (size, often)], reverse=True)
            self.rewritten += size

    @property
    def sentences(self) -> int:
        return sum(size for size, _ in self.segments)


SIZES = st.one_of(
    st.lists(st.integers(1, 60), max_size=200),
    st.lists(st.sampled_from([1, 30, 1000, 3000, 100_000]), max_size=80),
    st.builds(lambda size, times: [size] * times, st.integers(1, 5000), st.integers(0, 300)),
)


@given(SIZES)
@tries(150)
def test_there_are_never_many_segments(sizes: list[int]) -> None:
    rows = Rows()
    for size in sizes:
        rows.add(size)
        assert len(rows.segments) <= most_segments(rows.sentences)
        # Nothing more is to be done, so that an update that changes nothing writes nothing.
        assert to_merge([each for each, _ in rows.segments]) <= 1


@given(SIZES)
@tries(100)
def test_rows_are_rewritten_a_logarithmic_number_of_times(sizes: list[int]) -> None:
    rows = Rows()
    for size in sizes:
        rows.add(size)
    # A merge makes the segment of a row at least a third larger, but for small ones: these are
    # merged once for `MANY` additions, at most so often as that takes to fill `SMALL` rows.
    filling = SMALL / MANY / max(min(sizes, default=1), 1)
    assert max((often for _, often in rows.segments), default=0) <= (
        math.log(max(rows.sentences, 1), 4 / 3) + filling + 1
    )


def test_growth_by_articles_of_usual_length() -> None:
    rows = Rows()
    for _ in range(3000):
        rows.add(30)
    assert rows.rewritten < 12 * rows.sentences
    large = Rows()
    large.add(1_000_000)
    for _ in range(1000):
        large.add(30)
    assert large.rewritten < 12 * 30_000  # what is large stays as it is


@pytest.mark.parametrize(
    ("sizes", "merged"),
    [
        ([], 0),
        ([5], 0),
        ([5, 5], 0),
        ([5] * (MANY + 1), MANY + 1),
        ([5000] + [5] * MANY, 0),
        ([5000] + [5] * (MANY + 1), MANY + 1),
        ([900, 800], 2),
        ([3000, 1001], 2),
        ([3000, 1000], 0),
        ([100_000, 20_000, 9000], 2),
        ([20_000, 20_000, 9000], 3),
    ],
)
def test_what_is_merged(sizes: list[int], merged: int) -> None:
    assert to_merge(sizes) == merged
