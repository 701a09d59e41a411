# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""The loop for BM25 of sentences alone, compiled by numba; it works the types out itself.

Once what the terms still to come can add at most is less than what the last wanted row has already,
no new row can get there, and those terms are only looked up for the rows that still can: the rule
of MaxScore (Turtle and Flood, Information Processing & Management 31, 1995).
"""

import numpy as np
from numba import njit

from retrieval.index.kernels.heap import offer

_UP = 1 + 1e-12
"""Lifts a bound a little above its sum, so that no rounding hides a row."""


@njit(cache=True)
def best_rows(
    places, weights, k1, norm, posting_start, posting_row, posting_count, posting_length, scores,
    most, floor,
):  # fmt: skip
    """Find the rows with the highest BM25.

    Args:
        places: The terms' places, or -1.
        weights: The terms' IDF, above 0, in the first column.
        k1: How soon repetition stops to count.
        norm: The norms by length.
        posting_start: Where each term's postings begin.
        posting_row: The rows of the postings.
        posting_count: How often they hold the term.
        posting_length: Their lengths.
        scores: A zero for each row, as before and after.
        most: How many rows are wanted; equals of the last one come too.
        floor: Rows that score less are not wanted.

    Returns:
        The rows, ascending, and their scores.
    """
    known = np.flatnonzero(places >= 0)
    starts = posting_start[places[known]]
    ends = posting_start[places[known] + 1]
    idf = np.empty(len(known))
    # What each term and those after it can add at most: as if repeated without end.
    rest = np.zeros(len(known) + 1)
    for term in range(len(known) - 1, -1, -1):
        idf[term] = weights[known[term], 0]
        rest[term] = rest[term + 1] + idf[term] * (k1 + 1)
    postings = 0
    for term in range(len(starts)):
        postings += ends[term] - starts[term]
    touched = np.empty(min(postings, len(scores)), np.int64)
    count = 0
    threshold = floor
    term = 0
    while term < len(starts):
        if count >= most:
            threshold = max(threshold, _last_wanted(touched, count, scores, most))
        if rest[term] * _UP < threshold:
            break
        for p in range(starts[term], ends[term]):
            row = posting_row[p]
            often = float(posting_count[p])
            if scores[row] == 0.0:
                touched[count] = row
                count += 1
            scores[row] += idf[term] * (often * (k1 + 1) / (often + norm[posting_length[p]]))
        term += 1
    rows = touched[:count]
    if term < len(starts):
        left = np.empty(count, np.int64)
        kept = 0
        for row in rows:
            if (scores[row] + rest[term]) * _UP >= threshold:
                left[kept] = row
                kept += 1
            else:
                scores[row] = 0.0
        rows = np.sort(left[:kept])
        while term < len(starts):
            p = starts[term]
            for row in rows:
                p = _first_from(posting_row, p, ends[term], row)
                if p == ends[term]:
                    break
                if posting_row[p] == row:
                    often = float(posting_count[p])
                    gained = often * (k1 + 1) / (often + norm[posting_length[p]])
                    scores[row] += idf[term] * gained
            term += 1
    if most < len(rows):
        threshold = max(threshold, _last_wanted(rows, len(rows), scores, most))
    found = np.empty(len(rows), np.int64)
    totals = np.empty(len(rows))
    count = 0
    for row in rows:
        if scores[row] >= threshold:
            found[count] = row
            totals[count] = scores[row]
            count += 1
        scores[row] = 0.0
    order = np.argsort(found[:count])
    return found[:count][order], totals[:count][order]


@njit(cache=True)
def _last_wanted(rows, count, scores, most):
    """Return the score of the row that is number `most`, best first."""
    heap = np.empty(most)
    for i in range(most):
        heap[i] = scores[rows[i]]
    heap.sort()
    for i in range(most, count):
        offer(heap, most, scores[rows[i]])
    return heap[0]


@njit(cache=True)
def _first_from(values, start, end, wanted):
    """Return the first place in an ascending stretch whose value is not below the wanted one."""
    step = 1
    low = start
    high = start
    while high < end and values[high] < wanted:
        low = high + 1
        high += step
        step *= 2
    high = min(high, end)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
