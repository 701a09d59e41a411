"""Whether a statement is one that a watch is for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.asking.directory import name_words
from retrieval.language.terms import index_terms
from retrieval.reading.direction import without_turning

if TYPE_CHECKING:
    from retrieval.asking.evidence import Evidence

LONGEST = 100
"""Characters of what is watched for."""
_KEPT = 4096
"""Of how many texts the words are remembered: those of an article and of its watchers."""
_PHRASE = re.compile(r"[\"“”„«»](.*)[\"“”„«»]", re.DOTALL)


def read_wanted(given: str) -> str:
    """Return what is watched for as it is stored: in straight marks where it was in any.

    Raises:
        ValueError: There is nothing in it that could be found.
    """
    words = " ".join(without_turning(given).split())
    phrase = _PHRASE.fullmatch(words)
    inside = phrase[1].strip() if phrase else words
    if not (name_words(inside) if phrase else index_terms(inside)) or len(words) > LONGEST:
        raise ValueError("nothing to watch for")
    return f'"{inside}"' if phrase else inside


def matches(wanted: str, evidence: Evidence) -> bool:
    """Say whether a statement is what a watch is for.

    In quotation marks: it holds these words in a row, whatever their case. Else: its speaker's name
    has all the words, or it holds all of them, in any form.

    Args:
        wanted: What `read_wanted` gave.
        evidence: The statement.
    """
    if wanted.startswith('"'):
        phrase, words = _words(wanted), _words(evidence.text)
        return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))
    return is_speaker(wanted, evidence) or _terms(wanted) <= _terms(evidence.text)


def is_speaker(wanted: str, evidence: Evidence) -> bool:
    """Say whether what a watch is for names who makes a statement."""
    if wanted.startswith('"'):
        return False
    names = [evidence.speaker_text or ""]
    if evidence.person is not None:
        names += [evidence.person.name, *evidence.person.aliases]
    sought = set(_words(wanted))
    return any(sought.issubset(_words(name)) for name in names)


# Each statement is compared with every watch, and each watch with every statement.
@lru_cache(maxsize=_KEPT)
def _words(text: str) -> tuple[str, ...]:
    return tuple(name_words(text))


@lru_cache(maxsize=_KEPT)
def _terms(text: str) -> frozenset[str]:
    return frozenset(index_terms(text))
