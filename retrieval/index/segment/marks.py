"""What a sentence holds besides its terms: kinds of answer, names, initials, word forms."""

from __future__ import annotations

import re
from enum import IntFlag
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retrieval.index.fitting import NUMBER_WORDS
from retrieval.index.kinds import (
    Kind,
    holds_age,
    holds_cause,
    holds_number,
    holds_place,
    holds_time,
    initials,
    name_runs,
)
from retrieval.index.segment.hashing import prefix_hash
from retrieval.language.terms import index_terms, word_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

PRONOUN = re.compile(r"\W*(?:He|She|They)\b")


class Flag(IntFlag):
    """Bits of `Columns.flags`."""

    AGE = 1
    NUMBER = 2
    TIME = 4
    PLACE = 8
    CAUSE = 16
    PRONOUN = 32
    """It opens with "he", "she" or "they"."""
    QUESTION = 64
    """It ends with a question mark."""
    MARKS = 128
    """It holds quotation marks."""


FLAGS = {
    Kind.AGE: Flag.AGE,
    Kind.NUMBER: Flag.NUMBER,
    Kind.TIME: Flag.TIME,
    Kind.PLACE: Flag.PLACE,
    Kind.CAUSE: Flag.CAUSE,
}
"""The bit of each kind of answer that a sentence can hold whatever is asked."""

_QUESTION = re.compile(r"\?[\s\"”’'»)]*\Z")
_MARKS = re.compile(r"[\"“”„«»]")


_MONTHS = frozenset(
    index_terms(
        "January February March April May June July August September October November December"
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
PREFIX = 4
"""Letters by which words are held to be akin: "defend" and "defence"."""


class Term(IntFlag):
    """What a term is, wherever it stands."""

    COUNT = 1
    """It counts, written as a word: "three"."""
    DIGITS = 2
    """It counts, written in digits, but after the name of a month."""
    MONTH = 4


class Marks(NamedTuple):
    """What the index keeps of a sentence besides its terms.

    Attributes:
        flags: `Flag`s.
        names: The terms of its names.
        initials: The initials of its names of three words and more, in lower case.
        forms: Its words as they are written, in lower case.
    """

    flags: int
    names: frozenset[str]
    initials: tuple[str, ...]
    forms: tuple[str, ...]


def read_marks(text: str, terms: Sequence[str]) -> Marks:
    """Read the marks of a sentence.

    Args:
        text: The sentence.
        terms: Its index terms.
    """
    runs = name_runs(text)
    held = (
        (holds_age(text), Flag.AGE),
        (holds_number(text, terms), Flag.NUMBER),
        (holds_time(text, terms), Flag.TIME),
        (holds_place(text), Flag.PLACE),
        (holds_cause(text), Flag.CAUSE),
        (PRONOUN.match(text), Flag.PRONOUN),
        (_QUESTION.search(text), Flag.QUESTION),
        (_MARKS.search(text), Flag.MARKS),
    )
    return Marks(
        sum(flag for holds, flag in held if holds),
        frozenset(term for run in runs for word in run for term in _terms_of(word)),
        tuple(dict.fromkeys(filter(None, map(initials, runs)))),
        word_forms(text),
    )


def read_term(term: str) -> int:
    """Return the `Term` bits of a term."""
    if term in NUMBER_WORDS:
        return Term.COUNT
    if term[:1].isdigit() and not _YEAR.fullmatch(term):
        return Term.DIGITS
    return Term.MONTH if term in _MONTHS else 0


def prefix_of(term: str) -> int:
    """Return the hash of a word's first letters; 0 for what is too short, or holds no letters."""
    return prefix_hash(term[:PREFIX]) if len(term) >= PREFIX and term.isalpha() else 0


@lru_cache(maxsize=1 << 15)
def _terms_of(word: str) -> tuple[str, ...]:
    return index_terms(word)
