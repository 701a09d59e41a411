# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""The loops that numba compiles; it works the types out itself, so they carry none.

Each takes a segment's arrays (`columns.Columns`), and what `scoring.Scoring` says.
"""

import numpy as np
from numba import njit

from retrieval.index.kernels.bounds import (
    ROWS,
    UP,
    bit_count,
    fill_reach,
    highest_bounds,
    lower_bounds,
    lowest_bit,
    most_by_count,
    most_by_place,
    shift_of,
)
from retrieval.index.kernels.heap import grown, offer
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
            bounds[left] = (bound + early) * UP
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
    tops = most_by_count(idf, weights, k1, norms)
    priors = most_by_place(early, shift_of(longest))
    count = 0
    threshold = floor
    # Some with the highest bounds first, so that a threshold is known for the others.
    wanted = _SEEDS
    order = np.empty(0, np.int64)
    turn = 0
    while True:
        if turn == len(order) or bounds[order[turn]] < threshold:
            bounds[order] = -np.inf
            order = highest_bounds(bounds[:left], threshold, wanted)
            if len(order) == 0:
                break
            lower_bounds(
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
        shift = shift_of(end - start)
        passages, rows, around = fill_reach(held, slot, shift, tops, priors, reach)
        base = weights[ARTICLE] * scores[article, 0] + passages + extra
        article_mask = np.uint64(0)
        for term in range(len(terms)):
            if held[slot, term] != 0:
                article_mask |= bits[term]
        if count + end - start > room:
            kept = np.flatnonzero(totals[:count] >= threshold)
            room = max(room, 2 * (len(kept) + end - start))
            found, totals, levels, masks = grown(found, totals, levels, masks, kept, room)
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
            if (base + reach[bit]) * UP < threshold:
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
        own = held[slot, term] & ROWS
        if shift == 0 and bit_count(own) == held[slot, term] >> BITS:
            while own:  # Each of these rows holds it once.
                counts[lowest_bit(own) + 1, term] = 1.0
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
