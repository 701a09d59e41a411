"""What a claim in reported words tells otherwise than the statement that comes nearest to it.

"Did Lee say that 24 shops would close?" has no words to compare one by one: tenses and pronouns
differ in any case. What may not differ is told: numbers, days, denials, and words that the
statement holds in no form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.claims.differences import DATES, Kind
from retrieval.asking.claims.numbers import read_numbers
from retrieval.asking.claims.words import words_of
from retrieval.asking.findings import Difference
from retrieval.asking.meaning import other_words
from retrieval.asking.polarity import find_denial
from retrieval.language.terms import LIGHT_VERBS, index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LACKED = 3
"""Words of a claim that a statement may lack and still be told by them; with more it is another."""
_NOT = frozenset("not no never nobody none nothing".split())
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


def departures(claim: str, stored: str) -> tuple[Difference, ...]:
    """Return where a claim departs from a statement: numbers, days, a denial.

    Args:
        claim: What somebody is claimed to have said, in reported words.
        stored: The sentence of the article that comes nearest.
    """
    return (
        *_pairs(_numbers(claim), _numbers(stored), Kind.NUMBER),
        *_pairs(_days(claim), _days(stored), Kind.DATE),
        *_denial(claim, stored),
    )


def lacked(claim: str, stored: str) -> tuple[str, ...]:
    """Return the words of a claim that a statement holds in no form and by no other word.

    None where there are more than `MOST_LACKED`, or where numbers and days are all that it lacks.

    Args:
        claim: As for `departures`.
        stored: All that is shown of the statement.
    """
    terms = question_terms(claim)
    meant = other_words(claim, terms)
    held = set(index_terms(stored))
    terms = tuple(term for term in terms if term not in LIGHT_VERBS)
    gone = {term for term in terms if held.isdisjoint((term, *meant.get(term, ())))}
    told = {*_numbers(claim).values(), *_days(claim).values()}
    known = {word for text in told for word in text.lower().split()} | _NOT
    words = [
        word
        for word in dict.fromkeys(_WORD.findall(claim))
        if gone.intersection(index_terms(word)) and word.lower() not in known
    ]
    return tuple(words) if len(words) <= MOST_LACKED else ()


def _pairs(
    mine: Mapping[object, str], theirs: Mapping[object, str], kind: Kind
) -> list[Difference]:
    """Pair what only the claim has with what only the statement has, in order."""
    only = [text for key, text in mine.items() if key not in theirs]
    others = [text for key, text in theirs.items() if key not in mine]
    found = []
    for place, text in enumerate(only):
        stored = others[place] if place < len(others) else ""
        found.append(Difference(text, stored, (kind,)))
    return found


def _numbers(text: str) -> dict[object, str]:
    words = words_of(text)
    folded = [word.folded for word in words]
    return {
        number.value: " ".join(word.text for word in words[number.start : number.end])
        for number in read_numbers(folded)
    }


def _days(text: str) -> dict[object, str]:
    return {word.folded: word.text for word in words_of(text) if word.folded in DATES}


def _denial(claim: str, stored: str) -> list[Difference]:
    mine, theirs = find_denial(claim), find_denial(stored)
    if bool(mine) == bool(theirs):
        return []
    return [Difference(mine, theirs, (Kind.NEGATION,))]
