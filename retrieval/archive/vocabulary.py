"""Words that could be meant by a mistyped one, out of a great many, without comparing each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

_LETTERS = 32
"""Counters of letters in a word: one for each of a-z, the others shared by all else."""
_LONGEST = 255
"""Longer words are no names and are left out; so a letter's count fits a byte."""


class Vocabulary:
    """Words with how often each letter is in them.

    difflib's ratio of two words is twice the letters of the matching parts by all letters
    (https://docs.python.org/3/library/difflib.html). No more letters can match than the words have
    in common, so the counts alone leave out nearly all.
    """

    def __init__(self) -> None:
        self.last = 0
        self._words: list[str] = []
        self._letters: npt.NDArray[np.uint8] = np.zeros((0, _LETTERS), np.uint8)

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Take in words with their numbers, which ascend; those of several words are left out."""
        rows = list(rows)
        if not rows:
            return
        self.last = rows[-1][0]
        words = [word for _, word in rows if 0 < len(word) <= _LONGEST and " " not in word]
        self._words += words
        self._letters = np.concatenate((self._letters, _count(words)))

    def near(self, word: str, least: float) -> list[str]:
        """Return words among which are all whose ratio to `word` is `least` or more."""
        if not self._words or not 0 < len(word) <= _LONGEST:
            return []
        common = np.minimum(self._letters, _count([word])).sum(1, dtype=np.int64)
        lengths = self._letters.sum(1, dtype=np.int64) + len(word)
        return [self._words[place] for place in np.flatnonzero(2 * common >= least * lengths)]


def _count(words: list[str]) -> npt.NDArray[np.uint8]:
    """Return how often each letter is in each of some words, a row a word."""
    codes = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32) % _LETTERS
    rows = np.repeat(np.arange(len(words)), [len(word) for word in words])
    counts = np.bincount(rows * _LETTERS + codes, minlength=len(words) * _LETTERS)
    return counts.reshape(-1, _LETTERS).astype(np.uint8)
