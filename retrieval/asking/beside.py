"""Whether the best sentences tell of something beside what is asked: then nothing answers it.

These checks decide alone, however much of the question's words is held. They look at the few best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.language.terms import LIGHT_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.asking.wanted import Wanted
    from retrieval.index.engine import Features

ALL = 0.999
"""Share of a question's weight that is all of it, but for rounding."""


def is_beside_the_point(features: Sequence[Features], wanted: Wanted) -> bool:
    """Say whether no sentence can answer, for what it lacks or for whom it tells of.

    Args:
        features: What the best sentences hold of the question, best first; at least one.
        wanted: What an answer must have near it.
    """
    return (
        (wanted.strict and not _any_fit(features, wanted))
        or not _tells_deed(features, wanted)
        or _of_others(features, wanted)
        or _of_several(features, wanted)
    )


def absent_names(features: Features) -> set[str]:
    """Return the terms that stand neither in a sentence nor beside it, under no other name."""
    return set(features.absent).difference(term for term, _ in features.meant_near)


def _any_fit(features: Sequence[Features], wanted: Wanted) -> bool:
    """Say whether a sentence has the kind of answer, or may have.

    Where the first holds the words in another sense, another one that asks for no kind may.
    """
    first = features[0].fits is None
    return first or any(one.fits or (one.fits is None and not wanted.sort) for one in features)


def _tells_deed(features: Sequence[Features], wanted: Wanted) -> bool:
    """Say whether a sentence, or a neighbour, tells of what it is asked who did it."""
    deed = wanted.deed
    if deed in LIGHT_VERBS:  # Told with its particle, or by what the two mean.
        return any(
            (deed in one.matched and one.fits) or deed in dict(one.meant_near) for one in features
        )
    telling = [
        one
        for one in features
        if one.fits is not False and (deed not in one.absent or deed in dict(one.meant_near))
    ]
    if deed and deed != wanted.main and wanted.names:  # When it was done to whom, or how many did.
        named = {term for name in wanted.names for term in name}
        return any(named.isdisjoint(absent_names(one)) for one in telling)
    return not deed or bool(telling)


def _of_others(features: Sequence[Features], wanted: Wanted) -> bool:
    """Say whether every sentence that has the kind of answer tells of something else.

    That is so where the name of who it is about stands near none of them, or where another name
    does and some of the question is nowhere in their articles.
    """
    fitting = [absent_names(one) for one in features if one.fits]
    if not fitting or features[0].fits is None:
        return False
    if wanted.subject and all(wanted.subject <= absent for absent in fitting):
        return True
    partly = [absent_names(one) for one in features if one.fits and one.article < ALL]
    return len(partly) == len(fitting) and any(
        all(absent.issuperset(name) for absent in partly) for name in wanted.names
    )


def _of_several(features: Sequence[Features], wanted: Wanted) -> bool:
    """Say whether the names of a question about a number stand apart, each with its own number.

    "How many votes did Holm get in Veldt?" is answered neither by Holm's votes elsewhere nor by
    those of Veldt.
    """
    if not (wanted.measured or wanted.counted):
        return False
    held: list[tuple[set[int], set[int]]] = []
    for one in features:
        if one.fits is not False:
            absent = absent_names(one)
            has = {i for i, name in enumerate(wanted.names) if absent.isdisjoint(name)}
            lacks = {i for i, name in enumerate(wanted.names) if absent.issuperset(name)}
            held.append((has, lacks))
    if any(len(has) == len(wanted.names) for has, _ in held):
        return False
    return any(
        one & other_lacks and other & lacks for one, lacks in held for other, other_lacks in held
    )
