"""What stands around and between claimed words in their source, and changes what they say."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.asking.claims.covering import marks_ellipsis, split_claim
from retrieval.asking.polarity import (
    denies_before,
    holds_condition,
    holds_denial,
    holds_rejection,
    holds_supposition,
)
from retrieval.quoting.marks import scan_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.article import Span
    from retrieval.asking.claims.places import Place
    from retrieval.asking.library import Library

_CLAUSE = re.compile(r"[,;:—–“”\"]|\s-\s")
_EMBEDDED = re.compile(r"(?<=\w)(\s+)[“\"«„‘'](?=\w|$)")
"""The mark of a quotation that is part of its sentence: "denied that “anyone …”"."""
_INSERTED = re.compile(r"(?<!\w)\[[^\[\]]*\w[^\[\]]*\](?!\w)")
"""Words in brackets; a letter in them, as in "[W]e", stands for another one only."""
_OPENING = "“\"«„‘' "
_CLOSING = "”\"’') "


def cautions_within(library: Library, places: Sequence[Place], claim: str) -> list[str]:
    """Return the cautions on how the claimed words themselves stand, as `Verification` names them.

    Args:
        library: The texts.
        places: Where they stand; a caution must hold at each.
        claim: The claim as typed.
    """
    found = []
    if all(place.parted for place in places):
        found.append("interrupted")
    if len(split_claim(claim)) == 1 and all(_has_gap(library, place) for place in places):
        found.append("gap")
    if "[" not in claim and all(_has_insertion(library, place) for place in places):
        found.append("insertion")
    if all(_is_nested(library, place) for place in places):
        found.append("nested")
    return found


def cautions_around(library: Library, places: Sequence[Place], claim: str) -> list[str]:
    """Return the cautions on the sentence that claimed words stand in; see `cautions_within`."""
    ends = [_after(library, place) for place in places]
    starts = [_before(library, place).lstrip(_OPENING) for place in places]
    if "?" not in claim and all(map(_asks, ends)):
        return ["asked"]
    if all(holds_condition(_CLAUSE.split(rest.lstrip(", "))[0]) for rest in ends):
        return ["condition"]
    if all(map(holds_condition, starts)):
        return ["condition-before"]
    return []


def is_cut_short(library: Library, place: Place, claim: str) -> bool:
    """Say whether a sentence denies, asks or only supposes what a claim cut from it says.

    Args:
        library: The texts.
        place: Where the claimed words stand.
        claim: The claim as typed: one that asks is no statement.
    """
    clause = _CLAUSE.split(_EMBEDDED.sub(r"\1", _before(library, place)))[-1]
    rest = _after(library, place)
    is_part = bool(re.search(r"\w", clause)) and "?" not in claim
    asked = _asks(rest) and (is_part or len(rest.strip(_CLOSING)) > 1)
    denied = holds_denial(clause) or holds_rejection(clause) or denies_before(rest)
    return denied or holds_supposition(clause) or asked


def _asks(rest: str) -> bool:
    return rest.rstrip(_CLOSING).endswith("?")


def _has_gap(library: Library, place: Place) -> bool:
    """Say whether the source itself marks that words are left out between a place's words."""
    text = library.article(place.article).text
    between = pairwise(word.span for word in place.words)
    return any(marks_ellipsis(text[one.end : two.start]) for one, two in between)


def _has_insertion(library: Library, place: Place) -> bool:
    """Say whether the source has whole words of a place in brackets, as put in by its editor."""
    start, end = place.span
    return bool(_INSERTED.search(library.article(place.article).text, max(start - 1, 0), end + 1))


def _is_nested(library: Library, place: Place) -> bool:
    """Say whether words stand in marks inside a quotation, as what its speaker says another said.

    A title or a word of distance ("the ‘best of all worlds’") has no comma or colon before it.
    """
    body = library.article(place.article)
    passage = body.passages[library.passage_at(place.article, place.span.start)].span
    for outer in scan_marks(body.text, *passage):
        if outer.inner.holds(place.span):
            for inner in scan_marks(body.text, *outer.inner):
                told = body.text[: inner.span.start].rstrip()[-1:] in (",", ":")
                if told and inner.span.start > outer.inner.start and inner.inner.holds(place.span):
                    return True
    return False


def _before(library: Library, place: Place) -> str:
    """Return what stands between its sentence's start and a place."""
    span = _sentence(library, place)
    return library.article(place.article).text[span.start : place.span.start] if span else ""


def _sentence(library: Library, place: Place) -> Span | None:
    """Return the first sentence that a place stands in."""
    sentences = library.sentences(place.article)
    return next((one.span for one in sentences if one.span.meets(place.span)), None)


def _after(library: Library, place: Place) -> str:
    """Return what stands between a place's end and the end of its sentence."""
    text = library.article(place.article).text
    ends = [s.span.end for s in library.sentences(place.article) if s.span.start < place.span.end]
    return text[place.span.end : max(ends, default=place.span.end)]
