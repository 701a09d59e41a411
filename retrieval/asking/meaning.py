"""How much of a topic a text holds in other words: less than by the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.index.naming import question_names
from retrieval.language.synonyms import question_synonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

BY_SYNONYM = 0.7
"""Share of a word's weight that a synonym of it holds, in a text that holds another word of the
topic itself. Chosen by judgment: of a topic of two words one may be said otherwise, for .85 of it.
"""
ONLY_SYNONYMS = 0.45
"""The same in a text that holds no word of the topic itself: it comes near the topic, but is not
held to be about it (`choosing.SPEAKER_KNOWN`). A "conflict" need not be the "war" asked for."""


def other_words(text: str, terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return by what other words the terms of a question or a topic may be meant; no names.

    Args:
        text: What was typed.
        terms: Its terms.
    """
    names = {term for name in question_names(text) for term in name}
    found = question_synonyms(text, terms)
    return {term: words for term, words in found.items() if term not in names}


class Topic(NamedTuple):
    """The terms of a topic, and by what other words they may be meant.

    Attributes:
        terms: Its terms.
        meant: The synonyms of those that have any; see `other_words`.
        weight: A term's weight, 0 or more.
    """

    terms: frozenset[str]
    meant: Mapping[str, Sequence[str]]
    weight: Callable[[str], float]

    def held(self, terms: Collection[str]) -> float:
        """Return the weight of those of the topic's terms that a text holds, or means.

        Args:
            terms: The text's index terms.
        """
        own = self.terms.intersection(terms)
        meant = self.meant_in(terms)
        share = BY_SYNONYM if own else ONLY_SYNONYMS
        return sum(map(self.weight, sorted(own))) + share * sum(
            min(self.weight(term), self.weight(word)) for term, word in meant.items()
        )

    def meant_in(self, terms: Collection[str]) -> dict[str, str]:
        """Return the topic's terms that a text holds in another word only, with that word.

        Of several words it is the one that weighs most.
        """
        found = {}
        for term, words in self.meant.items():
            if term not in terms and (here := [word for word in words if word in terms]):
                found[term] = max(here, key=self.weight)
        return found
