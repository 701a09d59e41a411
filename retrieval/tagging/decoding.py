"""The best sequence of tags in which no later word of a stretch lacks its first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from retrieval.tagging.network import Numbers

_FORBIDDEN = -1e9
_LATER = (2, 4)


def best_path(scores: Numbers) -> list[int]:
    """Find the likeliest path through logarithms of probabilities (Viterbi 1967).

    Args:
        scores: A row for each word, at least one; columns as in `network.CONTENT`: 0 outside,
            then a first and a later word of each of two kinds.

    Returns:
        A column for each word; 2 comes only after 1 or 2, and 4 only after 3 or 4.
    """
    steps = np.zeros((5, 5))
    for later in _LATER:
        steps[[tag for tag in range(5) if tag not in {later - 1, later}], later] = _FORBIDDEN
    best = scores[0].astype(np.float64)
    best[list(_LATER)] = _FORBIDDEN
    came_from = np.zeros((len(scores), 5), dtype=np.intp)
    for row in range(1, len(scores)):
        reached = best[:, None] + steps
        came_from[row] = reached.argmax(0)
        best = reached.max(0) + scores[row]
    path = [int(best.argmax())]
    for row in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[row, path[-1]]))
    return path[::-1]
