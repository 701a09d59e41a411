"""The synonyms of a question's terms, as an index knows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.segment.columns import SENTENCE
from retrieval.language.synonyms import question_synonyms
from retrieval.language.terms import index_terms
from retrieval.quoting.countries import governments_at

_SAME_LANDS = {"america": ("us",), "us": ("america",), "britain": ("uk",), "uk": ("britain",)}
"""The only names that have synonyms: "the American decision" is a U.S. one."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.collection import Collection

    Array = npt.NDArray[Any]


class Meant(NamedTuple):
    """The synonyms of a question's terms that any sentence holds, the closest of each term first.

    Attributes:
        words: The synonyms.
        terms: Which of the question's terms each stands for.
        weights: How much of its term's weight each holds, from 0 to 1: a word that is commoner than
            the one asked for says less. One more at the end, 0, is that of no synonym.
        places: For each part of the collection where the synonyms are in it, ascending; only those
            that it holds.
        chosen: For each part which of the synonyms these are.
    """

    words: tuple[str, ...]
    terms: Array
    weights: Array
    places: list[Array]
    chosen: list[Array]

    @property
    def none(self) -> int:
        """The number that stands for no synonym."""
        return len(self.words)


_ACTING = re.compile(
    r"^\W*(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)\s+(?P<seat>[a-z]+)\b",
    re.IGNORECASE,
)
"""What a seat of a government stands in for it: "does *Ottawa* plan to …"."""


def _seats(question: str) -> dict[str, tuple[str, ...]]:
    """The country that is meant where a question asks what the seat of its government does."""
    match = _ACTING.match(question)
    found = governments_at(match["seat"].lower()) if match else ()
    lands = dict.fromkeys(term for one in found for term in index_terms(one.split()[0]))
    return {term: tuple(lands) for term in index_terms(match["seat"])} if match and lands else {}


def look_up_meant(
    question: str, terms: Sequence[str], is_name: Array, idf: Array, collection: Collection
) -> Meant:
    """Look up the synonyms of a question's terms.

    Args:
        question: The question as typed.
        terms: Its terms.
        is_name: Which of them are of names, which have no synonyms but those of countries.
        idf: The terms' IDF among the sentences.
        collection: The parts.
    """
    by_term = question_synonyms(question, terms)
    names = _SAME_LANDS | _seats(question)
    pairs = [
        (number, word)
        for number, term in enumerate(terms)
        for word in (names.get(term) or (() if is_name[number] else by_term.get(term, ())))
        if word not in terms
    ]
    known = collection.look_up([word for _, word in pairs])
    often = known.frequency[:, SENTENCE]
    own = np.log1p((collection.sentences - often + 0.5) / (often + 0.5))
    of = np.fromiter((number for number, _ in pairs), np.int64, len(pairs))
    weights = np.minimum(own / idf[of], 1.0)
    # In order of weight, so that the closest is the one with the lowest number.
    order = np.array(
        [at for at in sorted(range(len(pairs)), key=lambda at: -weights[at]) if often[at] > 0],
        np.int64,
    )
    places, chosen = [], []
    for held in known.places:
        here = held[order]
        sorted_here = np.argsort(here, kind="stable")
        sorted_here = sorted_here[here[sorted_here] >= 0]
        places.append(here[sorted_here])
        chosen.append(sorted_here)
    return Meant(
        words=tuple(pairs[at][1] for at in order),
        terms=of[order],
        weights=np.append(weights[order], 0.0),
        places=places,
        chosen=chosen,
    )
