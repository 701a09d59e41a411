# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""The loops that numba compiles; it works the types out itself, so they carry none.

Each takes a segment's arrays (`columns.Columns`), and what `scoring.Scoring` says.
"""

import numpy as np
from numba import njit

from retrieval.index.kernels.heap import offer
from retrieval.index.segment.columns import ARTICLE, BARE, BITS, PASSAGE, SENTENCE, WINDOW

_SEEDS = 64
"""Articles that are read before any threshold is known, about."""
_BUCKETS = 512
"""Steps of bounds among which these are found."""
_UP = 1 + 1e-12
"""Lifts a bound a little above its sum, so that no rounding hides a row."""
_ROWS = (1 << BITS) - 1


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
    word_start, word, passage_of, article_start, flags, names, allowed, near, most, floor,
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
        word_start: Where each row's terms begin.
        word: The rows' terms.
        passage_of: The rows' passages.
        article_start: The articles' first rows.
        flags: The rows' flags.
        names: How many terms of names they have.
        allowed: For each article whether it counts; empty for all.
        near: Whether a row counts where only its neighbours hold a term.
        most: How many rows are wanted.
        floor: Rows that score less are not wanted.

    Returns:
        Rows, their scores, their BM25 at the four levels, and the terms held there, as masks.
    """
    extra = max(bonus.max(), 0.0) + max(named.max(), 0.0) + max(early, 0.0)
    bounds = np.empty(len(touched))
    slots = np.empty(len(touched), np.int64)
    left = 0
    longest = 0
    for slot in range(len(touched)):
        article = touched[slot]
        if len(allowed) == 0 or allowed[article]:
            bound = scores[article, 1] + weights[ARTICLE] * scores[article, 0] + extra
            bounds[left] = bound * _UP
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
    known = np.zeros(longest + 2, np.bool_)
    reach = np.empty(BITS)
    count = 0
    threshold = floor
    # First some articles with the highest bounds; then, as a threshold is known, those of the rest
    # that can reach it after a closer look, the likeliest first.
    seeds = _highest(bounds[:left])
    order = seeds
    turn = 0
    while True:
        if turn == len(order):
            if len(seeds) == 0:
                break
            bounds[seeds] = -np.inf
            seeds = seeds[:0]
            turn = 0
            order = _closer(
                bounds[:left], slots, touched, held, scores, idf, weights, k1, norms, extra, reach,
                threshold,
            )  # fmt: skip
            continue
        slot = slots[order[turn]]
        bound = bounds[order[turn]]
        turn += 1
        if bound < threshold:
            continue
        article = touched[slot]
        start, end = article_start[article], article_start[article + 1]
        shift = 0
        while (end - start - 1) >> shift >= BITS:
            shift += 1
        passages, rows, around = _reach(held[slot], idf, weights, k1, norms, reach)
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
        known[: end - start + 2] = False
        passage = -1
        passage_score = 0.0
        passage_mask = np.uint64(0)
        for row in range(start, end):
            bit = (row - start) >> shift
            if ((around if near else rows) >> bit) & 1 == 0:
                continue
            if (base + reach[bit]) * _UP < threshold:
                continue
            # Row `at` of the article stands at `at + 1`, between two that hold nothing.
            at = row - start + 1
            for other in range(max(row - 1, start), min(row + 2, end)):
                _count(other, start, rows, shift, terms, word_start, word, counts, known)
            counts[0] = 0.0
            counts[end - start + 1] = 0.0
            is_held = False
            for term in range(len(terms)):
                is_held |= counts[at, term] > 0
                is_held |= near and counts[at - 1, term] + counts[at + 1, term] > 0
            if not is_held:
                continue
            if passage_of[row] != passage:
                passage = passage_of[row]
                low = row
                while low > start and passage_of[low - 1] == passage:
                    low -= 1
                high = row + 1
                while high < end and passage_of[high] == passage:
                    high += 1
                for other in range(low, high):
                    _count(other, start, rows, shift, terms, word_start, word, counts, known)
                passage_score = 0.0
                passage_mask = np.uint64(0)
                norm = norms[PASSAGE][np.int64(word_start[high]) - np.int64(word_start[low])]
                for term in range(len(terms)):
                    often = 0.0
                    for other in range(low - start + 1, high - start + 1):
                        often += counts[other, term]
                    if often > 0:
                        passage_mask |= bits[term]
                        gained = often * (k1 + 1) / (often + norm)
                        passage_score += idf[term, PASSAGE] * gained
            sentence_score = window_score = 0.0
            sentence_mask = window_mask = np.uint64(0)
            norm = norms[SENTENCE][np.int64(word_start[row + 1]) - np.int64(word_start[row])]
            low = np.int64(word_start[max(row - 1, start)])
            wide = norms[WINDOW][np.int64(word_start[min(row + 2, end)]) - low]
            for term in range(len(terms)):
                own = counts[at, term]
                often = counts[at - 1, term] + own + counts[at + 1, term]
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
            total += bonus[flags[row]]
            total += named[names[row]]
            total += early / (1 + (row - start) / 10)
            if total < threshold:
                continue
            size = offer(heap, size, total)
            if size == most:
                threshold = max(threshold, heap[0])
            found[count] = row
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
def _highest(bounds):
    """Return the places of about `_SEEDS` of the highest bounds, none where there are none."""
    highest = 0.0
    for bound in bounds:
        highest = max(highest, bound)
    if highest <= 0.0:
        return np.arange(len(bounds))
    step = (_BUCKETS - 1) / highest
    tally = np.zeros(_BUCKETS, np.int64)
    for bound in bounds:
        tally[max(int(bound * step), 0)] += 1
    bucket = _BUCKETS
    above = 0
    while bucket > 0 and above < _SEEDS:
        bucket -= 1
        above += tally[bucket]
    places = np.empty(min(above, 2 * _SEEDS), np.int64)
    count = 0
    for place in range(len(bounds)):
        if max(int(bounds[place] * step), 0) >= bucket:
            places[count] = place
            count += 1
            if count == len(places):
                break
    return places[:count]


@njit(cache=True)
def _closer(
    bounds, slots, touched, held, scores, idf, weights, k1, norms, extra, reach, threshold
):  # fmt: skip
    """Lower the bounds that reach a threshold by which terms can stand near one another.

    Returns:
        The places of those that still reach it, the highest first.
    """
    places = np.flatnonzero(bounds >= threshold)
    left = 0
    for place in places:
        if bounds[place] == -np.inf:
            continue
        slot = slots[place]
        passages, _, _ = _reach(held[slot], idf, weights, k1, norms, reach)
        bound = weights[ARTICLE] * scores[touched[slot], 0] + passages + extra + reach.max()
        bounds[place] = bound * _UP
        if bounds[place] >= threshold:
            places[left] = place
            left += 1
    places = places[:left]
    return places[np.argsort(-bounds[places])]


@njit(cache=True)
def _reach(held, idf, weights, k1, norms, reach):
    """Fill in the most that the rows of each bit can reach as sentence and window.

    Args:
        held: What `accumulate` returned of an article.
        idf: The terms' IDF at the four levels.
        weights: What the levels weigh.
        k1: How soon repetition stops to count.
        norms: For each level the norms by length.
        reach: To be filled.

    Returns:
        The most that any passage can reach; the bits that hold a term; these and their neighbours.
    """
    passages = 0.0
    rows = around = 0
    reach[:] = 0.0
    for term in range(len(held)):
        if held[term] == 0:
            continue
        own = held[term] & _ROWS
        near = (own | own << 1 | own >> 1) & _ROWS
        rows |= own
        around |= near
        often = float(held[term] >> BITS)
        # Each further bit is a row that holds the term as well.
        once = often + 1.0
        left = own
        while left:
            left &= left - 1
            once -= 1.0
        gained = weights[PASSAGE] * often * (k1 + 1) / (often + norms[PASSAGE][1])
        passages += idf[term, PASSAGE] * gained
        sentence = weights[SENTENCE] * once * (k1 + 1) / (once + norms[SENTENCE][1])
        sentence *= idf[term, SENTENCE]
        window = weights[WINDOW] * often * (k1 + 1) / (often + norms[WINDOW][1])
        window *= idf[term, WINDOW]
        for bit in range(BITS):
            reach[bit] += sentence * ((own >> bit) & 1) + window * ((near >> bit) & 1)
    return passages, rows, around


@njit(cache=True)
def _count(row, start, rows, shift, terms, word_start, word, counts, known):
    """Count the terms of a row, unless that is done."""
    at = row - start + 1
    if known[at]:
        return
    known[at] = True
    counts[at] = 0.0
    if (rows >> ((row - start) >> shift)) & 1:
        for p in range(np.int64(word_start[row]), np.int64(word_start[row + 1])):
            bare = word[p] & BARE
            for term in range(len(terms)):
                if bare == terms[term]:
                    counts[at, term] += 1.0


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
