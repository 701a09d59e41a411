"""The verdict on a search: do the best sentences hold what was asked, or only come near it?"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from retrieval.asking.beside import is_beside_the_point
from retrieval.asking.foremost import BEST, best_of, means_all, near_all, near_names
from retrieval.asking.meaning import BY_SYNONYM
from retrieval.asking.wanted import wanted_by
from retrieval.index.bm25 import positive_idf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retrieval.asking.wanted import Wanted
    from retrieval.index.engine import Features, Hit

LOOKED_AT = 10
"""How many of the best hits the verdict is based on."""
FAR = 6.0
"""The lead of one article over the others from which on more of it says no more."""


class Logistic(BaseModel):
    """A logistic model: a bias, and weights by the name of what `evidence` gives."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: dict[str, float]

    def logit(self, found: Mapping[str, float]) -> float:
        """Return the weighed sum."""
        return self.bias + sum(weight * found[name] for name, weight in self.weights.items())


class Model(BaseModel):
    """The file of weights, which `training.answerable` writes.

    Attributes:
        origin: What it was learned on.
        threshold: The least confidence of an answer.
        few: For an archive of a few articles. There the rarity of a term says little, and the
            articles are on one subject, so that nearly all questions are almost answered; only how
            much of the question is held tells.
        many: For an archive of many articles.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: str
    threshold: float
    few: Logistic
    many: Logistic


@cache
def learned() -> Model:
    """Return the model that is shipped."""
    file = files("retrieval.asking") / "verdict.json"
    return Model.model_validate_json(file.read_bytes())


THRESHOLD = learned().threshold
"""The least confidence of an answer; see `verdict.json`."""
FEW, MANY = 100, 1000
"""Sentences up to which, and from which on, one of the models decides alone."""


class Verdict(NamedTuple):
    """Whether the sources hold what was asked.

    Attributes:
        answerable: Whether the best hits should be shown as an answer.
        confidence: The model's probability that they are one, from 0 to 1; `THRESHOLD` divides.
        best: The place of the hit to show first: the first one, unless another one of nearly its
            score alone has the kind of answer and the question's names and main word near it, or
            else a synonym of the main word.
    """

    answerable: bool
    confidence: float
    best: int = 0


def judge(question: str, hits: Sequence[Hit]) -> Verdict:
    """Judge whether the hits of a search answer its question.

    Args:
        question: The question as typed.
        hits: What `SearchEngine.search` found for it, best first.
    """
    if not hits:
        return Verdict(answerable=False, confidence=0.0)
    wanted = wanted_by(question)
    confidence = confidence_of(evidence(wanted, hits))
    features = [hit.features for hit in hits[:BEST]]
    # A name that stands nowhere in the archive decides alone: what else matches is about others.
    # Its last word is the one that counts, for first names and titles are spelled in many ways.
    # A country that goes by another name is known by that.
    meant = {term for one in features for term, _ in one.meant_near}
    unknown = set(features[0].unknown) - meant
    strange = any(name[-1] in unknown for name in wanted.names)
    if strange or is_beside_the_point(features, wanted):
        confidence = min(confidence, THRESHOLD / 2)
    return Verdict(confidence >= THRESHOLD, confidence, best_of(hits, wanted))


def confidence_of(found: Mapping[str, float]) -> float:
    """Return the probability that the hits answer, from what `evidence` gives."""
    model = learned()
    share = share_of_many(found)
    logit = share * model.many.logit(found) + (1 - share) * model.few.logit(found)
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def share_of_many(found: Mapping[str, float]) -> float:
    """Return how much the model for many articles has to say, from 0 to 1."""
    low, high = positive_idf(FEW, 0), positive_idf(MANY, 0)
    return min(1.0, max(0.0, (found["archive"] - low) / (high - low)))


def evidence(wanted: Wanted, hits: Sequence[Hit]) -> dict[str, float]:
    """Return what speaks for and against an answer, by name.

    Weights of terms are told as multiples of what a term weighs that no sentence holds, for in a
    small archive all weights are small.

    Args:
        wanted: What an answer must have near it.
        hits: At least one.
    """
    features = [hit.features for hit in hits[:BEST]]
    first = features[0]
    if not wanted.names and wanted.main not in first.unknown:
        wanted = wanted._replace(main="")  # Its other words decide.
    named = [one for one in features if near_names(one, wanted)]
    full = [one for one in named if near_all(one, wanted)]
    # Words that only the two neighbours of a sentence hold may be of two subjects.
    holding = [one for one in named or features if one.matched]
    away = [term for term in wanted.common if all(term in one.absent for one in holding)]
    # What stands there in another word counts for half.
    implied = [term for term in away if any(term in dict(one.meant_near) for one in holding)]
    meant = any(means_all(one, wanted) for one in named)
    # Words that stand near no answer of the kind asked for say nothing for one.
    best = full or named or features
    values = [dict(one.values) for one in best]
    weight = first.weight / first.unit
    window = max(map(_window_held, best))
    article = max(window, *(one.article for one in best))
    about = dict(first.values).get("article", 0.0)
    return {
        "score": hits[0].score,
        "lead": _lead(hits),
        "weight": weight,
        "window": window,
        "missing": (1 - window) * weight,
        "article": article,
        "missing in article": (1 - article) * weight,
        "about": about,
        "about weighed": about * weight,
        "forms": max(one.get("forms", 0.0) for one in values),
        "order": max(one.get("order", 0.0) for one in values),
        "matched": math.log1p(max(len(one.matched) for one in best)),
        "unknown": len(first.unknown) / weight if weight else 0.0,
        "archive": first.unit,
        "names": 0.0 if named else 1.0,
        "names nowhere": float(all(one.get("names missing", 0.0) > 0 for one in values)),
        "main": 0.0 if full or not named else 0.5 if meant else 1.0,
        "claim": len(away) - 0.5 * len(implied),
        "synonyms": max(one.get("window synonyms", 0.0) for one in values),
    }


def _lead(hits: Sequence[Hit]) -> float:
    """Return by how much the best hit is ahead of the first one of another article."""
    first, *others = hits[:LOOKED_AT]
    scores = [one.score for one in others if one.features.article_id != first.features.article_id]
    if scores:
        return min(FAR, first.score - scores[0])
    return FAR if len(others) < LOOKED_AT - 1 else min(FAR, first.score - others[-1].score)


def _window_held(features: Features) -> float:
    """Return the share of a question that a window holds, a synonym for `BY_SYNONYM` of a word.

    All words that it lacks count as if they weighed alike.
    """
    if not features.absent:
        return features.window
    meant = {term for term, _ in features.meant_near}.intersection(features.absent)
    return features.window + BY_SYNONYM * (1 - features.window) * len(meant) / len(features.absent)
