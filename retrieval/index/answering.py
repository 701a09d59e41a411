"""Whether a sentence holds the kind of answer that a question asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.answer_places import answer_places
from retrieval.index.answer_types import MEASURED, SIZES, AnswerType, answer_type
from retrieval.index.deeds import (
    gives_cause,
    lacks_particle,
    only_named,
    only_past,
)
from retrieval.index.fitting import age_of, counts, other_office
from retrieval.index.kinds import ENOUGH, Kind, name_runs
from retrieval.index.otherwise import founded_another, only_goes_back, votes_otherwise
from retrieval.index.segment.columns import flags_of, names_of
from retrieval.index.segment.hashing import term_hash
from retrieval.index.segment.marks import FLAGS, Flag
from retrieval.index.sorts import tells_sort
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]

RARE = frozenset({Kind.AGE, Kind.CAUSE})
"""Kinds that stand in few sentences and say the more."""
FITS_RARE = 2.0
_SIDE = re.compile(r"[\s-]+(long|wide|high|tall|deep)\b")
_HOW_SIDE = re.compile(r"\bhow\s+(long|wide|high|tall|deep)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\W*(?:It|They|He|She|This|These)\b")
"""What opens a sentence about what the one before it names."""


def bonuses(kind: Kind | None, step: float) -> tuple[Array, Array]:
    """Return what the first stage adds by a row's flags, and by its number of name terms.

    It is what `fits` will say, times `step`; but that the question's own names count too.
    """
    flags, named = np.zeros(256), np.zeros(256)
    if kind in FLAGS:
        flags[(np.arange(256) & FLAGS[kind]) != 0] = step * (FITS_RARE if kind in RARE else 1)
    elif kind is Kind.PERSON:
        named[:] = step * np.minimum(np.arange(256), ENOUGH) / ENOUGH
    return flags, named


def others(columns: Columns, rows: Array, asked_names: Array) -> Array:
    """Return how many terms of each row's names the question does not hold.

    Args:
        columns: The segment.
        rows: The rows.
        asked_names: How many of the question's terms are in names of each row.
    """
    left: Array = names_of(columns, rows) - asked_names
    return left


def fits(asked: Asked, columns: Columns, rows: Array, asked_names: Array) -> Array | None:
    """Return above 0 for each row that holds the kind of answer asked for.

    That is 1, for a rare kind 2, and for persons the more the more words of names it has.

    A person that the question itself names does not answer it. None where it asks for no kind,
    and for who said something: the sentence that says it need not name the speaker.

    Args:
        asked: The question.
        columns: The segment.
        rows: The rows.
        asked_names: How many of the question's terms are in names of each row.
    """
    kind = asked.kind
    if kind is None:
        return None
    if kind in FLAGS:
        held = (flags_of(columns, rows) & FLAGS[kind]) != 0
        flagged: Array = held * (FITS_RARE if kind in RARE else 1.0)
        return flagged
    if kind is Kind.PERSON:
        return np.clip(others(columns, rows, asked_names), 0, ENOUGH) / ENOUGH
    return np.isin(rows, _initials(asked, columns)) * FITS_RARE


def _initials(asked: Asked, columns: Columns) -> Array:
    """Return the rows that hold a name whose initials the question holds."""
    hashes = np.array([term_hash(term) for term in asked.terms], np.uint64)
    low = np.searchsorted(columns.short, hashes)
    high = np.searchsorted(columns.short, hashes, side="right")
    return np.concatenate([columns.short_row[a:b] for a, b in zip(low, high, strict=True)])


def answers(asked: Asked, fit: float, other: int, near: Sequence[tuple[str, int]]) -> bool | None:
    """Say whether a sentence holds the kind of answer asked for, as an answer.

    Beyond `fits`: a count stands near what is counted, an age is not that of another, an office is
    not that of another country; a reason may stand in the next sentence.

    Args:
        asked: The question.
        fit: What `fits` says of the sentence.
        other: What `others` says of it.
        near: The texts and flags of the sentence, of the one before it and of the one after it in
            its article, in this order; empty text where there is none.

    Returns:
        None where the question asks for no kind.
    """
    kind, question = asked.kind, asked.question
    (text, _), (before, _), (_, after) = near
    if votes_otherwise(question, text) or only_goes_back(question, text):
        return False
    measured = _holds_measured(asked, text, before)
    sort = tells_sort(question, text)
    if kind is None and sort is not None:
        return sort
    if kind is None or measured is False:
        return measured
    fit = max(fit, float(measured or 0))
    if kind is Kind.CAUSE:
        return fit > 0 or gives_cause(question, text) or bool(after & Flag.CAUSE)
    if answer_type(question) is AnswerType.CITY:
        return bool(answer_places(AnswerType.CITY, text, frozenset(asked.terms)))
    if kind is Kind.PLACE:  # "Camp Norden" is one without a preposition.
        fit += other
    if fit <= 0:
        return False
    if kind is Kind.NUMBER:
        return counts(question, text, before) and not only_past(question, text)
    if kind is Kind.AGE:
        return age_of(question, text) and _names_near(question, [one for one, _ in near])
    return kind is Kind.MEANING or not _tells_otherwise(kind, question, text)


def _tells_otherwise(kind: Kind, question: str, text: str) -> bool:
    """Say whether what a sentence holds of a kind belongs to another deed, time or office."""
    if only_named(question, text) or founded_another(question, text):
        return True
    if kind is Kind.TIME:
        return only_past(question, text)
    return kind is Kind.PERSON and (other_office(question, text) or lacks_particle(question, text))


def _holds_measured(asked: Asked, text: str, before: str) -> bool | None:
    """Say whether a sentence holds what a question about a measure asks for; None for others."""
    closer = answer_type(asked.question)
    if closer not in MEASURED:
        return None
    named = f"{before} {text}" if _PRONOUN.match(text) else text
    if closer in SIZES and not {*asked.terms, *asked.meant.words}.intersection(index_terms(named)):
        return False  # How large something else is.
    places = answer_places(closer, text, frozenset(asked.terms))
    return any(_is_of_side(asked.question, text[end:]) for _, end in places)


def _is_of_side(question: str, after: str) -> bool:
    """Say whether a measure is of the side that is asked for: "12 metres *wide*" is no height.

    Args:
        question: The question.
        after: What follows the measure.
    """
    told, wanted = _SIDE.match(after), _HOW_SIDE.search(question)
    if not told or not wanted:
        return True
    sides = {told[1], wanted[1].lower()}
    return len(sides) == 1 or sides == {"high", "tall"}


def _names_near(question: str, texts: Sequence[str]) -> bool:
    """Say whether a sentence or a neighbour holds a name of the question, if it has any."""
    names = {t for run in name_runs(question) for word in run for t in index_terms(word)}
    return not names or any(names.intersection(index_terms(text)) for text in texts)
