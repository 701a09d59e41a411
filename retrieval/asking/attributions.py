"""Whether an attribution holds the words by which a question names a speaker."""

from __future__ import annotations

import re

from retrieval.language.terms import question_terms

_OTHER = re.compile(r"\b(?:other|another|second)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[’']\w+)*")
_PLURAL = re.compile(r"(?:['’]s?|(?<=[a-z]{2})e?s)$")
_OTHER_SPELLING = 1
"""By how many letters two spellings of one noun may differ in length."""


def is_other(words: str) -> bool:
    """Say whether a description sets somebody apart from whom it fits too: "the other hunter"."""
    return bool(_OTHER.search(words))


def is_named_by(attribution: str, speaker: str) -> bool:
    """Say whether every word of a speaker that says something is in an attribution.

    Numbers, possessives, hyphens and spellings may differ ("the allies", "an ally"). A common stem
    is not enough: "the authors" are not "the port authority". "The other hunter" is only who is
    called so.
    """
    if is_other(speaker) and not is_other(attribution):
        return False
    return bool(_nouns(speaker)) and not words_beyond(attribution, speaker)


def words_beyond(text: str, words: str) -> tuple[str, ...]:
    """Return the words that say something and stand in no text, as `is_named_by` compares them."""
    held = _nouns(text)
    return tuple(
        word[0] for word in _nouns(words) if not any(_alike(word, other) for other in held)
    )


def _nouns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    words = ((word.lower(), question_terms(word)) for word in _WORD.findall(text))
    return [(_PLURAL.sub("", word), terms) for word, terms in words if terms]


def _alike(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    return one[1] == other[1] and abs(len(one[0]) - len(other[0])) <= _OTHER_SPELLING
