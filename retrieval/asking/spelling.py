"""Typing errors in the words of a topic: what the articles hold that was meant."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from retrieval.language.terms import FUNCTION_WORDS, index_terms
from retrieval.tagging.files import FOLDER, describe, read_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORTEST = 6
"""Letters of a word that may be corrected; shorter ones have too many neighbours."""
SHORTEST_SWAP = 3
"""Letters of a word in which two letters may have changed places: "teh"."""
CLEARLY = 2
"""How many times as common as any other the word must be that is taken for the one meant."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiouy"
_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{3,24}(?![\w'’@/-])")
_MADE = tuple(
    (re.compile(pattern), base)
    for pattern, base in (
        (r"(?<=[^s])s$", ""),
        (r"(?<=[sxzoh])es$", ""),
        (r"(?:ies|ied|ier|iest|ily)$", "y"),
        (r"(?:ed|ing|ers?|ors?|est|able)$", ""),
        (r"(?:ed|ing|ers?|ors?|est|able|y)$", "e"),
        (r"(?<=bb|dd|gg|ll|mm|nn|pp|rr|tt)(?:ed|ing|ers?|est)$", "-"),
        (r"(?:ly|ness|less|ful)$", ""),
    )
)
"""Endings of English words, with what stands there in the word that they are made of; "-" is one
letter less ("stopped", "stop")."""


class Read(NamedTuple):
    """A word that was corrected.

    Attributes:
        typed: As it was typed.
        read: As it was read.
    """

    typed: str
    read: str


class Spelling:
    """Corrects words that stand nowhere, against what the articles hold.

    A word is one letter away from the one meant: one too many, too few, another vowel, or two that
    have changed places (Damerau, A technique for computer detection and correction of spelling
    errors, 1964). With another consonant there are too many real words ("caption", "caution"). All
    such words are looked up (Norvig, How to Write a Spelling Corrector, 2007).
    """

    def __init__(self, frequency: Callable[[Sequence[str]], Sequence[int]]) -> None:
        """Take what tells how many sentences hold each of some index terms."""
        self._frequency = frequency

    def correct(self, text: str, is_name: Callable[[str], bool]) -> tuple[str, tuple[Read, ...]]:
        """Return a text with its mistyped words corrected, and which they are.

        Only words in small letters are looked at. A word of English stays, and so does one that
        the articles hold, one that may be a name, and one that could be several others.

        Args:
            text: Words of a question.
            is_name: Says whether a word may be somebody's name.
        """
        found: dict[str, str] = {}
        for word in dict.fromkeys(_WORD.findall(text)):
            read = self._meant(word)
            if read and not is_name(word):
                found[word] = read
        corrected = _WORD.sub(lambda match: found.get(match[0], match[0]), text)
        return corrected, tuple(Read(*pair) for pair in found.items())

    def _meant(self, word: str) -> str:
        """Return the word that was meant by a mistyped one, or ""."""
        terms = index_terms(word)
        if len(terms) != 1 or is_english(word) or self._frequency(terms)[0]:
            return ""
        swapped = list(_swaps(word)) if len(word) >= SHORTEST_SWAP else []
        if any(other in FUNCTION_WORDS for other in swapped):
            return next(other for other in swapped if other in FUNCTION_WORDS)
        if len(word) < SHORTEST:
            return ""
        terms_of = {other: one[0] for other in _edits(word) if len(one := index_terms(other)) == 1}
        held = dict(zip(terms_of, self._frequency(tuple(terms_of.values())), strict=True))
        # A name in the articles is no word of English, but is its own term.
        others = [one for one in held if is_english(one) or (held[one] and terms_of[one] == one)]
        ranked = sorted(others, key=lambda one: (-held[one], not is_english(one), one))
        if not any(held.values()):
            ranked = [one for one in ranked if one in _english()]
        if not ranked:
            return ""
        first = ranked[0]
        rivals = [other for other in ranked if terms_of[other] != terms_of[first]]
        clear = all(held[first] >= CLEARLY * max(1, held[other]) for other in rivals)
        return first if clear or not rivals else ""


def is_english(word: str) -> bool:
    """Say whether a word in small letters, or what it is made of, is a common one of English.

    Short names are among the common words ("Tran"): no word in "-ing" is made of fewer than
    `SHORTEST` letters.
    """
    known = _english()
    made_of = [
        word[: match.start() - 1] if base == "-" else word[: match.start()] + base
        for ending, base in _MADE
        if (match := ending.search(word))
        if match.start() >= SHORTEST or match[0] != "ing"
    ]
    return word in known or not known.isdisjoint(made_of) or word in _ours()


@cache
def _english() -> frozenset[str]:
    """The whole words in the tagger's vocabulary: some 20,000, the commonest of English."""
    data = read_checked(FOLDER, describe(FOLDER).vocabulary)
    pieces = data.decode("utf-8").split("\n")
    return frozenset(piece for piece in pieces if len(piece) >= SHORTEST_SWAP and piece.isalpha())


@cache
def _ours() -> frozenset[str]:
    """The words of the table of synonyms, as they are written there."""
    text = (files("retrieval.language") / "synonyms.toml").read_text("utf-8")
    return frozenset(re.findall(r"[a-z]+", text))


def _swaps(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _edits(word: str) -> dict[str, None]:
    """The words one letter away; the first letter stays."""
    found = dict.fromkeys(_swaps(word))
    for at in range(1, len(word) + 1):
        found[word[:at] + word[at + 1 :]] = None
        for letter in _LETTERS:
            found[word[:at] + letter + word[at:]] = None
        for letter in _VOWELS if word[at : at + 1] in _VOWELS else "":
            found[word[:at] + letter + word[at + 1 :]] = None
    found.pop(word, None)
    return {one: None for one in found if one[0] == word[0]}
