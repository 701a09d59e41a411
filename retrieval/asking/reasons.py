"""Why a piece of evidence was found: the question's words that it holds, and its score by parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.meaning import other_words
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from retrieval.article import Address
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.finder import Finder
    from retrieval.index.engine import Explanation

CANDIDATES = 10
"""Sentences among which the runner-up is looked for; as many as a question of fact considers."""


class Weighed(NamedTuple):
    """A word of the question and what it weighs: more the rarer it is in the articles."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Held:
    """Which of the question's words a text holds, in any of their forms.

    Attributes:
        words: Those that it holds, the weightiest first.
        missing: Those that it does not hold, nor mean, in the question's order.
        meant: Those that it holds in another word only, with that word.
    """

    words: tuple[Weighed, ...]
    missing: tuple[str, ...]
    meant: tuple[tuple[str, str], ...] = ()


class Scored(NamedTuple):
    """A sentence that search found, with its score by parts and the words that it holds."""

    evidence: Evidence
    explanation: Explanation
    held: Held


class Reasons(NamedTuple):
    """Why search chose a piece of evidence.

    Attributes:
        chosen: Its best sentence; None where search does not find it by these words.
        runner_up: The best sentence elsewhere; None where there is none.
    """

    chosen: Scored | None
    runner_up: Scored | None


def reasons_for(finder: Finder, question: str, address: Address) -> Reasons:
    """Say why search finds what stands at an address, and what came second.

    Args:
        finder: What found it.
        question: The words that were searched by.
        address: Where the evidence stands.

    Raises:
        ArticleGoneError: Its article is not held.
    """
    library, reach = finder.library, finder.reach
    article = library.find(address.content_hash).id
    inside = [
        sentence for sentence in library.sentences(article) if sentence.span.meets(address.span)
    ]
    own = [
        Scored(library.sentence(one), found, held_by(finder, question, text))
        for one in inside
        for found in [reach.explain(question, one.id)]
        for text in [one.span.of(library.article(article).text)]
        if found
    ]
    chosen = max(own, key=lambda one: one.explanation.score, default=None)
    return Reasons(chosen, best_for(finder, question, {one.id for one in inside}))


def best_for(finder: Finder, question: str, but: Collection[int] = ()) -> Scored | None:
    """Return the sentence that search puts first, or None where it finds nothing.

    Args:
        finder: What searches.
        question: The words to search by.
        but: The ids of sentences to leave out.
    """
    library, reach = finder.library, finder.reach
    for sentence in reach.near(question, CANDIDATES):
        found = None if sentence.id in but else reach.explain(question, sentence.id)
        if found:
            text = sentence.span.of(library.article(sentence.article).text)
            return Scored(library.sentence(sentence), found, held_by(finder, question, text))
    return None


def held_by(finder: Finder, question: str, text: str) -> Held:
    """Return which of a question's words a text holds, with their weights."""
    written = _written(text)
    terms = set(index_terms(text))
    others = other_words(question, question_terms(question))
    held: dict[str, float] = {}
    missing: dict[str, None] = {}
    meant: dict[str, str] = {}
    for term, word in _words(question):
        if term in terms:  # A word with a hyphen has several terms; the weightiest is told.
            held[word] = max(held.get(word, 0.0), finder.reach.weight(term))
        elif here := [other for other in others.get(term, ()) if other in written]:
            meant[word] = written[max(here, key=finder.reach.weight)]
        else:
            missing.setdefault(word)
    words = sorted((Weighed(*pair) for pair in held.items()), key=lambda one: -one.weight)
    return Held(
        tuple(words),
        tuple(word for word in missing if word not in held),
        tuple((word, other) for word, other in meant.items() if word not in held),
    )


def _words(question: str) -> Iterator[tuple[str, str]]:
    """The question's terms, each with the word that was typed for it."""
    typed = _written(question)
    for term in question_terms(question):
        yield term, typed.get(term, term)


def _written(text: str) -> dict[str, str]:
    """The index terms of a text, each with the first word that is written for it."""
    written: dict[str, str] = {}
    for match in re.finditer(r"[^\s\"“”„«»?!,;:()]+", text):
        for term in index_terms(match[0]):
            written.setdefault(term, match[0].strip(".'’"))
    return written
