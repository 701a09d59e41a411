"""The second stage: what speaks for each candidate, weighed by weights learned from data.

The score is one sum over these values; its weights are in `ranking.json`, which says what they were
learned on. `training.ranking` learns them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict

from retrieval.index.kinds import Kind
from retrieval.index.segment.columns import ARTICLE, PASSAGE, SENTENCE, WINDOW
from retrieval.index.segment.marks import FLAGS, Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.candidates import Found

    Array = npt.NDArray[Any]

REACH = 3
"""Terms by which one term of the question may follow the one before it, to stand in its order."""
MOST_NUMBERS = 4
LAST = 10
"""The place in a passage from which on all count alike."""
NO_COMMON = 0.5
"""The share of its common words that a sentence holds where the question has none."""


class Weights(BaseModel):
    """The file of weights.

    Attributes:
        origin: What they were learned on, and how.
        weights: By the name of the value.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: str
    weights: dict[str, float]


class Value(NamedTuple):
    """One value of all candidates.

    Attributes:
        name: What it is called in `ranking.json`.
        value: The value of each candidate.
        terms: What each of the question's terms adds to it, a column each; None where no terms are
            behind it.
    """

    name: str
    value: Array
    terms: Array | None = None


@cache
def learned_weights() -> dict[str, float]:
    """Return the weights of the values by their names."""
    file = files("retrieval.index") / "ranking.json"
    return Weights.model_validate_json(file.read_bytes()).weights


def score(spoken: Sequence[Value]) -> Array:
    """Return the candidates' scores: what `values` says of them, weighed."""
    weights = learned_weights()
    total = np.zeros(len(spoken[0].value))
    for one in spoken:
        total += weights[one.name] * one.value
    return total


def values(asked: Asked, found: Found) -> tuple[Value, ...]:
    """Return what speaks for and against each candidate.

    What is a share is one of the question's weight: the sum of its terms' IDF.
    """
    idf, whole = asked.idf[:, SENTENCE], asked.weight
    share = idf / whole
    held = [held_at(asked, found, level) for level in (SENTENCE, WINDOW, PASSAGE, ARTICLE)]
    common = np.where(asked.is_name, 0.0, idf)
    common /= common.sum() or 1.0
    few = np.zeros(len(found))
    if asked.is_name.all():
        few += NO_COMMON
    return (
        Value("article", found.levels[:, ARTICLE] / whole),
        Value("passage", found.levels[:, PASSAGE] / whole),
        _shares("window words", held[WINDOW] * share),
        _shares("passage words", held[PASSAGE] * share),
        _shares("common words", held[SENTENCE] * common, few),
        _shares("names missing", ~held[ARTICLE] * np.where(asked.is_name, share, 0.0)),
        # No matrix product: how it rounds a line depends on the lines beside it.
        Value("forms", (found.forms * asked.form_idf).sum(1) / whole),
        _in_order(found, share),
        Value("count", np.log1p(held[SENTENCE].sum(1))),
        Value("early", 1 / (1 + found.place / 10)),
        Value("kind", np.zeros(len(found)) if found.fit is None else found.fit),
        Value("answer", _answers(asked, found)),
        Value("numbers", np.minimum(found.numbers, MOST_NUMBERS)),
        Value("in passage", np.minimum(found.in_passage, LAST)),
        Value("pronoun", _flagged(found.flags, Flag.PRONOUN)),
        Value("question", _flagged(found.flags, Flag.QUESTION)),
        _shares("akin", found.akin * share),
        _shares("synonyms", asked.meant.weights[found.meant] * (~held[SENTENCE] * share)),
        _shares("window synonyms", asked.meant.weights[found.meant_near] * (~held[WINDOW] * share)),
    )


def held_at(asked: Asked, found: Found, level: int) -> Array:
    """Say for each candidate and each of the question's terms whether it is held at a level."""
    held: Array = (found.masks[:, level][:, None] & asked.bits[None, :]) != 0
    return held


def _shares(name: str, terms: Array, more: Array | float = 0.0) -> Value:
    return Value(name, terms.sum(1) + more, terms)


def _in_order(found: Found, share: Array) -> Value:
    """Weigh each pair of the question's neighbouring terms that closely follow one another.

    A pair weighs the mean of its two terms.
    """
    matches = found.matches
    follows = np.zeros((len(found), len(share)), bool)
    for step in range(1, REACH + 1):
        apart = matches.place[step:] - matches.place[:-step]
        good = (
            (matches.row[step:] == matches.row[:-step])
            & (apart <= REACH)
            & (matches.term[step:] == matches.term[:-step] + 1)
        )
        follows[matches.row[:-step][good], matches.term[:-step][good]] = True
    pairs = np.zeros(len(share))
    pairs[:-1] = (share[:-1] + share[1:]) / 2
    return _shares("order", follows * pairs)


def _answers(asked: Asked, found: Found) -> Array:
    """Say which candidates hold the kind of answer asked for, as far as the index tells."""
    none = np.zeros(len(found))
    match asked.kind:
        case None:
            return none
        case Kind.PERSON:
            return (found.others > 0) * 1.0
        case Kind.NUMBER:
            near = found.near_number if asked.is_counted.any() else True
            return ((found.numbers > 0) & near) * 1.0
        case Kind.PLACE:
            named = found.others > _flagged(found.flags, Flag.PRONOUN)
            return (named | (_flagged(found.flags, Flag.PLACE) > 0)) * 1.0
        case Kind.CAUSE:
            return _flagged(found.flags | found.next_flags, Flag.CAUSE)
        case Kind.MEANING:
            return none if found.fit is None else (found.fit > 0) * 1.0
        case kind:
            return _flagged(found.flags, FLAGS[kind])


def _flagged(flags: Array, flag: Flag) -> Array:
    held: Array = ((flags & flag) != 0) * 1.0
    return held
