# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""What was found so far, the best of it; compiled by numba, which works the types out itself."""

import numpy as np
from numba import njit


@njit(cache=True)
def offer(heap, size, score):
    """Keep the highest scores; the lowest of them stands in front.

    Args:
        heap: The scores, `size` of them; there may be room for more.
        size: How many are kept.
        score: Another one.

    Returns:
        How many are kept now.
    """
    if size < len(heap):
        at = size
        while at > 0 and heap[(at - 1) // 2] > score:
            heap[at] = heap[(at - 1) // 2]
            at = (at - 1) // 2
        heap[at] = score
        return size + 1
    if score > heap[0]:
        at = 0
        while True:
            child = 2 * at + 1
            if child >= size:
                break
            if child + 1 < size and heap[child + 1] < heap[child]:
                child += 1
            if heap[child] >= score:
                break
            heap[at] = heap[child]
            at = child
        heap[at] = score
    return size


@njit(cache=True)
def grown(found, totals, levels, masks, kept, room):
    """Keep some places only, with room for more."""
    rows = np.empty(room, np.int64)
    sums = np.empty(room)
    parts = np.empty((room, 4))
    held = np.empty((room, 4), np.uint64)
    rows[: len(kept)] = found[kept]
    sums[: len(kept)] = totals[kept]
    parts[: len(kept)] = levels[kept]
    held[: len(kept)] = masks[kept]
    return rows, sums, parts, held
