"""Where in a few sentences the terms and the words of a question stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.segment.columns import BARE, NAME, NUMBER
from retrieval.index.segment.ragged import take_runs

if TYPE_CHECKING:
    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]


class Matches(NamedTuple):
    """The terms of a question in some rows, row after row, in the order of the text.

    Attributes:
        row: Which of the rows, counted from 0.
        place: Which of the row's terms, counted from 0.
        term: Which of the question's terms.
        is_name: Whether it is part of a name there.
    """

    row: Array
    place: Array
    term: Array
    is_name: Array


class Words(NamedTuple):
    """The terms of some rows.

    Attributes:
        word: The terms, as in `Columns.word`.
        starts: Where each row's terms begin, and at the end where the last one's end.
    """

    word: Array
    starts: Array

    def rows_of(self, at: Array) -> Array:
        """Return which row holds each of some words."""
        rows: Array = np.searchsorted(self.starts, at, side="right") - 1
        return rows


def read_words(columns: Columns, rows: Array) -> Words:
    """Return the terms of rows of a segment."""
    return Words(*take_runs(columns.word, columns.word_start, rows))


def find_terms(words: Words, places: Array) -> Matches:
    """Find a question's terms in rows.

    Args:
        words: The rows' terms.
        places: Where each of the question's terms is in the rows' segment, or -1.
    """
    equal = (words.word & BARE)[:, None] == places[None, :]
    at = np.flatnonzero(equal.any(1))
    row = words.rows_of(at)
    return Matches(row, at - words.starts[row], equal[at].argmax(1), (words.word[at] & NAME) != 0)


def find_numbers(words: Words) -> tuple[Array, Array]:
    """Return the rows and places of the words that count something."""
    at = np.flatnonzero(words.word & NUMBER)
    row = words.rows_of(at)
    return row, at - words.starts[row]


def held_forms(columns: Columns, rows: Array, asked: Asked, terms: Array) -> Array:
    """Say for each row and each of the question's word forms whether the row holds it.

    Args:
        columns: The segment.
        rows: The rows.
        asked: The question.
        terms: For each row and each of the question's terms whether the row holds it: a form is
            held only where its term is.
    """
    forms, starts = take_runs(columns.form, columns.form_start, rows)
    held = np.zeros((len(rows), len(asked.forms)), bool)
    at, form = np.nonzero(forms[:, None] == asked.forms[None, :])
    held[np.searchsorted(starts, at, side="right") - 1, form] = True
    of = asked.form_term >= 0
    held[:, of] &= terms[:, asked.form_term[of]]
    return held


def held_terms(matches: Matches, rows: int, terms: int) -> Array:
    """Say for each row and each of the question's terms whether the row holds it."""
    held = np.zeros((rows, terms), bool)
    held[matches.row, matches.term] = True
    return held
