# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""How high the sentences of an article can score at most, compiled by numba.

It works the types out itself, so the functions carry none.
"""

import numpy as np
from numba import njit

from retrieval.index.segment.columns import ARTICLE, BITS, PASSAGE, SENTENCE, WINDOW

_BUCKETS = 512
"""Steps of bounds among which these are found."""
_OFTEN = 16
"""Counts from which on a term is held to add what it adds at the very most."""
UP = 1 + 1e-12
"""Lifts a bound a little above its sum, so that no rounding hides a row."""
ROWS = (1 << BITS) - 1
_SEQUENCE = 0x077CB531
_PLACES = np.array([(_SEQUENCE << bit & ROWS) >> 27 for bit in range(BITS)]).argsort()
"""A de Bruijn sequence tells which bit is set by five bits of a product (Leiserson, Prokop and
Randall, "Using de Bruijn Sequences to Index a 1 in a Computer Word", 1998)."""


@njit(cache=True)
def highest_bounds(bounds, threshold, wanted):
    """Return the places of about as many of the highest bounds as are wanted.

    None where none reaches the threshold.
    """
    highest = 0.0
    for bound in bounds:
        highest = max(highest, bound)
    lowest = max(threshold, 0.0)
    step = (_BUCKETS - 1) / (highest - lowest) if highest > lowest else 0.0
    tally = np.zeros(_BUCKETS, np.int64)
    for bound in bounds:
        if bound >= lowest:
            tally[int((bound - lowest) * step)] += 1
    bucket = _BUCKETS
    above = 0
    while bucket > 0 and above < wanted:
        bucket -= 1
        above += tally[bucket]
    places = np.empty(min(above, 2 * wanted), np.int64)
    count = 0
    for place in range(len(bounds)):
        if count == len(places):
            break
        if bounds[place] >= lowest and int((bounds[place] - lowest) * step) >= bucket:
            places[count] = place
            count += 1
    return places


@njit(cache=True)
def lower_bounds(
    places, bounds, slots, touched, held, scores, weight, tops, priors, article_start, extra, reach
):  # fmt: skip
    """Lower some bounds by which terms can stand near one another."""
    for place in places:
        slot = slots[place]
        article = touched[slot]
        shift = shift_of(article_start[article + 1] - article_start[article])
        passages, _, around = fill_reach(held, slot, shift, tops, priors, reach)
        highest = 0.0
        while around:
            highest = max(highest, reach[lowest_bit(around)])
            around &= around - 1
        bounds[place] = (weight * scores[article, 0] + passages + extra + highest) * UP


@njit(cache=True)
def shift_of(rows):
    """Return how many times two rows of an article share a bit of `Columns.holder_rows`."""
    shift = 0
    while (rows - 1) >> shift >= BITS:
        shift += 1
    return shift


@njit(cache=True)
def fill_reach(held, slot, shift, tops, priors, reach):
    """Fill in the most that the rows of each bit can reach as sentence and window.

    Args:
        held: What `accumulate` returned.
        slot: Which of its articles.
        shift: How many times two rows share a bit.
        tops: The most that a term can add at each level; see `most_by_count`.
        priors: What is added by the place in the article; see `most_by_place`.
        reach: To be filled.

    Returns:
        The most that any passage can reach; the bits that hold a term; these and their neighbours.
    """
    passages = 0.0
    rows = around = 0
    for bit in range(BITS):
        reach[bit] = priors[shift, bit]
    for term in range(held.shape[1]):
        if held[slot, term] == 0:
            continue
        own = held[slot, term] & ROWS
        near = (own | own << 1 | own >> 1) & ROWS
        rows |= own
        around |= near
        often = held[slot, term] >> BITS
        # Each further bit is a row that holds the term as well.
        once = often - bit_count(own) + 1
        passages += tops[PASSAGE, term, min(often, _OFTEN)]
        sentence = tops[SENTENCE, term, min(once, _OFTEN)]
        window = tops[WINDOW, term, min(often, _OFTEN)]
        while near:
            bit = lowest_bit(near)
            near &= near - 1
            reach[bit] += window
        while own:
            bit = lowest_bit(own)
            own &= own - 1
            reach[bit] += sentence
    return passages, rows, around


@njit(cache=True)
def most_by_count(idf, weights, k1, norms):
    """Return for each level, each term and each count the most that a unit can get for it.

    The last count stands for all above.
    """
    tops = np.zeros((4, len(idf), _OFTEN + 1))
    for level in range(ARTICLE):
        # No unit that holds a term is shorter than one term.
        least = norms[level][min(1, len(norms[level]) - 1)]
        for term in range(len(idf)):
            weight = weights[level] * idf[term, level]
            for often in range(_OFTEN):
                tops[level, term, often] = weight * (often * (k1 + 1) / (often + least))
            tops[level, term, _OFTEN] = weight * (k1 + 1)
    return tops


@njit(cache=True)
def most_by_place(early, most):
    """Return for each shift, up to the most there is, what is added for the first row of a bit."""
    priors = np.empty((most + 1, BITS))
    for shift in range(most + 1):
        for bit in range(BITS):
            priors[shift, bit] = early / (1 + (bit << shift) / 10)
    return priors


@njit(cache=True)
def lowest_bit(rows):
    """Return the place of the lowest bit that is set."""
    return _PLACES[((rows & -rows) * _SEQUENCE & ROWS) >> 27]


@njit(cache=True)
def bit_count(rows):
    """Count the bits that are set."""
    count = 0
    while rows:
        rows &= rows - 1
        count += 1
    return count
