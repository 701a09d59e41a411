"""What of a question must stand together in a sentence, or in the sentence itself.

"The *first* boat" is no boat that sent its first signal. "What happened to the *crew*?" is answered
by what tells of the crew, not by a sentence beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from retrieval.index.fitting import terms_of_word
from retrieval.index.naming import question_names

_WORD = re.compile(r"\w[\w'’-]*")
_ORDER = r"first|second|third|fourth|fifth|sixth|last|next|former|previous|new|old"
_ORDERED = re.compile(
    rf"\b(?P<order>{_ORDER})\s+(?P<one>[\w'’-]+)(?:\s+(?P<two>[\w'’-]+))?", re.IGNORECASE
)
_FATE = re.compile(
    r"\bwhat\s+(?:has\s+|have\s+|had\s+)?(?:happen(?:ed|s)?\s+(?:to|with)|bec[ao]mes?\s+of)\s+"
    r"(?P<who>.+?)(?=\s+(?:after|at|because|before|during|for|from|in|near|of|on|since|that|when"
    r"|while|who|with)\b|\W*$)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did)\b.*\b(?:(?:part|member|branch)s?\s+of|belong(?:s|ed)?\s+to"
    r"|(?:separate|independent|distinct|apart|different)\s+(?:from|of)|included\s+in)\b",
    re.IGNORECASE,
)
"""Whether one thing is a part of another."""
_RELATES = re.compile(
    r"\b(?:(?:separate|independent|distinct|apart|different)\s+(?:from|of)|(?:part|member|branch|arm)s?"
    r"\s+of|belong(?:s|ed|ing)?\s+to|includ(?:es|ed|ing)|not\s+(?:a\s+)?part|unlike)\b",
    re.IGNORECASE,
)
"""What tells that, whichever way."""
_HAS = re.compile(r"is|are|was|were|has|have|had|will|would|went|fell|died|survived", re.IGNORECASE)
"""After a name, these go on to tell what became of it."""
BETWEEN = 2
"""Words from one of order to what it orders, at most: "the *first* U.S. *boat*"."""


class Together(NamedTuple):
    """What a question wants together.

    Attributes:
        ordered: Each word of order with the terms of what it orders, one of which is enough.
        fate: The terms of whose fate is asked for, one of which must stand there; or none.
        related: Whether it asks if one thing is a part of another, for which there must be a word.
    """

    ordered: tuple[tuple[str, frozenset[str]], ...]
    fate: frozenset[str]
    related: bool = False


NOTHING_TOGETHER = Together((), frozenset())


@lru_cache(maxsize=1 << 10)
def wanted_together(question: str) -> Together:
    """Read what must stand together of what a question asks for."""
    ordered = tuple(
        (match["order"].lower(), terms)
        for match in _ORDERED.finditer(question)
        if (terms := frozenset([*terms_of_word(match["one"]), *terms_of_word(match["two"] or "")]))
    )
    fate = _FATE.search(question)
    words = _WORD.findall(fate["who"]) if fate else []
    named = [term for name in question_names(f"Of {fate['who']}") for term in name] if fate else []
    head = terms_of_word(words[-1]) if words else ()
    return Together(ordered, frozenset([*head, *named]), bool(_RELATED.match(question)))


def stands_together(question: str, text: str) -> int:
    """Say how a sentence has what a question wants together.

    Args:
        question: The question.
        text: The sentence.

    Returns:
        How many of its wishes it meets, less those that it comes near to and does not meet: that
        has the word of order with something else, or does not tell of whose fate is asked for.
    """
    wanted = wanted_together(question)
    if wanted == NOTHING_TOGETHER:
        return 0
    words = [match.group() for match in _WORD.finditer(text)]
    met = int(wanted.related and bool(_RELATES.search(text)))
    for order, terms in wanted.ordered:
        places = [i for i, word in enumerate(words) if word.lower() == order]
        if places:
            after = (words[i + 1 : i + 1 + BETWEEN] for i in places)
            met += 1 if any(not terms.isdisjoint(_terms(run)) for run in after) else -1
    if wanted.fate:
        # What happened to the first boat is not told of another boat.
        met += _tells_fate(wanted.fate, words) if met >= 0 else -1
    return met


def _tells_fate(fate: frozenset[str], words: list[str]) -> int:
    """Return -1 where nobody of them is named, 1 where one is, 2 where it tells of that one."""
    places = [i for i, word in enumerate(words) if not fate.isdisjoint(terms_of_word(word))]
    if any(_HAS.fullmatch(word) for i in places for word in words[i + 1 : i + 2]):
        return 2
    return 1 if places else -1


def _terms(words: list[str]) -> set[str]:
    return {term for word in words for term in terms_of_word(word)}
