"""Which statements of several sources are one, and whose come first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.asking.evidence import Evidence
    from retrieval.asking.statements import Match

SAME_WORDS = 0.7
"""Share of the shorter statement's terms that two reports of one statement have in common; the
seeds' pairs lie above .8, different statements on one subject below .5."""
FEWEST_SAME = 4
"""Terms that two statements need in common at least to be taken for the same."""


def join_same(matches: Sequence[Match]) -> list[Evidence]:
    """Put reports of the same statement by different sources together, the best one first."""
    groups: list[tuple[Match, list[Evidence]]] = []
    terms = [match.terms for match in matches]
    heads = Heads(terms)
    for match, own in zip(matches, terms, strict=True):
        prefix = heads.prefix(own)
        for place in heads.like(own, prefix):
            head, others = groups[place]
            if _same(head, match) and all(
                other.article.id != match.evidence.article.id for other in others
            ):
                others.append(match.evidence)
                break
        else:
            heads.add(own, prefix, len(groups))
            groups.append((match, []))
    return [
        replace(head.evidence, same_as=tuple(others)) if others else head.evidence
        for head, others in groups
    ]


class Heads:
    """Finds the statements that can be the same as another one without comparing it with all.

    Of two that share at least k terms of n, one of the n - k + 1 rarest of the n is shared. That is
    the prefix filter of similarity joins (Chaudhuri, Ganti and Kaushik, A Primitive Operator for
    Similarity Joins in Data Cleaning, ICDE 2006).
    """

    def __init__(self, statements: Iterable[frozenset[str]]) -> None:
        """Take the terms of all statements that will be asked for or added, to count them."""
        frequency = Counter(chain.from_iterable(statements))
        ordered = sorted(frequency, key=lambda term: (frequency[term], term))
        self._rarity = {term: place for place, term in enumerate(ordered)}
        self._all: dict[str, list[int]] = defaultdict(list)
        self._rarest: dict[str, list[int]] = defaultdict(list)

    def add(self, terms: frozenset[str], prefix: Sequence[str], place: int) -> None:
        """Add a statement, by its terms and their `prefix`, under a number."""
        for term in terms:
            self._all[term].append(place)
        for term in prefix:
            self._rarest[term].append(place)

    def like(self, terms: frozenset[str], prefix: Sequence[str]) -> list[int]:
        """Return the numbers, in order, of statements among which are all that can be the same."""
        longer = [self._all[term] for term in prefix if term in self._all]
        shorter = [self._rarest[term] for term in terms if term in self._rarest]
        return sorted({*chain.from_iterable(longer), *chain.from_iterable(shorter)})

    def prefix(self, terms: frozenset[str]) -> list[str]:
        """Return the rarest terms of a statement: one that is no shorter shares one of them."""
        shared = max(FEWEST_SAME, math.ceil(SAME_WORDS * len(terms)))
        return sorted(terms, key=self._rarity.__getitem__)[: max(len(terms) - shared + 1, 0)]


def speakers_first(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Put the best statement of each speaker before any second one."""
    seen: set[str] = set()
    first: list[Evidence] = []
    rest: list[Evidence] = []
    for one in evidence:
        key = one.person.key if one.person else f"? {one.speaker_text}"
        (rest if key in seen else first).append(one)
        seen.add(key)
    return first + rest


def _same(one: Match, other: Match) -> bool:
    if one.evidence.article.id == other.evidence.article.id:
        return False
    if one.evidence.declined != other.evidence.declined:
        return False
    one_speaker, other_speaker = one.evidence.person, other.evidence.person
    if one_speaker and other_speaker and one_speaker.key != other_speaker.key:
        alike = FEWEST_SAME * 2  # A wire's statement may carry another sender: ask for more.
    else:
        alike = FEWEST_SAME
    common = len(one.terms & other.terms)
    shorter = min(len(one.terms), len(other.terms))
    return common >= alike and common >= SAME_WORDS * shorter
