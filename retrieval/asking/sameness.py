"""Which statements of several sources are one, and whose come first."""

from __future__ import annotations

from dataclasses import replace
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
    for match in matches:
        for head, others in groups:
            if _same(head, match) and all(
                other.article.id != match.evidence.article.id for other in others
            ):
                others.append(match.evidence)
                break
        else:
            groups.append((match, []))
    return [replace(head.evidence, same_as=tuple(others)) for head, others in groups]


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
