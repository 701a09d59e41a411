"""Numbers in figures and in words, so that "400" and "four hundred" are one."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_TIMES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_VALUES = {**_ONES, **_TENS}
_WORDS = frozenset((*_ONES, *_TENS, *_TIMES))
_FIGURES = re.compile(r"[£€¥₹$]?(\d{1,15}(?:\.\d{1,9})?)")


class Number(NamedTuple):
    """A number among words: `words[start:end]`, and its value."""

    start: int
    end: int
    value: Fraction


def read_numbers(words: Sequence[str]) -> Iterator[Number]:
    """Yield the numbers among some words, as `retrieval.asking.claims.words` folds them.

    Read are figures ("4000", "4.5", "£12"), words ("forty two", "four hundred and five", "a dozen"
    as "dozen"), and both together ("1.2 million"). Times, fractions and ordinals are not.
    """
    at = 0
    while at < len(words):
        end, value = _number(words, at) if _may_open(words[at]) else (at, Fraction(0))
        if end > at:
            yield Number(at, end, value)
        at = max(end, at + 1)


def _may_open(word: str) -> bool:
    """Whether a number may begin with a word; most words are told apart so, and quickly."""
    return word in _WORDS or word[:1].isdigit() or word[1:2].isdigit()


def _number(words: Sequence[str], start: int) -> tuple[int, Fraction]:
    """Return where a number that starts at a place ends, and its value; that place for none."""
    total, current, last = Fraction(0), Fraction(0), Fraction(0)
    at = start
    while at < len(words):
        word = words[at]
        figures = _FIGURES.fullmatch(word)
        if figures or word in _ONES or word in _TENS:
            value = Fraction(figures[1]) if figures else Fraction(_VALUES[word])
            fits = last >= 100 or (word in _ONES and last in _TENS.values() and 0 < value < 10)
            if at > start and (figures or not fits):
                break
            current, last = current + value, value
        elif word in _TIMES:
            times = _TIMES[word]
            if at > start and last >= times:
                break
            if times >= 1000:
                total, current = total + (current or Fraction(1)) * times, Fraction(0)
            else:
                current = (current or Fraction(1)) * times
            last = Fraction(times)
        elif word != "and" or last < 100 or not _goes_on(words, at + 1):
            break
        at += 1
    return at, total + current


def _goes_on(words: Sequence[str], at: int) -> bool:
    return at < len(words) and (words[at] in _ONES or words[at] in _TENS)
