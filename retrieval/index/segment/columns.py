"""The arrays of a segment, and how they lie on the disk: NumPy's own files, one for each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Longs = npt.NDArray[np.int64]
    Ints = npt.NDArray[np.int32]
    Shorts = npt.NDArray[np.uint16]
    Bytes = npt.NDArray[np.uint8]
    Hashes = npt.NDArray[np.uint64]
    Forms = npt.NDArray[np.uint32]
    Narrow = npt.NDArray[Any]

SENTENCE, WINDOW, PASSAGE, ARTICLE = range(4)
"""The levels at which a question is compared, as they stand in `Columns.frequency`."""


class Columns(NamedTuple):
    """Everything a segment holds of its articles.

    Sentences are rows, article after article, in the order of the text. What belongs to a row and
    is of varying length stands in one long array; `…_start[row]` says where it begins there, and
    the next row's where it ends.

    Lengths, counts and the like are kept in the narrowest type that holds those of the segment.

    Attributes:
        article_id: The archive's id of each article.
        article_start: The first row of each article, and at the end the number of rows.
        article_length: How many terms each article has.
        article_word: Where the article's terms begin in `word`.
        key_start: Where the article's sort key begins in `key`.
        key: What articles are sorted by, for equal scores.
        passage_start: The first row of each passage, and at the end the number of rows; passages
            are numbered through.
        passage_length: How many terms each passage has.
        sentence_id: The archive's id of each row.
        article_of: The number of the row's article in this segment.
        passage_of: The number of the row's passage in this segment.
        length: How many terms the row has.
        window_length: The same with its neighbours in the article.
        about: What else is known of the row, in one number, as it is looked at together: its flags;
            its names from bit `NAMES` on; `OPENS` for the first row of a passage; its length from
            bit `LENGTH` on.
        flags: What kinds of answer the row holds, and more, as bits: `marks.Flag`.
        names: How many terms of names the row has, 255 at most.
        text_start: Where the row's text begins in `text`.
        text: The rows' texts in UTF-8.
        term: The hash of each term, ascending; a term is known by its place here.
        prefix: A hash of each term's first four letters; 0 for what is shorter or no word.
        frequency: For each term how many sentences, windows, passages and articles hold it.
        posting_start: Where the term's postings begin.
        posting_row: The rows that hold the term, ascending.
        posting_count: How often each of them holds it.
        posting_length: How many terms each of them has.
        holder_start: Where the articles that hold the term begin.
        holder: The articles that hold the term, ascending.
        holder_count: How often each of them holds it.
        holder_rows: Which of its rows do, as bits: bit 0 for the first row, or for the first 2, 4,
            8 … rows of an article of more than `BITS`.
        word_start: Where the row's terms begin in `word`.
        word: The rows' terms in order: the term's place, plus `NAME` where it is part of a name,
            plus `NUMBER` where it counts something; `BARE` takes both off.
        form_start: Where the row's word forms begin in `form`.
        form: The rows' words as they are written: a hash of each.
        short: The hashes of the initials of names, ascending.
        short_row: The row that holds the name.
    """

    article_id: Longs
    article_start: Ints
    article_length: Ints
    article_word: Longs
    key_start: Longs
    key: Bytes
    passage_start: Ints
    passage_length: Ints
    sentence_id: Longs
    article_of: Ints
    passage_of: Ints
    length: Narrow
    window_length: Narrow
    about: Longs
    flags: Bytes
    names: Bytes
    text_start: Narrow
    text: Bytes
    term: Hashes
    prefix: Forms
    frequency: Ints
    posting_start: Longs
    posting_row: Ints
    posting_count: Narrow
    posting_length: Narrow
    holder_start: Longs
    holder: Narrow
    holder_count: Narrow
    holder_rows: Forms
    word_start: Narrow
    word: Ints
    form_start: Narrow
    form: Shorts
    short: Hashes
    short_row: Ints

    @property
    def sentences(self) -> int:
        """How many rows there are."""
        return len(self.sentence_id)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self.article_id)


NAME = 1 << 30
NUMBER = 1 << 29
BARE = NUMBER - 1
"""Bits of `Columns.word`."""
NAMES, OPENS, LENGTH = 8, 1 << 16, 17
"""Bits of `Columns.about`."""
BITS = 32
"""How many `Columns.holder_rows` has."""


def articles_of(columns: Columns, rows: Any) -> Any:
    """Return the article of a row, or of each of a few, without the table of all rows."""
    starts = columns.article_start
    # Of the same type, so that NumPy need not make a copy of the starts in a wider one.
    return np.searchsorted(starts, np.asarray(rows, starts.dtype), side="right") - 1


def flags_of(columns: Columns, rows: Any) -> Any:
    """Return the flags of a row, or of each of a few, from what is looked at anyway."""
    return columns.about[rows] & 0xFF


def names_of(columns: Columns, rows: Any) -> Any:
    """Return how many terms of names each of a few rows has, from what is looked at anyway."""
    return (columns.about[rows] >> NAMES) & 0xFF


def write_columns(columns: Columns, folder: Path) -> None:
    """Write a segment's arrays into a new folder, down to the disk.

    Raises:
        OSError: The folder is there already, or cannot be written.
    """
    folder.mkdir()
    for name, array in columns._asdict().items():
        with (folder / f"{name}.npy").open("wb") as file:
            np.save(file, array, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())


def map_columns(folder: Path) -> Columns:
    """Map a segment's arrays; only what is looked at is read from the disk.

    Raises:
        OSError: A file is missing or cannot be read.
        ValueError: A file is damaged.
    """
    # As plain arrays they are faster to slice; they keep the mapping open.
    return Columns(*(_map(folder / f"{name}.npy").view(np.ndarray) for name in Columns._fields))


def _map(file: Path) -> np.memmap[Any, Any]:
    try:
        array = np.load(file, mmap_mode="r", allow_pickle=False)
        whole = bool(array.offset + array.nbytes == file.stat().st_size)
    except OSError:
        raise
    except Exception as error:  # NumPy parses the header as Python, and fails in many ways.
        raise ValueError(f"{file} is damaged") from error
    if not whole:
        raise ValueError(f"{file} is damaged")
    found: np.memmap[Any, Any] = array
    return found
