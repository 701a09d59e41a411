# mypy: disallow_untyped_defs=False, disallow_untyped_decorators=False, disallow_untyped_calls=False
"""The loop that looks at the words of found rows, compiled by numba; it works the types out."""

import numpy as np
from numba import njit

from retrieval.index.segment.columns import BARE, NAME, NUMBER, OPENS


@njit(cache=True)
def look(
    rows, about, word_start, word, prefix, form_start, form, places, prefixes, is_counted, forms,
    form_term, reach, before, after, meant_place, meant_chosen, meant_term,
):  # fmt: skip
    """Do what `looking.look` does, in one go.

    Args:
        rows: The rows.
        about: What is known of each row.
        word_start: Where each row's terms begin.
        word: The terms.
        prefix: The hash of each term's first letters.
        form_start: Where each row's word forms begin.
        form: The word forms.
        places: Where each of the question's terms is in the segment, or -1.
        prefixes: The hashes of these terms' first letters, or 0.
        is_counted: Which of them the question counts.
        forms: The question's word forms.
        form_term: Which term each is a form of, or -1.
        reach: Terms between a number and what it counts, at most.
        before: The row before each row in its article; the row itself where there is none.
        after: The same with the row after it.
        meant_place: Where the synonyms of the question's terms are in the segment, ascending.
        meant_chosen: Which of all synonyms these are.
        meant_term: Which term each of all synonyms stands for.

    Returns:
        The four arrays of `Matches`, and what else `Seen` holds.
    """
    most = np.int64(0)
    for row in rows:
        most += np.int64(word_start[row + 1]) - np.int64(word_start[row])
    match_row = np.empty(most, np.int64)
    match_place = np.empty(most, np.int64)
    match_term = np.empty(most, np.int64)
    match_name = np.empty(most, np.bool_)
    asked_names = np.zeros(len(rows), np.int64)
    held_forms = np.zeros((len(rows), len(forms)), np.bool_)
    numbers = np.zeros(len(rows), np.int64)
    near_number = np.zeros(len(rows), np.bool_)
    akin = np.zeros((len(rows), len(places)), np.bool_)
    in_passage = np.zeros(len(rows), np.int64)
    meant = np.full((len(rows), len(places)), len(meant_term))
    meant_near = np.full((len(rows), len(places)), len(meant_term))
    count = 0
    for i in range(len(rows)):
        while about[rows[i] - in_passage[i]] & OPENS == 0:
            in_passage[i] += 1
        begin = np.int64(word_start[rows[i]])
        end = np.int64(word_start[rows[i] + 1])
        first = count
        for p in range(begin, end):
            bare = word[p] & BARE
            if word[p] & NUMBER:
                numbers[i] += 1
            alike = prefix[bare]
            for term in range(len(places)):
                if alike != 0 and alike == prefixes[term]:
                    akin[i, term] = True
                if bare == places[term]:
                    match_row[count] = i
                    match_place[count] = p - begin
                    match_term[count] = term
                    match_name[count] = word[p] & NAME != 0
                    count += 1
        for p in range(np.int64(word_start[before[i]]), np.int64(word_start[after[i] + 1])):
            bare = word[p] & BARE
            low, high = 0, len(meant_place)
            while low < high:
                middle = (low + high) // 2
                if meant_place[middle] < bare:
                    low = middle + 1
                else:
                    high = middle
            while low < len(meant_place) and meant_place[low] == bare:
                number = meant_chosen[low]
                term = meant_term[number]
                meant_near[i, term] = min(meant_near[i, term], number)
                if begin <= p < end:
                    meant[i, term] = min(meant[i, term], number)
                low += 1
        for m in range(first, count):
            akin[i, match_term[m]] = False
            is_new = match_name[m]
            for other in range(first, m):
                if match_name[other] and match_term[other] == match_term[m]:
                    is_new = False
            asked_names[i] += is_new
        if numbers[i] > 0:
            for p in range(begin, end):
                for m in range(first, count):
                    if word[p] & NUMBER and is_counted[match_term[m]]:
                        near_number[i] |= abs(p - begin - match_place[m]) <= reach
        for p in range(form_start[rows[i]], form_start[rows[i] + 1]):
            for each in range(len(forms)):
                if form[p] == forms[each]:
                    held_forms[i, each] = True
        for each in range(len(forms)):
            if held_forms[i, each] and form_term[each] >= 0:
                is_there = False
                for m in range(first, count):
                    is_there |= match_term[m] == form_term[each]
                held_forms[i, each] = is_there
    return (
        match_row[:count],
        match_place[:count],
        match_term[:count],
        match_name[:count],
        asked_names,
        held_forms,
        numbers,
        near_number,
        akin,
        in_passage,
        meant,
        meant_near,
    )
