"""From the sentences of articles to the arrays of a segment."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.segment.columns import BARE, NAME, NUMBER, Columns
from retrieval.index.segment.deriving import Forward, complete
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


def _bytes(parts: Iterable[bytes]) -> Array:
    return np.frombuffer(b"".join(parts), np.uint8)
