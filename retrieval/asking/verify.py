"""Checking a claimed quotation: alignment locates it, only equal words confirm it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.alignment import differences, find_closest, find_exact, words_of
from retrieval.asking.findings import Verification
from retrieval.asking.polarity import holds_denial
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from retrieval.archive.records import PersonRecord, StoredSentence
    from retrieval.asking.alignment import Place
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

SHORTEST_CLAIM = 3
"""Words a claim needs to be checked: fewer stand anywhere by chance."""
ALIKE = 0.6
"""How alike the words must be to be shown as the altered original; below it two statements share
little more than function words."""
FEWEST_SHARED = 2
"""Content words that an altered original shares with the claim at least."""
THEIRS = 0.15
"""What a place gains in likeness where the claimed speaker says it: a word or two of a short
quotation, so that their own words are compared before somebody else's."""
QUOTED = 0.05
"""What it gains where somebody is quoted with it."""
SHOWN = 3

_CLAUSE = re.compile(r"[,;:—–“”\"]|\s-\s")


def verify_claim(
    library: Library,
    claim: str,
    people: Collection[PersonRecord],
    candidates: Iterable[StoredSentence],
) -> Verification:
    """Check whether the archive holds a claimed quotation word for word.

    Words are compared without case, marks and punctuation; nothing else is forgiven.

    Args:
        library: The texts.
        claim: The claimed words.
        people: Who can be meant as their speaker; empty where the claim names nobody known.
        candidates: Sentences that share words with the claim, likeliest first, for the original
            of an altered one; equal words are looked for everywhere.
    """
    words = words_of(claim)
    if len(words) < SHORTEST_CLAIM:
        return Verification("too-short")
    keys = {person.key for person in people}
    exact = [(place, _evidence(library, place)) for place in find_exact(library, words)]
    if exact:
        return _found(library, exact, keys)
    passages = dict.fromkeys((one.article, one.passage) for one in candidates)
    places = [find_closest(library, words, article, index) for article, index in passages]
    near = [(place, _evidence(library, place)) for place in places if place]
    best = max(near, key=lambda pair: _likeness(pair[0], pair[1], keys), default=None)
    if best is None or best[0].ratio < ALIKE or not _shares_content(claim, best[0]):
        return Verification("not-found")
    place, evidence = best
    if _is_declined(place, evidence):
        return Verification("declined", (evidence,), (), evidence.person)
    return Verification("altered", (evidence,), differences(words, place.words), evidence.person)


def _found(
    library: Library, exact: Sequence[tuple[Place, Evidence]], keys: Collection[str]
) -> Verification:
    quoted = [
        (place, one)
        for place, one in exact
        if one.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
        and not one.declined
        and any(part.meets(place.span) for part in one.quoted)
    ]
    if not quoted:
        silent = [one for place, one in exact if _is_declined(place, one)]
        told = [one for _, one in exact if one not in silent]
        if silent and all(one.kind == "sentence" for one in told):
            return Verification("declined", tuple(silent[:SHOWN]), (), silent[0].person)
        evidence = tuple(told[:SHOWN])
        return Verification("not-quoted", evidence, (), evidence[0].person)
    theirs = [(place, one) for place, one in quoted if one.person and one.person.key in keys]
    chosen = theirs or quoted
    evidence = tuple(one for _, one in chosen[:SHOWN])
    speaker = evidence[0].person
    if keys and not theirs:
        return Verification("other-speaker", evidence, (), speaker)
    if all(_is_cut_short(library, place) for place, _ in chosen):
        return Verification("cut-short", evidence, (), speaker)
    return Verification("verbatim", evidence, (), speaker)


def _is_declined(place: Place, evidence: Evidence) -> bool:
    """Say whether words are, or touch, what somebody did not answer."""
    return evidence.declined and any(part.meets(place.span) for part in evidence.quoted)


def _shares_content(claim: str, place: Place) -> bool:
    """Say whether a claim has more in common with a place than function words and one name."""
    wanted = set(index_terms(claim))
    shared = wanted.intersection(index_terms(" ".join(word.text for word in place.words)))
    return len(shared) >= min(FEWEST_SHARED, len(wanted))


def _likeness(place: Place, evidence: Evidence, keys: Collection[str]) -> float:
    theirs = evidence.person is not None and evidence.person.key in keys
    quoted = evidence.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
    return place.ratio + THEIRS * theirs + QUOTED * quoted


def _is_cut_short(library: Library, place: Place) -> bool:
    """Say whether the sentence denies or asks what the claim, cut out of it, asserts."""
    text = library.article(place.article).text
    for sentence in library.sentences(place.article):
        if sentence.span.meets(place.span):
            clause = _CLAUSE.split(text[sentence.span.start : place.span.start])[-1]
            rest = text[place.span.end : sentence.span.end].rstrip("”\"’') ")
            return holds_denial(clause) or (rest.endswith("?") and len(rest) > 1)
    return False


def _evidence(library: Library, place: Place) -> Evidence:
    stored = library.quotation_at(place.article, place.span)
    sentences = [s for s in library.sentences(place.article) if s.span.meets(place.span)]
    for piece in library.parts(stored) if stored else []:
        if stored and any(sentence in piece for sentence in sentences):
            return library.statement(stored, piece, [sentence.span for sentence in sentences])
    return library.sentence(*sentences)
