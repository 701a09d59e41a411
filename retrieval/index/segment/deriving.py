"""The arrays of a segment that follow from the rest: lengths, postings, frequencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

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
    Columns,
)
from retrieval.index.segment.ragged import starts_of

if TYPE_CHECKING:
    import numpy.typing as npt

    Array = npt.NDArray[Any]


class Forward(NamedTuple):
    """What of a segment is not computed from the rest; named as in `Columns`."""

    article_id: Array
    article_start: Array
    key_start: Array
    key: Array
    sentence_id: Array
    passage_of: Array
    flags: Array
    names: Array
    text_start: Array
    text: Array
    term: Array
    prefix: Array
    word_start: Array
    word: Array
    form_start: Array
    form: Array
    short: Array
    short_row: Array


def complete(given: Forward) -> Columns:
    """Compute lengths, postings, frequencies and pairs from what is given."""
    rows, articles = len(given.sentence_id), len(given.article_id)
    per_article = np.diff(given.article_start)
    article_of = np.repeat(np.arange(articles, dtype=np.int32), per_article)
    length = np.diff(given.word_start).astype(np.int32)
    passages = int(given.passage_of[-1]) + 1 if rows else 0
    opens = _changes(given.passage_of)
    words = given.word & BARE
    row_of = np.repeat(np.arange(rows, dtype=np.int64), length)
    # One number for each (term, row), so that one sort groups and counts them.
    keys, counts = np.unique(words.astype(np.int64) * max(rows, 1) + row_of, return_counts=True)
    row = (keys % max(rows, 1)).astype(np.int32)
    owner = keys // max(rows, 1)
    article = article_of[row]
    first = np.flatnonzero(_changes(owner) | _changes(article))
    often = np.add.reduceat(counts, first) if len(first) else counts
    posting_start = starts_of(np.bincount(owner, minlength=len(given.term)))
    columns = Columns(
        article_length=_sums(length, given.article_start[:-1], articles),
        article_word=given.word_start[given.article_start[:-1]].astype(np.int64),
        passage_start=np.append(np.flatnonzero(opens), rows).astype(np.int32),
        passage_length=np.bincount(given.passage_of, length, passages).astype(np.int32),
        article_of=article_of,
        length=_narrow(length),
        window_length=_narrow(_window_lengths(length, article_of)),
        about=(
            given.flags.astype(np.int64)
            | given.names.astype(np.int64) << NAMES
            | opens * OPENS
            | length.astype(np.int64) << LENGTH
        ),
        frequency=frequencies(
            owner, row, len(given.term), article_of, given.passage_of, given.article_start
        ),
        posting_start=posting_start,
        posting_row=row,
        posting_count=_narrow(counts),
        posting_length=_narrow(length[row]),
        holder_start=starts_of(np.bincount(owner[first], minlength=len(given.term))),
        holder=_narrow(article[first]),
        holder_count=_narrow(often),
        holder_rows=_held_rows(row, article, first, given.article_start),
        **given._replace(
            word_start=_narrow_starts(given.word_start),
            form_start=_narrow_starts(given.form_start),
            text_start=_narrow_starts(given.text_start),
        )._asdict(),
    )
    for column in columns:  # As what is mapped is, so that compiled loops know one kind of array.
        column.flags.writeable = False
    return columns


def _held_rows(row: Array, article: Array, first: Array, article_start: Array) -> Array:
    """Return `Columns.holder_rows`.

    Args:
        row: The row of each posting.
        article: The article of each posting.
        first: The first posting of each term in each article.
        article_start: The first row of each article.
    """
    sizes = np.diff(article_start).astype(np.int64)
    shift = np.zeros(len(sizes), np.uint32)
    while (wide := (sizes - 1) >> shift >= BITS).any():
        shift[wide] += 1
    bits = (row - article_start[article]).astype(np.uint32) >> shift[article]
    rows: Array = np.bitwise_or.reduceat(np.uint32(1) << bits, first) if len(first) else bits
    return rows


def frequencies(
    owner: Array,
    holder: Array,
    terms: int,
    article_of: Array,
    passage_of: Array,
    article_start: Array,
) -> Array:
    """Count for each term the sentences, windows, passages and articles that hold it.

    Args:
        owner: The term of each posting, ascending.
        holder: The row of each posting, ascending for each term.
        terms: How many terms there are.
        article_of: The article of each row.
        passage_of: The passage of each row.
        article_start: The first row of each article.
    """
    table = np.zeros((terms, 4), np.int32)
    if not len(owner):
        return table
    table[:, SENTENCE] = np.bincount(owner, minlength=terms)
    article = article_of[holder]
    for level, of in ((PASSAGE, passage_of[holder]), (ARTICLE, article)):
        table[:, level] = np.bincount(owner[_changes(owner) | _changes(of)], minlength=terms)
    # A posting adds the windows around its row that the one before it has not added.
    low = np.maximum(holder - 1, article_start[article])
    high = np.minimum(holder + 1, article_start[article + 1] - 1)
    same = (owner[1:] == owner[:-1]) & (article[1:] == article[:-1])
    low[1:] = np.where(same, np.maximum(low[1:], high[:-1] + 1), low[1:])
    table[:, WINDOW] = np.bincount(owner, high - low + 1, terms).astype(np.int32)
    return table


def _changes(values: Array) -> Array:
    """Say for each value whether it differs from the one before; True for the first."""
    changes = np.ones(len(values), bool)
    changes[1:] = values[1:] != values[:-1]
    return changes


def _narrow(values: Array) -> Array:
    """Return counts in 16 bits, or in 32 where these are too few.

    Not in 8: every mixture of types is compiled by itself, while somebody waits.
    """
    most = int(values.max(initial=0))
    return values.astype(np.uint16 if most < 1 << 16 else np.uint32)


def _narrow_starts(starts: Array) -> Array:
    """Return where runs begin in 32 bits where these are enough."""
    return starts.astype(np.uint32) if int(starts[-1]) < 1 << 32 else starts


def _window_lengths(length: Array, article_of: Array) -> Array:
    windows = length.copy()
    same = article_of[1:] == article_of[:-1]
    windows[1:] += np.where(same, length[:-1], 0)
    windows[:-1] += np.where(same, length[1:], 0)
    return windows


def _sums(values: Array, starts: Array, groups: int) -> Array:
    """Sum the values of each group; a group may be empty."""
    total = np.concatenate(([0], np.cumsum(values)))
    ends = np.concatenate((starts[1:], [len(values)]))
    sums = (total[ends] - total[starts]) if groups else np.zeros(0, np.int64)
    return sums.astype(np.int32)
