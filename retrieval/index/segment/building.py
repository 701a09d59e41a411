"""From the sentences of articles to the arrays of a segment."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.segment.columns import (
    ARTICLE,
    BARE,
    BITS,
    LENGTH,
    NAME,
    NAMES,
    NUMBER,
    OPENS,
    PASSAGE,
    SENTENCE,
    WINDOW,
    Columns,
)
from retrieval.index.segment.hashing import form_hash, term_hash
from retrieval.index.segment.marks import Flag, Term, prefix_of, read_marks, read_term
from retrieval.index.segment.ragged import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from retrieval.index.segment.marks import Marks

    Array = npt.NDArray[Any]

MOST_NAMES = 255


class Row(NamedTuple):
    """A sentence to be indexed.

    Attributes:
        sentence_id: The archive's id of it.
        passage: What tells its passage from the article's others.
        terms: Its index terms.
        text: Its text.
    """

    sentence_id: int
    passage: int
    terms: Sequence[str]
    text: str


class ArticleRows(NamedTuple):
    """An article to be indexed.

    Attributes:
        article_id: The archive's id of it.
        key: What articles are sorted by, for equal scores.
        rows: Its sentences in the order of the text, furniture left out.
    """

    article_id: int
    key: bytes
    rows: Sequence[Row]


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


class SegmentBuilder:
    """Takes articles, one after the other, and makes a segment of them."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._articles: list[tuple[int, int, bytes]] = []
        self._ids = array("q")
        self._passages = array("i")
        self._passage_count = 0
        self._flags = bytearray()
        self._names = bytearray()
        self._texts: list[bytes] = []
        self._lengths = array("i")
        self._words = array("i")
        self._form_lengths = array("i")
        self._forms = array("H")
        self._shorts: list[tuple[int, int]] = []

    def __len__(self) -> int:
        """Return how many sentences were taken."""
        return len(self._ids)

    def add(self, article: ArticleRows, marks: Iterable[Marks] | None = None) -> None:
        """Take an article.

        Args:
            article: The article.
            marks: The marks of its rows where they have been read; else they are read here.
        """
        self._articles.append((article.article_id, len(self._ids), article.key))
        if marks is None:
            marks = (read_marks(row.text, row.terms) for row in article.rows)
        last: int | None = None
        for row, mark in zip(article.rows, marks, strict=True):
            if last is None or row.passage != last:
                last = row.passage
                self._passage_count += 1
            self._add_row(row, mark)

    def _add_row(self, row: Row, marks: Marks) -> None:
        number = len(self._ids)
        self._ids.append(row.sentence_id)
        self._passages.append(self._passage_count - 1)
        self._flags.append(marks.flags)
        # Whoever "he" is stands before, and is shown along.
        pronoun = bool(marks.flags & Flag.PRONOUN)
        self._names.append(min(len(marks.names) + pronoun, MOST_NAMES))
        self._texts.append(row.text.encode("utf-8", "surrogatepass"))
        terms, names = self._terms, marks.names
        self._words.extend(
            [terms.setdefault(t, len(terms)) + (NAME if t in names else 0) for t in row.terms]
        )
        self._lengths.append(len(row.terms))
        self._forms.extend(map(form_hash, marks.forms))
        self._form_lengths.append(len(marks.forms))
        self._shorts.extend((term_hash(short), number) for short in marks.initials)

    def build(self) -> Columns:
        """Return the segment's arrays."""
        hashes = np.fromiter(map(term_hash, self._terms), np.uint64, len(self._terms))
        order = np.argsort(hashes)
        places = np.empty(len(order), np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        prefixes = np.fromiter(map(prefix_of, self._terms), np.uint32, len(self._terms))
        words = np.array(self._words, np.int32)
        lengths = np.array(self._lengths, np.int32)
        marks = (words & NAME) | self._numbers(words & BARE, lengths)
        shorts = sorted(self._shorts)
        keys = [key for _, _, key in self._articles]
        starts = [start for _, start, _ in self._articles]
        return complete(
            Forward(
                article_id=np.array([number for number, _, _ in self._articles], np.int64),
                article_start=np.array([*starts, len(self._ids)], np.int32),
                key_start=starts_of(map(len, keys)),
                key=_bytes(keys),
                sentence_id=np.array(self._ids, np.int64),
                passage_of=np.array(self._passages, np.int32),
                flags=np.frombuffer(bytes(self._flags), np.uint8),
                names=np.frombuffer(bytes(self._names), np.uint8),
                text_start=starts_of(map(len, self._texts)),
                text=_bytes(self._texts),
                term=hashes[order],
                prefix=prefixes[order],
                word_start=starts_of(lengths),
                word=places[words & BARE] | marks if len(words) else words,
                form_start=starts_of(self._form_lengths),
                form=np.array(self._forms, np.uint16),
                short=np.array([short for short, _ in shorts], np.uint64),
                short_row=np.array([row for _, row in shorts], np.int32),
            )
        )

    def _numbers(self, words: Array, lengths: Array) -> Array:
        """Return `NUMBER` for each word that counts something, else 0."""
        kinds = np.fromiter(map(read_term, self._terms), np.uint8, len(self._terms))
        what = kinds[words] if len(words) else np.zeros(0, np.uint8)
        after = np.zeros(len(words), bool)
        after[1:] = (what[:-1] & Term.MONTH) != 0
        starts = starts_of(lengths)[:-1]
        after[starts[starts < len(words)]] = False  # A row's first word comes after none.
        counts = ((what & Term.COUNT) != 0) | (((what & Term.DIGITS) != 0) & ~after)
        return np.where(counts, NUMBER, 0).astype(np.int32)


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


def _bytes(parts: Iterable[bytes]) -> Array:
    return np.frombuffer(b"".join(parts), np.uint8)
