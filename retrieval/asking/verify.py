"""Checking a claimed quotation: alignment locates it, only equal words confirm it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import QuotationKind, Span
from retrieval.asking.findings import Difference, Verification

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.archive.records import PersonRecord, StoredSentence
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
SHORTEST_CLAIM = 3
"""Words a claim needs to be checked: fewer stand anywhere by chance."""
ALIKE = 0.6
"""How alike the words must be (difflib's ratio over words) to be shown as the altered original;
below it two statements share little more than function words."""


class _Place(NamedTuple):
    article: int
    span: Span
    ratio: float
    words: tuple[str, ...]


def verify_claim(
    library: Library,
    claim: str,
    person: PersonRecord | None,
    candidates: Iterable[StoredSentence],
) -> Verification:
    """Check whether the archive holds a claimed quotation word for word.

    Words are compared without case, marks and punctuation; nothing else is forgiven.

    Args:
        library: The texts.
        claim: The claimed words.
        person: Who is claimed to have said them; None where the claim names nobody.
        candidates: Sentences that share words with the claim, likeliest first.
    """
    words = _words(claim)
    if len(words) < SHORTEST_CLAIM:
        return Verification("too-short")
    passages = dict.fromkeys((c.article, c.passage) for c in candidates)
    exact = [p for article, i in passages for p in _exact(library, words, article, i)]
    if exact:
        return _found(library, exact, person)
    places = [_closest(library, words, article, index) for article, index in passages]
    best = max(places, key=lambda place: place.ratio, default=None)
    if best is None or best.ratio < ALIKE:
        return Verification("not-found")
    evidence = _evidence(library, best)
    return Verification("altered", (evidence,), _differences(words, best.words), evidence.person)


def _found(library: Library, places: Sequence[_Place], person: PersonRecord | None) -> Verification:
    evidence = [_evidence(library, place) for place in places]
    quoted = [
        (place, one)
        for place, one in zip(places, evidence, strict=True)
        if one.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
        and any(part.meets(place.span) for part in one.quoted)
    ]
    if not quoted:
        return Verification("not-quoted", tuple(evidence[:3]))
    theirs = [one for _, one in quoted if person and one.person and one.person.key == person.key]
    if theirs or person is None:
        chosen = theirs or [one for _, one in quoted]
        return Verification("verbatim", tuple(chosen[:3]), (), chosen[0].person)
    return Verification(
        "other-speaker", tuple(one for _, one in quoted[:3]), (), quoted[0][1].person
    )


def _evidence(library: Library, place: _Place) -> Evidence:
    stored = library.quotation_at(place.article, place.span)
    sentences = [s for s in library.sentences(place.article) if s.span.meets(place.span)]
    if stored is not None:
        return library.statement(stored, [sentence.span for sentence in sentences])
    return library.sentence(sentences[0])


def _exact(library: Library, words: Sequence[str], article: int, passage: int) -> Iterable[_Place]:
    body = library.article(article)
    span = body.passages[passage].span
    found = list(_WORD.finditer(body.text, span.start, span.end))
    stored = [_folded(match[0]) for match in found]
    size = len(words)
    for i in range(len(stored) - size + 1):
        if stored[i : i + size] == list(words):
            place = Span(found[i].start(), found[i + size - 1].end())
            yield _Place(article, place, 1.0, tuple(words))


def _closest(library: Library, words: Sequence[str], article: int, passage: int) -> _Place:
    """The stretch of a passage whose words are most like the claim's."""
    body = library.article(article)
    span = body.passages[passage].span
    found = list(_WORD.finditer(body.text, span.start, span.end))
    stored = [_folded(match[0]) for match in found]
    matcher = difflib.SequenceMatcher(None, words, stored, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return _Place(article, span, 0.0, ())
    longest = max(blocks, key=lambda block: block.size)
    near = [b for b in blocks if abs((b.b - b.a) - (longest.b - longest.a)) <= len(words)]
    # What the claim has before its first and after its last matched word stands for as many words.
    first = max(0, near[0].b - near[0].a)
    last = min(len(stored), near[-1].b + len(words) - near[-1].a)
    window = stored[first:last]
    ratio = difflib.SequenceMatcher(None, words, window, autojunk=False).ratio()
    place = Span(found[first].start(), found[last - 1].end())
    return _Place(article, place, ratio, tuple(window))


def _differences(claimed: Sequence[str], stored: Sequence[str]) -> tuple[Difference, ...]:
    matcher = difflib.SequenceMatcher(None, claimed, stored, autojunk=False)
    return tuple(
        Difference(" ".join(claimed[a1:a2]), " ".join(stored[b1:b2]))
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _words(text: str) -> list[str]:
    return [_folded(match[0]) for match in _WORD.finditer(text)]


def _folded(word: str) -> str:
    return word.replace("’", "'").casefold()
