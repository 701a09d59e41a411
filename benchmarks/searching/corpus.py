"""A corpus of any size: real sentences, then copies of them with mutated words."""

from __future__ import annotations

import random
import re
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.searching.data import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

OTHER = 0.25
"""The share of a copy's words that are replaced by others, as often as these are in the corpus."""
NEW = 0.05
"""The share that are replaced by words that stand nowhere else."""

_WORD = re.compile(r"\w+")


def grow(sentences: Sequence[Sentence], size: int) -> Iterator[Sentence]:
    """Yield as many sentences as are wanted, the real ones first, whole articles after these.

    Args:
        sentences: The real sentences, article after article.
        size: How many are wanted.
    """
    chance = random.Random(1)
    pool = [word for one in sentences for word in _WORD.findall(one.text)]
    articles = [list(group) for _, group in groupby(sentences, key=lambda one: one.article)]
    left = size
    number = copy = 0

    def mutated(match: re.Match[str]) -> str:
        x = chance.random()
        if x < NEW:
            return f"{match.group()}{copy}"
        return pool[int(chance.random() * len(pool))] if x < NEW + OTHER else match.group()

    while left > 0:
        for article in articles:
            for _, passage, text in article[:left]:
                yield Sentence(number, passage, _WORD.sub(mutated, text) if copy else text)
            left -= len(article)
            number += 1
            if left <= 0:
                return
        copy += 1


def write_corpus(sentences: Iterable[Sentence], file: Path) -> None:
    """Write sentences, a line each."""
    with file.open("w", encoding="utf-8") as lines:
        for article, passage, text in sentences:
            lines.write(f"{article}\t{passage}\t{' '.join(text.split())}\n")


def read_corpus(file: Path) -> Iterator[Sentence]:
    """Read them again."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            article, passage, text = line.rstrip("\n").split("\t", 2)
            yield Sentence(int(article), int(passage), text)
