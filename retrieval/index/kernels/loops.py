# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""The loops that numba compiles; it works the types out itself, so they carry none.

Each takes a segment's arrays (`columns.Columns`), and what `scoring.Scoring` says.
"""

import numpy as np
from numba import njit

from retrieval.index.kernels.heap import offer
from retrieval.index.segment.columns import (
    ARTICLE,
    BARE,
    BITS,
    LENGTH,
    NAMES,
    OPENS,
    PASSAGE,
    SENTENCE,
    WINDOW,
)

_SEEDS = 128
"""Articles that are read before any threshold is known, about."""
_OFTEN = 16
"""Counts from which on a term is held to add what it adds at the very most."""
_BUCKETS = 512
"""Steps of bounds among which these are found."""
_UP = 1 + 1e-12
"""Lifts a bound a little above its sum, so that no rounding hides a row."""
_ROWS = (1 << BITS) - 1
_SEQUENCE = 0x077CB531
_PLACES = np.array([(_SEQUENCE << bit & _ROWS) >> 27 for bit in range(BITS)]).argsort()
"""A de Bruijn sequence tells which bit is set by five bits of a product (Leiserson, Prokop and
Randall, "Using de Bruijn Sequences to Index a 1 in a Computer Word", 1998)."""


@njit(cache=True)
def accumulate(
    starts, ends, idf, weights, k1, norms, holder, holder_count, holder_rows, length, scores, slots
):
    """Add up each article's BM25, and the most that any of its sentences can reach without it.

    Args:
        starts: Where the articles that hold each term begin.
        ends: Where they end.
        idf: The terms' IDF at the four levels.
        weights: What the levels weigh.
        k1: How soon repetition stops to count.
        norms: For each level the norms by length.
        holder: The articles that hold the terms.
        holder_count: How often they do.
        holder_rows: Which of their rows do; see `Columns.holder_rows`.
        length: The articles' lengths.
        scores: A row of two zeros for each article, to be filled.
        slots: A number for each article, to be filled: its place in what is returned.

    Returns:
        The articles that hold any term; for each and each term its `holder_rows`, and above these
        its `holder_count`.
    """
    most = 0
    for term in range(len(starts)):
        most += ends[term] - starts[term]
    touched = np.empty(min(most, len(length)), np.int64)
    held = np.zeros((len(touched), len(starts)), np.int64)
    count = 0
    # The shortest unit has the smallest norm, and no sentence holds a term oftener than its
    # article: so nothing in the article can add more.
    least = norms[SENTENCE][0]
    for term in range(len(starts)):
        weight = idf[term, ARTICLE]
        inner = idf[term, SENTENCE] * weights[SENTENCE]
        inner += idf[term, WINDOW] * weights[WINDOW] + idf[term, PASSAGE] * weights[PASSAGE]
        for p in range(starts[term], ends[term]):
            article = holder[p]
            often = float(holder_count[p])
            if scores[article, 0] == 0.0:
                touched[count] = article
                slots[article] = count
                count += 1
            gained = often * (k1 + 1)
            scores[article, 0] += weight * (gained / (often + norms[ARTICLE][length[article]]))
            scores[article, 1] += inner * (gained / (often + least))
            held[slots[article], term] = (np.int64(holder_count[p]) << BITS) | np.int64(
                holder_rows[p]
            )
    return touched[:count], held[:count]


@njit(cache=True)
def select(
    touched, held, scores, terms, idf, bits, weights, bonus, named, early, k1, norms,
    article_start, article_word, about, word, allowed, near, most, floor,
):  # fmt: skip
    """Find the rows that score highest, reading only articles that can hold one of them.

    Args:
        touched: What `accumulate` returned; `scores` is what it filled, and is all 0 afterwards.
        held: The other part of that.
        scores: See there.
        terms: The terms' places in the segment.
        idf: Their IDF at the four levels.
        bits: The bits that stand for them in masks.
        weights: What the levels weigh.
        bonus: What is added by a row's flags.
        named: What is added by how many terms of names a row has.
        early: What is added to an article's first sentence.
        k1: How soon repetition stops to count.
        norms: For each level the norms by length.
        article_start: The articles' first rows.
        article_word: Where each article's terms begin.
        about: What is known of each row; see `Columns.about`.
        word: The rows' terms.
        allowed: For each article whether it counts; empty for all.
        near: Whether a row counts where only its neighbours hold a term.
        most: How many rows are wanted.
        floor: Rows that score less are not wanted.

    Returns:
        Rows, their scores, their BM25 at the four levels, and the terms held there, as masks.
    """
    extra = max(bonus.max(), 0.0) + max(named.max(), 0.0)
    bounds = np.empty(len(touched))
    slots = np.empty(len(touched), np.int64)
    left = 0
    longest = 0
    for slot in range(len(touched)):
        article = touched[slot]
        if len(allowed) == 0 or allowed[article]:
            bound = scores[article, 1] + weights[ARTICLE] * scores[article, 0] + extra
            bounds[left] = (bound + early) * _UP
            slots[left] = slot
            left += 1
            longest = max(longest, article_start[article + 1] - article_start[article])
    # The highest scores so far, the lowest of them in front; never full where all are wanted.
    heap = np.empty(min(most, article_start[-1] + 1))
    size = 0
    room = 1024
    found = np.empty(room, np.int64)
    totals = np.empty(room)
    levels = np.empty((room, 4))
    masks = np.empty((room, 4), np.uint64)
    counts = np.zeros((longest + 2, len(terms)))
    begins = np.empty(longest + 1, np.int64)
    reach = np.empty(BITS)
    tops = _tops(idf, weights, k1, norms)
    priors = _priors(early, _shift(longest))
    count = 0
    threshold = floor
    # Some articles with the highest bounds first, so that a threshold is known for the others.
    wanted = _SEEDS
    order = np.empty(0, np.int64)
    turn = 0
    while True:
        if turn == len(order) or bounds[order[turn]] < threshold:
            bounds[order] = -np.inf
            order = _highest(bounds[:left], threshold, wanted)
            if len(order) == 0:
                break
            _lower(
                order, bounds, slots, touched, held, scores, weights[ARTICLE], tops, priors,
                article_start, extra, reach,
            )  # fmt: skip
            order = order[np.argsort(-bounds[order])]
            turn = 0
            wanted *= 16
            continue
        slot = slots[order[turn]]
        turn += 1
        article = touched[slot]
        start, end = article_start[article], article_start[article + 1]
        shift = _shift(end - start)
        passages, rows, around = _reach(held, slot, shift, tops, priors, reach)
        base = weights[ARTICLE] * scores[article, 0] + passages + extra
        article_mask = np.uint64(0)
        for term in range(len(terms)):
            if held[slot, term] != 0:
                article_mask |= bits[term]
        if count + end - start > room:
            kept = np.flatnonzero(totals[:count] >= threshold)
            room = max(room, 2 * (len(kept) + end - start))
            found, totals, levels, masks = _grown(found, totals, levels, masks, kept, room)
            count = len(kept)
        begins[0] = article_word[article]
        for row in range(start, end):
            begins[row - start + 1] = begins[row - start] + (about[row] >> LENGTH)
        _count(held, slot, shift, end - start, begins, word, terms, counts)
        high = 0
        passage_score = 0.0
        passage_mask = np.uint64(0)
        for at in range(end - start):
            bit = at >> shift
            if ((around if near else rows) >> bit) & 1 == 0:
                continue
            if (base + reach[bit]) * _UP < threshold:
                continue
            # The counts of row `at` are at `at + 1`, between two rows that hold nothing.
            if shift > 0 and not _is_held(counts, at + 1, near):
                continue
            if at >= high:
                low = at
                while low > 0 and about[start + low] & OPENS == 0:
                    low -= 1
                high = at + 1
                while start + high < end and about[start + high] & OPENS == 0:
                    high += 1
                passage_score = 0.0
                passage_mask = np.uint64(0)
                norm = norms[PASSAGE][begins[high] - begins[low]]
                for term in range(len(terms)):
                    often = 0.0
                    for other in range(low + 1, high + 1):
                        often += counts[other, term]
                    if often > 0:
                        passage_mask |= bits[term]
                        gained = often * (k1 + 1) / (often + norm)
                        passage_score += idf[term, PASSAGE] * gained
            sentence_score = window_score = 0.0
            sentence_mask = window_mask = np.uint64(0)
            norm = norms[SENTENCE][begins[at + 1] - begins[at]]
            wide = norms[WINDOW][begins[min(at + 2, end - start)] - begins[max(at - 1, 0)]]
            for term in range(len(terms)):
                own = counts[at + 1, term]
                often = counts[at, term] + own + counts[at + 2, term]
                if own > 0:
                    sentence_mask |= bits[term]
                    gained = own * (k1 + 1) / (own + norm)
                    sentence_score += idf[term, SENTENCE] * gained
                if often > 0:
                    window_mask |= bits[term]
                    gained = often * (k1 + 1) / (often + wide)
                    window_score += idf[term, WINDOW] * gained
            total = sentence_score + weights[WINDOW] * window_score
            total += weights[PASSAGE] * passage_score
            total += weights[ARTICLE] * scores[article, 0]
            total += bonus[about[start + at] & 0xFF]
            total += named[(about[start + at] >> NAMES) & 0xFF]
            total += early / (1 + at / 10)
            if total < threshold:
                continue
            size = offer(heap, size, total)
            if size == most:
                threshold = max(threshold, heap[0])
            found[count] = start + at
            totals[count] = total
            levels[count, SENTENCE] = sentence_score
            levels[count, WINDOW] = window_score
            levels[count, PASSAGE] = passage_score
            levels[count, ARTICLE] = scores[article, 0]
            masks[count, SENTENCE] = sentence_mask
            masks[count, WINDOW] = window_mask
            masks[count, PASSAGE] = passage_mask
            masks[count, ARTICLE] = article_mask
            count += 1
    for article in touched:
        scores[article, 0] = 0.0
        scores[article, 1] = 0.0
    chosen = np.flatnonzero(totals[:count] >= threshold)
    chosen = chosen[np.argsort(found[chosen])]
    return found[chosen], totals[chosen], levels[chosen], masks[chosen]


@njit(cache=True)
def _highest(bounds, threshold, wanted):
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
def _lower(
    places, bounds, slots, touched, held, scores, weight, tops, priors, article_start, extra, reach
):  # fmt: skip
    """Lower some bounds by which terms can stand near one another."""
    for place in places:
        slot = slots[place]
        article = touched[slot]
        shift = _shift(article_start[article + 1] - article_start[article])
        passages, _, around = _reach(held, slot, shift, tops, priors, reach)
        highest = 0.0
        while around:
            highest = max(highest, reach[_lowest(around)])
            around &= around - 1
        bounds[place] = (weight * scores[article, 0] + passages + extra + highest) * _UP


@njit(cache=True)
def _shift(rows):
    """Return how many times two rows of an article share a bit of `Columns.holder_rows`."""
    shift = 0
    while (rows - 1) >> shift >= BITS:
        shift += 1
    return shift


@njit(cache=True)
def _reach(held, slot, shift, tops, priors, reach):
    """Fill in the most that the rows of each bit can reach as sentence and window.

    Args:
        held: What `accumulate` returned.
        slot: Which of its articles.
        shift: How many times two rows share a bit.
        tops: The most that a term can add at each level; see `_tops`.
        priors: What is added by the place in the article; see `_priors`.
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
        own = held[slot, term] & _ROWS
        near = (own | own << 1 | own >> 1) & _ROWS
        rows |= own
        around |= near
        often = held[slot, term] >> BITS
        # Each further bit is a row that holds the term as well.
        once = often - _bits(own) + 1
        passages += tops[PASSAGE, term, min(often, _OFTEN)]
        sentence = tops[SENTENCE, term, min(once, _OFTEN)]
        window = tops[WINDOW, term, min(often, _OFTEN)]
        while near:
            bit = _lowest(near)
            near &= near - 1
            reach[bit] += window
        while own:
            bit = _lowest(own)
            own &= own - 1
            reach[bit] += sentence
    return passages, rows, around


@njit(cache=True)
def _tops(idf, weights, k1, norms):
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
def _priors(early, most):
    """Return for each shift, up to the most there is, what is added for the first row of a bit."""
    priors = np.empty((most + 1, BITS))
    for shift in range(most + 1):
        for bit in range(BITS):
            priors[shift, bit] = early / (1 + (bit << shift) / 10)
    return priors


@njit(cache=True)
def _lowest(rows):
    """Return the place of the lowest bit that is set."""
    return _PLACES[((rows & -rows) * _SEQUENCE & _ROWS) >> 27]


@njit(cache=True)
def _bits(rows):
    """Count the bits that are set."""
    count = 0
    while rows:
        rows &= rows - 1
        count += 1
    return count


@njit(cache=True)
def _count(held, slot, shift, rows, begins, word, terms, counts):
    """Count the terms of an article's rows.

    Args:
        held: What `accumulate` returned.
        slot: Which of its articles.
        shift: How many times two rows share a bit.
        rows: How many rows it has.
        begins: Where each one's terms begin, and where the last one's end.
        word: The terms.
        terms: The terms to be counted.
        counts: To be filled, from 1 on; what stands before and behind is filled with 0.
    """
    for at in range(rows + 2):
        for term in range(held.shape[1]):
            counts[at, term] = 0.0
    for term in range(held.shape[1]):
        own = held[slot, term] & _ROWS
        if shift == 0 and _bits(own) == held[slot, term] >> BITS:
            while own:  # Each of these rows holds it once.
                counts[_lowest(own) + 1, term] = 1.0
                own &= own - 1
            continue
        for at in range(rows):
            if (own >> (at >> shift)) & 1 == 0:
                continue
            for p in range(begins[at], begins[at + 1]):
                if word[p] & BARE == terms[term]:
                    counts[at + 1, term] += 1.0


@njit(cache=True)
def _is_held(counts, at, near):
    """Say whether a row holds any term, or a neighbour does where that counts."""
    for term in range(counts.shape[1]):
        if counts[at, term] > 0 or (near and counts[at - 1, term] + counts[at + 1, term] > 0):
            return True
    return False


@njit(cache=True)
def _grown(found, totals, levels, masks, kept, room):
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
