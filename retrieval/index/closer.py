"""The closer look at the best candidates: do they hold the type of answer, near what is asked?

What it adds to a score is learned (`closer.json`, by `training.closer`). What sentences that answer
usually gain by it is taken off, so that scores mean the same whatever is asked. Those that are not
looked at are not returned.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from retrieval.index.answer_places import answer_places
from retrieval.index.answer_types import MEASURED, AnswerType, answer_type, type_verbs
from retrieval.index.fitting import terms_of_word
from retrieval.index.segment.columns import SENTENCE
from retrieval.index.together import NOTHING_TOGETHER, stands_together, wanted_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retrieval.index.asked import Asked

LOOKED = 20
"""Candidates that are looked at closer, at least."""
NEAR = 8.0
"""Words from an answer at which a word of the question counts 1/e. Flat between 5 and 12."""

TOGETHER = 2.0
"""What a sentence gains where words stand together that must, and loses where they do not. Set by
hand: few questions ask for it."""
BY_SYNONYM = 0.7
"""What a word that only stands for one of the question's counts of it."""
_NONE: Mapping[str, str] = MappingProxyType({})

_WORD = re.compile(r"\w[\w.'’-]*")


class Closer(BaseModel):
    """The file of weights.

    Attributes:
        origin: What they were learned on, and how.
        held: By the group of types: what a sentence gains that holds one.
        near: By the group: what it gains where all of the question stands beside it.
        usual: By the group: what sentences that answer and hold one gain on the average.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: str
    held: dict[str, float]
    near: dict[str, float]
    usual: dict[str, float]


class Look(NamedTuple):
    """What a closer look at a sentence gives.

    Attributes:
        held: Whether it holds words of the type asked for, 1 or 0; of a type that is not rare only
            where it holds a word of the question too.
        near: The share of the question's weight that stands near such words, from 0 to 1; what is
            further away counts the less.
        terms: What each of the question's terms adds to that.
    """

    held: float
    near: float
    terms: tuple[float, ...]


class Gain(NamedTuple):
    """A part of what a closer look adds to a score; the fields are those of `engine.Part`."""

    name: str
    value: float
    adds: float
    terms: tuple[float, ...] | None


@cache
def learned_gains() -> Closer:
    """Return the weights that are shipped."""
    file = files("retrieval.index") / "closer.json"
    return Closer.model_validate_json(file.read_bytes())


def group_of(kind: AnswerType) -> str:
    """Return the group of types that are weighed alike."""
    if kind in MEASURED:
        return "measured"
    return "place" if kind in (AnswerType.COUNTRY, AnswerType.CITY) else kind.value


def shares_of(asked: Asked) -> dict[str, float]:
    """Return the share of each term in the question's weight."""
    weights = (asked.idf[:, SENTENCE] / asked.weight).tolist()
    return dict(zip(asked.terms, weights, strict=True))


def stands_for(asked: Asked, kind: AnswerType) -> dict[str, str]:
    """Return the terms that stand for one of the question's: synonyms, and words of the type."""
    meant = asked.meant
    stands = {
        word: asked.terms[term]
        for word, term in zip(meant.words, meant.terms.tolist(), strict=True)
    }
    verbs = type_verbs(kind)
    for term in verbs.intersection(asked.terms):
        stands.update(dict.fromkeys(verbs.difference(asked.terms), term))
    return stands


def look_closer(
    kind: AnswerType,
    text: str,
    shares: Mapping[str, float],
    stands: Mapping[str, str] = _NONE,
) -> Look:
    """Look whether and where a text holds words of a type.

    Args:
        kind: The type.
        text: A sentence.
        shares: The share of each of the question's terms in its weight.
        stands: Other terms, with that one of the question's for which each stands.
    """
    nothing = Look(0.0, 0.0, (0.0,) * len(shares))
    places = answer_places(kind, text, frozenset(shares))
    if not places:
        return nothing
    words = _words(text)
    at: dict[str, list[int]] = {}
    meant: dict[str, list[int]] = {}
    for number, (_, _, terms) in enumerate(words):
        for term in terms:
            if term in shares:
                at.setdefault(term, []).append(number)
            elif term in stands:
                meant.setdefault(stands[term], []).append(number)
    best = nothing._replace(held=float(bool(at) or kind in MEASURED))
    for start, end in places:
        inside = [i for i, (begin, stop, _) in enumerate(words) if stop > start and begin < end]
        if not inside or not at:
            continue
        adds = tuple(
            share
            * max(
                _nearness(at.get(term, ()), inside),
                BY_SYNONYM * _nearness(meant.get(term, ()), inside),
            )
            for term, share in shares.items()
        )
        if sum(adds) > best.near:
            best = Look(1.0, sum(adds), adds)
    return best


def is_looked_at(question: str) -> bool:
    """Say whether a question asks for anything that is read off the texts."""
    return answer_type(question) is not None or wanted_together(question) != NOTHING_TOGETHER


def closer_gains(asked: Asked, text: str) -> tuple[Gain, ...]:
    """Return what a closer look at a sentence adds to its score; see `is_looked_at`.

    What it usually gains is taken off the first part, which is below 0 where no answer is held.

    Args:
        asked: The question.
        text: The sentence.
    """
    kind = answer_type(asked.question)
    together = stands_together(asked.question, text)
    gains = (Gain("stands together", together, TOGETHER * together, None),) if together else ()
    if kind is None:
        return gains
    learned, group = learned_gains(), group_of(kind)
    look = look_closer(kind, text, shares_of(asked), stands_for(asked, kind))
    held, near = learned.held[group], learned.near[group]
    return (
        *gains,
        Gain("answer type", look.held, held * look.held - learned.usual[group], None),
        Gain("near answer", look.near, near * look.near, tuple(near * one for one in look.terms)),
    )


def _nearness(places: Sequence[int], inside: Sequence[int]) -> float:
    """Return what the nearest of some places counts beside a run of words, from 0 to 1."""
    apart = (max(inside[0] - place, place - inside[-1], 0) for place in places)
    return math.exp(-min(apart, default=math.inf) / NEAR)


@lru_cache(maxsize=1 << 10)
def _words(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return the words of a text: where each starts and ends, and its index terms."""
    return tuple((one.start(), one.end(), terms_of_word(one[0])) for one in _WORD.finditer(text))
