"""How much of a topic a text holds in other words: less than by the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.index.naming import question_names
from retrieval.language.synonyms import is_form, question_synonyms
from retrieval.language.terms import LIGHT_VERBS, index_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

BY_SYNONYM = 0.7
"""Share of a word's weight that a synonym of it holds, in a text that holds another word of the
topic itself. Chosen by judgment: of a topic of two words one may be said otherwise, for .85 of it.
"""
ONLY_SYNONYMS = 0.45
"""The same in a text that holds no word of the topic itself: it comes near the topic, but is not
held to be about it (`choosing.SPEAKER_KNOWN`). A "conflict" need not be the "war" asked for."""

BY_FORM = 0.9
"""Share of a word's weight that another form of it holds: the word itself stands before it."""
LIGHT_SHARE = 0.35
"""Share of its weight that a light word of a topic counts with where a statement lacks it. Chosen
among .2, .35, .5 and 1 on questions about the seeds and invented news: of "Iran's nuclear
ambitions", a statement on nuclear Iran holds .7."""
LIGHT = LIGHT_VERBS | frozenset(
    index_terms(
        "affair ambition approach aspect aspiration attitude belief case cause "
        "chance circumstance claim concept condition consequence course development "
        "effect effort event example existence experience extent fact feeling future goal "
        "handling idea impact implication importance incident influence information intention "
        "issue level likelihood matter meaning nature notion number opinion outcome perception "
        "performance perspective plan policy position possibility prospect purpose question "
        "reason relevance remark response result role scale significance situation stance state "
        "status story subject thing thought topic use value view way work "
        "actual bad big certain clear current different first full general good great important "
        "large likely little main new old possible real recent several small special specific "
        "total true various whole wrong "
        "actually again ago already always anymore away back clearly current currently enough "
        "especially eventually exactly far finally fully generally later long much nearly never "
        "now often only recently simply soon still sometimes today together well "
        "become feel go happen like look mean remain see seem start try use want be exist "
        "people person man woman somebody someone anyone everybody everyone"
    )
)
"""Index terms of words that frame a topic and seldom stand in what is said of it: the "future" of
a mine, a "good" reason, how things "seem". Shell nouns after Schmid, English Abstract Nouns as
Conceptual Shells (2000), chosen among by judgment; so are the adjectives, adverbs and verbs."""

_LANDS = {"america": ("us",), "us": ("america",), "britain": ("uk",), "uk": ("britain",)}
"""Index terms of countries that news calls by more than one word. By hand."""


def other_words(text: str, terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return by what other words the terms of a question or a topic may be meant.

    Of names those of some countries have any.

    Args:
        text: What was typed.
        terms: Its terms.
    """
    names = {term for name in question_names(text) for term in name}
    found = question_synonyms(text, terms)
    meant = {term: words for term, words in found.items() if term not in names}
    return meant | {term: words for term, words in _LANDS.items() if term in terms}


def _is_same(term: str, word: str) -> bool:
    """Say whether two index terms are of one word, or of one country."""
    return is_form(term, word) or word in _LANDS.get(term, ())


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

        Another form of a word holds nearly all of it. A synonym holds less, and still less where
        it is all that the text has of the topic; two synonyms confirm each other.

        Args:
            terms: The text's index terms.
        """
        own = self.terms.intersection(terms)
        meant = self.meant_in(terms)
        forms = {term for term, word in meant.items() if _is_same(term, word)}
        sure = bool(own or forms) or len(meant) > 1
        share = BY_SYNONYM if sure else ONLY_SYNONYMS
        return sum(map(self.weight, sorted(own))) + sum(
            (BY_FORM if term in forms else share) * min(self.weight(term), self.weight(word))
            for term, word in meant.items()
        )

    def spared(self, terms: Collection[str]) -> float:
        """Return what a topic weighs less in a text that means its terms by commoner words.

        A rare word that is said in a common one is no rarer than that. Of a synonym half of the
        difference counts, in a text that holds another word of the topic itself.

        Args:
            terms: The text's index terms.
        """
        alone = self.terms.isdisjoint(terms)
        meant = self.meant_in(terms)
        return sum(
            max(0.0, self.weight(term) - self.weight(word)) / (1 if _is_same(term, word) else 2)
            for term, word in meant.items()
            if not alone or _is_same(term, word)
        )

    def unsaid(self, terms: Collection[str]) -> float:
        """Return what a topic weighs less in a text that lacks only light words of it.

        That is for what somebody who is known said of the topic. Where it is asked who said the
        words, each of them tells one speaker from another.

        Args:
            terms: The text's index terms.
        """
        held = self.terms.intersection(terms) | self.meant_in(terms).keys()
        if held <= LIGHT:
            return 0.0
        lacked = sorted(self.terms.intersection(LIGHT) - held)
        return (1 - LIGHT_SHARE) * sum(map(self.weight, lacked))

    def meant_in(self, terms: Collection[str]) -> dict[str, str]:
        """Return the topic's terms that a text holds in another word only, with that word.

        Of several words it is a form of the term, else the one that weighs most.
        """
        found = {}
        for term, words in self.meant.items():
            if term not in terms and (here := [word for word in words if word in terms]):
                found[term] = max(here, key=lambda word: (_is_same(term, word), self.weight(word)))
        return found
