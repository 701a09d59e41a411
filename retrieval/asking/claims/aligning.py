"""Two wordings of one statement, laid side by side: where they agree and where they differ."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.asking.claims.differences import Kind, Side, changed_spans, differences, stretches
from retrieval.asking.claims.numbers import read_numbers
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from retrieval.asking.claims.words import Word
    from retrieval.asking.findings import Difference

WIDEST_GAP = 3
"""Words that may differ between two stretches that agree, for both to be one stretch."""
FEWEST_AGREED = 6
"""Words that must agree in one stretch. The seeds' "because of the security situation on the
ground" and "… security mission on the ground" agree in seven."""
FEWEST_COUNTED = 2
"""Terms, besides what is counted, that two sentences must share to count the same thing."""


class Contrast(NamedTuple):
    """Where two wordings differ in a stretch in which they else agree.

    Attributes:
        one: The first wording's words, "" where it has none.
        other: The second's.
        ones: Where the first's stand in its article's text.
        others: Where the second's stand.
        numbers: Whether both have numbers there, and different ones.
    """

    one: str
    other: str
    ones: tuple[Span, ...]
    others: tuple[Span, ...]
    numbers: bool


class Alignment(NamedTuple):
    """How two wordings go together.

    Attributes:
        agreed: How many words they share in stretches that are long enough.
        contrasts: Where they differ inside of these.
    """

    agreed: int
    contrasts: tuple[Contrast, ...]


def lay_beside(one: Side, other: Side) -> Alignment:
    """Lay two wordings side by side, with the numbers that they give for the same thing.

    Such a number may stand at the edge of what agrees, or differ in one of its words: it is told as
    a whole.
    """
    agreed, contrasts = align(one, other)
    counted = counts(one, other)
    others = (
        contrast
        for contrast in contrasts
        if not any(
            mine.meets(theirs)
            for number in counted
            for mine in number.ones
            for theirs in contrast.ones
        )
    )
    return Alignment(agreed, (*counted, *others))


def align(one: Side, other: Side) -> Alignment:
    """Lay two wordings side by side; nothing agrees where they only share words here and there."""
    agreed = 0
    contrasts: list[Contrast] = []
    for a0, a1, b0, b1, shared in _stretches(one.words, other.words):
        agreed += shared
        first, second = Side(one.words[a0:a1], one.text), Side(other.words[b0:b1], other.text)
        if _folded(first.words) == _folded(second.words):
            continue
        back = changed_spans(second, first)
        contrasts += [
            _contrast(change, back.get(change.claimed, ())) for change in differences(first, second)
        ]
    return Alignment(agreed, tuple(contrasts))


def agree(one: Side, other: Side) -> bool:
    """Say whether two wordings agree in a stretch, as `align` counts it."""
    return any(_stretches(one.words, other.words))


def counts(one: Side, other: Side) -> tuple[Contrast, ...]:
    """Return where two sentences count the same thing differently: "400 people", "4,000 people".

    The same noun follows the numbers, and the sentences share two more terms at least.
    """
    mine = dict(_counted(one))
    theirs = dict(_counted(other)) if mine else {}
    nouns = [n for n in mine if n in theirs and mine[n].value != theirs[n].value]
    if not nouns:
        return ()
    terms = set(index_terms(_text(one))) & set(index_terms(_text(other)))
    return tuple(
        Contrast(
            mine[noun].span.of(one.text),
            theirs[noun].span.of(other.text),
            (mine[noun].span,),
            (theirs[noun].span,),
            numbers=True,
        )
        for noun in nouns
        if len(terms - {noun}) >= FEWEST_COUNTED
    )


def _contrast(change: Difference, ones: tuple[Span, ...]) -> Contrast:
    numbers = Kind.NUMBER in change.kinds and bool(change.claimed) and bool(change.stored)
    return Contrast(change.claimed, change.stored, ones, change.spans, numbers)


def _stretches(
    one: Sequence[Word], other: Sequence[Word]
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield each stretch in which two runs of words agree but for a few, and in how many words."""
    mine, theirs = _folded(one), _folded(other)
    if _shared(mine, theirs) < FEWEST_AGREED:
        return
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    chain: list[difflib.Match] = []
    for block in matcher.get_matching_blocks():
        if chain:
            gap = max(
                block.a - chain[-1].a - chain[-1].size, block.b - chain[-1].b - chain[-1].size
            )
            if gap > WIDEST_GAP or not block.size:
                yield from _closed(chain)
                chain = []
        chain.append(block)


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words two wordings share, in any order; of many, a number that is no more."""
    several = len(set(mine).intersection(theirs))
    return several if several >= FEWEST_AGREED else (Counter(mine) & Counter(theirs)).total()


def _closed(chain: Sequence[difflib.Match]) -> Iterator[tuple[int, int, int, int, int]]:
    shared = sum(block.size for block in chain)
    if shared >= FEWEST_AGREED:
        first, last = chain[0], chain[-1]
        yield first.a, last.a + last.size, first.b, last.b + last.size, shared


class _Counted(NamedTuple):
    value: Fraction
    span: Span


def _counted(side: Side) -> Iterator[tuple[str, _Counted]]:
    """Yield each number with the term that follows it; "one" may be somebody, and counts none."""
    folded = [word.folded for word in side.words]
    for number in read_numbers(folded):
        terms = index_terms(side.words[number.end].text) if number.end < len(folded) else ()
        words = side.words[number.start : number.end]
        if terms and folded[number.start : number.end] != ["one"]:
            span = Span(words[0].span.start, words[-1].span.end)
            yield terms[-1], _Counted(number.value, span)


def _folded(words: Sequence[Word]) -> list[str]:
    return [word.folded for word in words]


def _text(side: Side) -> str:
    return " ".join(span.of(side.text) for span in stretches(word.span for word in side.words))
