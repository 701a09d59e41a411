"""What of a question is compared with sentences, worked out once for all of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.answer_types import type_terms, verbs_of_occasion
from retrieval.index.bm25 import positive_idf
from retrieval.index.fitting import counted_terms
from retrieval.index.kinds import kind_asked
from retrieval.index.meant import look_up_meant
from retrieval.index.naming import question_names
from retrieval.index.segment.columns import SENTENCE
from retrieval.index.segment.hashing import form_hash
from retrieval.index.segment.marks import prefix_of
from retrieval.index.sorts import OF_USE, asks_sort
from retrieval.language.synonyms import question_synonyms
from retrieval.language.terms import LIGHT_VERBS, question_terms, word_forms

if TYPE_CHECKING:
    import numpy.typing as npt

    from retrieval.index.collection import Collection
    from retrieval.index.kinds import Kind
    from retrieval.index.meant import Meant

    Array = npt.NDArray[Any]


class Asked(NamedTuple):
    """A question, ready to be compared.

    Attributes:
        question: As typed.
        terms: Its terms, each once, in order.
        places: For each part of the collection where each term is in it, or -1.
        frequency: How many sentences, windows, passages and articles hold each term.
        idf: The terms' IDF at these four levels.
        bits: The bit that stands for each term in masks; 0 for those that no sentence holds, and
            for the commonest beyond 64.
        is_name: Which terms are of names or hold digits.
        is_counted: Which terms are of what the question counts ("how many ships").
        prefixes: The hashes of the terms' first letters; see `Columns.prefix`.
        forms: The hashes of its word forms, each once.
        form_idf: The IDF of each form's term among the sentences; 0 where it has none.
        form_term: Which of the terms it is a form of; -1 for none of them.
        meant: The synonyms of its terms.
        kind: The kind of answer it asks for; None for any.
        unit: The IDF of a term that no sentence holds: the scale of scores.
    """

    question: str
    terms: tuple[str, ...]
    places: list[Array]
    frequency: Array
    idf: Array
    bits: Array
    is_name: Array
    is_counted: Array
    prefixes: Array
    forms: Array
    form_idf: Array
    form_term: Array
    meant: Meant
    kind: Kind | None
    unit: float

    @property
    def weight(self) -> float:
        """The IDF of all terms together, among the sentences; above 0."""
        return float(self.idf[:, SENTENCE].sum())


def ask(question: str, collection: Collection) -> Asked:
    """Look up a question's terms, pairs and forms."""
    terms = _telling(question, collection)
    forms = dict.fromkeys(word_forms(question))
    form_terms = [_term_of(form) for form in forms]
    others = [term for one in form_terms for term in one if term not in terms]
    known = collection.look_up([*terms, *others])
    units = np.array(collection.sizes.units)
    idf = np.log1p((units - known.frequency + 0.5) / (known.frequency + 0.5))
    weights = dict(zip([*terms, *others], idf[:, 0].tolist(), strict=True))
    named = {term for name in question_names(question) for term in name}
    counted = counted_terms(question)
    is_name = np.array([term in named for term in terms], bool)
    return Asked(
        question=question,
        terms=terms,
        places=[places[: len(terms)] for places in known.places],
        frequency=known.frequency[: len(terms)],
        idf=idf[: len(terms)],
        bits=_bits(known.frequency[: len(terms), SENTENCE]),
        is_name=is_name,
        is_counted=np.array([term in counted for term in terms], bool),
        prefixes=np.fromiter(map(prefix_of, terms), np.uint32, len(terms)),
        forms=np.fromiter(map(form_hash, forms), np.uint16, len(forms)),
        form_idf=np.array([weights[one[0]] if one else 0.0 for one in form_terms]),
        form_term=np.array(
            [terms.index(one[0]) if one and one[0] in terms else -1 for one in form_terms], np.int64
        ),
        meant=look_up_meant(question, terms, is_name, idf[: len(terms), SENTENCE], collection),
        kind=kind_asked(question),
        unit=positive_idf(collection.sentences, 0),
    )


def _telling(question: str, collection: Collection) -> tuple[str, ...]:
    """Return a question's terms without the light verbs that stand nowhere, nor any synonym.

    What an archive holds nowhere would weigh most of all, but a verb such as "put" tells nothing.
    """
    asked = question_terms(question)
    form = type_terms(question)
    terms = tuple(term for term in asked if term not in form) or asked
    light_verbs = LIGHT_VERBS | verbs_of_occasion(question)
    if asks_sort(question):
        light_verbs |= OF_USE
    light = [term for term in terms if term in light_verbs]
    if not light or len(light) == len(terms):
        return terms
    meant = question_synonyms(question, terms)
    gone = {
        term
        for term in light
        if not collection.look_up([term, *meant.get(term, ())]).frequency[:, SENTENCE].any()
    }
    return tuple(term for term in terms if term not in gone)


def _bits(frequency: Array) -> Array:
    """Give a bit to each term that any sentence holds, up to 64 of them, the rarest first."""
    bits = np.zeros(len(frequency), np.uint64)
    held = np.flatnonzero(frequency > 0)
    rare = held[np.argsort(frequency[held], kind="stable")[:64]]
    bits[rare] = np.uint64(1) << np.arange(len(rare), dtype=np.uint64)
    return bits


@lru_cache(maxsize=1 << 15)
def _term_of(form: str) -> tuple[str, ...]:
    """Return a word form's first term, if it has any."""
    return question_terms(form)[:1]
