"""Arrays of runs of varying length: one long array, and where each run begins in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    Array = npt.NDArray[Any]
    Longs = npt.NDArray[np.int64]


def starts_of(lengths: Iterable[int] | Array) -> Longs:
    """Return where runs of these lengths begin, and at the end where the last one ends."""
    counted = lengths if isinstance(lengths, np.ndarray) else np.fromiter(lengths, np.int64)
    starts = np.zeros(len(counted) + 1, np.int64)
    np.cumsum(counted, out=starts[1:])
    return starts


def join_starts(parts: Sequence[Array]) -> Longs:
    """Return the starts of all runs when the long arrays of several parts are put together."""
    return starts_of(np.concatenate([np.diff(part) for part in parts]))


def take_runs(values: Array, starts: Array, chosen: Array) -> tuple[Array, Longs]:
    """Return some of the runs, put together in the order chosen, and their starts."""
    lengths = starts[chosen + 1] - starts[chosen]
    fresh = starts_of(lengths)
    places = np.arange(fresh[-1]) - np.repeat(fresh[:-1], lengths)
    return values[places + np.repeat(starts[chosen], lengths)], fresh


def runs_of(keys: Array) -> Longs:
    """Return where each run of equal neighbours begins."""
    if not len(keys):
        return np.zeros(0, np.int64)
    return np.concatenate(([0], np.flatnonzero(keys[1:] != keys[:-1]) + 1))
