"""Which of the best hits to show first: the one that has all that is wanted near it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from retrieval.asking.beside import ALL, absent_names
from retrieval.language.terms import LIGHT_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.asking.wanted import Wanted
    from retrieval.index.engine import Features, Hit

BEST = 3
"""Of how many of them one must hold what was asked."""
NEAR_TIE = 0.95
"""Share of the first hit's score from which on another one may come before it. On the news
questions of `training.ranking`, of the changes by a lower share more were for the worse."""
TOLD = 2
"""Words beside its names that a sentence must hold of a question, and none lack, so that the names
may stand anywhere in its article: the emergency meeting of a story about NATO is NATO's."""
HALF = 0.5
"""Share of what the first hit holds that another one must hold, which counts what is counted."""
DEED_WITHIN = 10
"""Of how many of the best hits one may tell the deed."""


def best_of(hits: Sequence[Hit], wanted: Wanted) -> int:
    """Return the place of the hit to show first.

    It is one that has all that is wanted near it, where the score hardly prefers the first one, or
    where the first one does not hold the sum, span or date that is asked for, or counts something
    else and the other one stands by as much of the question.
    """
    if wanted.sort and not hits[0].features.fits:
        return next((i for i, hit in enumerate(hits[:BEST]) if hit.features.fits), 0)
    if hits[0].features.fits is False:  # "Back" in another sense than in the question.
        open_one = next((i for i, hit in enumerate(hits[:BEST]) if hit.features.fits is None), None)
        if open_one is not None:
            return open_one
    other = _of_subject(hits, wanted) or _of_deed(hits, wanted)
    if other is not None:
        return other
    wrong = wanted.measured and hits[0].features.fits is False
    least = -math.inf if wrong else NEAR_TIE * hits[0].score
    close = [i for i, hit in enumerate(hits[:BEST]) if hit.score >= least]
    if wanted.counted and hits[0].features.fits is False:
        near = hits[0].features.window
        close += [i for i in range(1, len(hits[:BEST])) if hits[i].features.window >= near]
        half = HALF * hits[0].features.sentence
        close += [
            i
            for i, hit in enumerate(hits[:BEST])
            if hit.features.fits and hit.features.sentence >= half
        ]
    full = next((i for i in close if near_all(hits[i].features, wanted)), None)
    if full is None:
        full = next((i for i in close if means_all(hits[i].features, wanted)), None)
    if full is None and wrong:
        full = next((i for i in close if hits[i].features.fits), None)
    return full or 0


def _of_subject(hits: Sequence[Hit], wanted: Wanted) -> int | None:
    """Return the place of the hit that counts what its subject has, where the first is of others.

    "How many divers does Norway have?" is answered by "Norway has 40 divers" before what counts
    the divers of several countries.
    """
    subject = wanted.subject
    asked = wanted.counted or wanted.measured
    if not (asked and subject) or subject.issubset(hits[0].features.matched):
        return None
    least = -math.inf if wanted.counted else NEAR_TIE * hits[0].score
    theirs = (
        i
        for i, hit in enumerate(hits[:BEST])
        if hit.features.fits and hit.score >= least and subject.issubset(hit.features.matched)
    )
    return next(theirs, None)


def _of_deed(hits: Sequence[Hit], wanted: Wanted) -> int | None:
    """Return the place of the hit that tells of what was done, where the first does not.

    It has to hold all else that the first holds.
    """

    def tells(features: Features) -> bool:
        meant = dict(features.meant).get(wanted.deed, "")
        return wanted.deed in features.matched or bool(meant and meant not in LIGHT_VERBS)

    first = hits[0].features
    if not wanted.deed or wanted.deed == wanted.main or tells(first):
        return None
    telling = (
        i
        for i, hit in enumerate(hits[:DEED_WITHIN])
        if hit.features.fits
        and tells(hit.features)
        and set(first.matched).issubset(hit.features.matched)
    )
    return next(telling, None)


def near_names(features: Features, wanted: Wanted) -> bool:
    """Say whether a hit, which may be an answer, has all wanted names near it."""
    if features.fits is False:
        return False
    named = {term for name in wanted.names for term in name}
    told = [term for term in features.matched if term not in named]
    open_question = not wanted.common
    if (
        open_question
        and len(told) >= TOLD
        and named.issuperset(features.missing)
        and features.article >= ALL
    ):
        return True
    absent = absent_names(features)
    return not any(absent.intersection(name) for name in wanted.names)


def near_all(features: Features, wanted: Wanted) -> bool:
    """Say whether it has the main word too."""
    return near_names(features, wanted) and (not wanted.main or wanted.main in features.matched)


def means_all(features: Features, wanted: Wanted) -> bool:
    """Say whether it has a synonym of the main word instead."""
    return near_names(features, wanted) and wanted.main in dict(features.meant)
