"""The verdict on a search: do the best sentences hold what was asked, or only come near it?"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.index.engine import Features, Hit

LOOKED_AT = 3
"""How many of the best hits the verdict is based on."""


class Weights(NamedTuple):
    """The logistic model's weights.

    Fitted by logistic regression on a news question set (the development half of NewsQA's questions
    over 319 CNN stories), in archives of 2, 8, 40 and 319 of its articles alike. Answerable: its
    questions where search finds the answer among the first three. Not answerable: questions whose
    article is not in the archive, and questions in which one word was replaced by another's.
    """

    bias: float
    window: float
    """For the share of the question's weight that the best window holds."""
    article: float
    """For the share that the best article holds."""
    matched: float
    """For ln(1 + the number of the question's terms that the best sentence holds)."""
    names: float
    """For the share of the question's names and numbers that no hit holds."""
    kind: float
    """Where a number or a time is asked for and no hit has one."""


WEIGHTS = Weights(bias=-4.05, window=2.92, article=1.15, matched=1.31, names=-1.07, kind=-0.9)
THRESHOLD = 0.33
"""The least confidence of an answer. Chosen on the same data: in the archive of 319 articles it
refuses about 5 % of the questions whose answer search finds, and about 40 % of those whose article
is missing; in small archives it refuses more of both."""

_WORD = re.compile(r"[^\W_][\w.'’-]*")


class Verdict(NamedTuple):
    """Whether the sources hold what was asked.

    Attributes:
        answerable: Whether the best hits should be shown as an answer.
        confidence: The model's probability that they are one, from 0 to 1; `THRESHOLD` divides.
    """

    answerable: bool
    confidence: float


def judge(question: str, hits: Sequence[Hit]) -> Verdict:
    """Judge whether the hits of a search answer its question.

    Args:
        question: The question as typed.
        hits: What `SearchEngine.search` found for it, best first.
    """
    if not hits:
        return Verdict(answerable=False, confidence=0.0)
    features = [hit.features for hit in hits[:LOOKED_AT]]
    names = _names(question)
    confidence = 1 / (1 + math.exp(-_logit(features, names)))
    # A name that stands nowhere in the archive decides alone: what else matches is about others.
    # Its last word is the one that counts, for first names and titles are spelled in many ways.
    unknown = set(features[0].unknown)
    if any(name[-1] in unknown for name in names):
        confidence = min(confidence, THRESHOLD / 2)
    return Verdict(answerable=confidence >= THRESHOLD, confidence=confidence)


def _logit(features: Sequence[Features], names: Iterable[Sequence[str]]) -> float:
    named = [term for name in names for term in name]
    absent = [term for term in named if all(term in one.missing for one in features)]
    wants_kind = features[0].fits is not None
    return (
        WEIGHTS.bias
        + WEIGHTS.window * max(one.window for one in features)
        + WEIGHTS.article * max(one.article for one in features)
        + WEIGHTS.matched * math.log1p(max(len(one.matched) for one in features))
        + (WEIGHTS.names * len(absent) / len(named) if named else 0.0)
        + (WEIGHTS.kind if wants_kind and not any(one.fits for one in features) else 0.0)
    )


def _names(question: str) -> list[list[str]]:
    """Return the terms of each run of capitalised words, and of each word with a digit.

    The question's first word tells nothing by its capital; where nearly all words have one, none
    does.
    """
    words = [match.group() for match in _WORD.finditer(question)]
    capitals = sum(word[0].isupper() for word in words)
    shouted = len(words) > 3 and capitals > 0.7 * len(words)
    names: list[list[str]] = []
    open_run = False
    for place, word in enumerate(words):
        is_name = any(map(str.isdigit, word)) or (word[0].isupper() and place > 0 and not shouted)
        terms = index_terms(word) if is_name else ()
        if terms and open_run:
            names[-1].extend(terms)
        elif terms:
            names.append(list(terms))
        open_run = bool(terms)
    return names
