"""What of a question stands in the words of a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.fitting import NEAR
from retrieval.index.matches import (
    Matches,
    find_numbers,
    find_terms,
    held_forms,
    held_terms,
    read_words,
)
from retrieval.index.segment.columns import BARE, articles_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.matches import Words
    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]


class Seen(NamedTuple):
    """What stands in some rows; but for `matches`, a line of each array is one of them.

    Attributes:
        matches: Where the question's terms stand.
        asked_names: How many of the question's terms are in names of the row.
        forms: Which of the question's word forms it holds.
        numbers: How many of its words count something.
        near_number: Whether something that the question counts is near one of these; see
            `fitting.NEAR`.
        akin: Which of the question's terms it does not hold, but a word that begins alike.
        in_passage: The row's place among the sentences of its passage, counted from 0.
        meant: For each of the question's terms which of its synonyms the row holds, the closest of
            them; the number for none as in `Meant.none`.
        meant_near: The same for the row with its neighbours.
    """

    matches: Matches
    asked_names: Array
    forms: Array
    numbers: Array
    near_number: Array
    akin: Array
    in_passage: Array
    meant: Array
    meant_near: Array


def look(columns: Columns, rows: Array, asked: Asked, part: int) -> Seen:
    """Look at the words of some rows.

    Args:
        columns: The segment.
        rows: The rows.
        asked: The question.
        part: Which part of the collection the segment is.
    """
    words = read_words(columns, rows)
    matches = find_terms(words, asked.places[part])
    names = np.zeros((len(rows), len(asked.terms)), bool)
    names[matches.row[matches.is_name], matches.term[matches.is_name]] = True
    held = held_terms(matches, len(rows), len(asked.terms))
    numbers, near_number = _count(words, matches, asked, len(rows))
    meant = _meant(words, asked, part, len(rows))
    beside = [
        _meant(read_words(columns, one), asked, part, len(rows))
        for one in neighbours(columns, rows)
    ]
    return Seen(
        matches=matches,
        asked_names=names.sum(1),
        forms=held_forms(columns, rows, asked, held),
        numbers=numbers,
        near_number=near_number,
        akin=_akin(columns, words, asked, len(rows)) & ~held,
        in_passage=rows - columns.passage_start[columns.passage_of[rows]],
        meant=meant,
        meant_near=np.minimum(meant, np.minimum(*beside)),
    )


def neighbours(columns: Columns, rows: Array) -> tuple[Array, Array]:
    """Return the row before each row in its article, and the one after; itself where none is."""
    article = articles_of(columns, rows)
    before = np.maximum(rows - 1, columns.article_start[article])
    after = np.minimum(rows + 1, columns.article_start[article + 1] - 1)
    return before, after


def _count(words: Words, matches: Matches, asked: Asked, rows: int) -> tuple[Array, Array]:
    """Count the numbers of each row, and say whether one is near what the question counts."""
    row, place = find_numbers(words)
    near = np.zeros(rows, bool)
    if asked.is_counted.any() and len(row):
        counted = asked.is_counted[matches.term]
        same = row[:, None] == matches.row[counted][None, :]
        close = np.abs(place[:, None] - matches.place[counted][None, :]) <= NEAR
        near[row[(same & close).any(1)]] = True
    return np.bincount(row, minlength=rows), near


def _akin(columns: Columns, words: Words, asked: Asked, rows: int) -> Array:
    """Say for each row and each term of the question whether a word of the row begins alike."""
    held = np.zeros((rows, len(asked.terms)), bool)
    prefixes = columns.prefix[words.word & BARE] if len(words.word) else np.zeros(0, np.uint32)
    alike = (prefixes[:, None] == asked.prefixes[None, :]) & (asked.prefixes != 0)[None, :]
    at, term = np.nonzero(alike)
    held[words.rows_of(at), term] = True
    return held


def _meant(words: Words, asked: Asked, part: int, rows: int) -> Array:
    """Say for each row and each term of the question which synonym stands in the row."""
    meant = asked.meant
    found = np.full((rows, len(asked.terms)), meant.none)
    at, here = np.nonzero((words.word & BARE)[:, None] == meant.places[part][None, :])
    number = meant.chosen[part][here]
    np.minimum.at(found, (words.rows_of(at), meant.terms[number]), number)
    return found
