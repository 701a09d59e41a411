"""Checking a claimed quotation: likeness locates it, only equal words confirm it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.asking.claims.covering import (
    MOST_RUNS,
    SHORTEST_ELSEWHERE,
    Stream,
    split_claim,
)
from retrieval.asking.claims.differences import Side, differences
from retrieval.asking.claims.joined import Claim, find_cut, find_stitched, merge
from retrieval.asking.claims.places import closest, contained, find_exact, find_parted, streams
from retrieval.asking.claims.standing import Standing, locate
from retrieval.asking.claims.surroundings import cautions_around, cautions_within, is_cut_short
from retrieval.asking.claims.words import words_of
from retrieval.asking.findings import Difference, Verification
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from retrieval.archive.records import PersonRecord
    from retrieval.asking.claims.places import Place
    from retrieval.asking.claims.standing import Found
    from retrieval.asking.claims.words import Word
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

SHORTEST_CLAIM = 3
"""Words a claim needs to be checked: fewer stand anywhere by chance."""
ALIKE = 0.6
"""How alike the words must be to be shown as the altered original; below it two statements share
little more than function words."""
NEARLY = 0.85
"""How alike a single place must be for a claim to be an altered one of it, and not put together of
several: one word in a dozen is changed."""
LONG_RUN = 6
"""Words in a row that make a place the altered original, whatever stands around them."""
FEWEST_SHARED = 2
"""Content words that an altered original shares with the claim at least."""
FEWEST_HELD = 3
"""Content words that it shares with one that has others between its words."""
THEIRS = 0.15
"""What a place gains in likeness where the claimed speaker says it: a word or two of a short
quotation, so that their own words are compared before somebody else's."""
QUOTED = 0.15
"""What it gains where somebody is quoted with it, for a quotation is what is claimed: of three
words one may be changed there, before two of them in the writer's own words come nearer."""
FEWEST_BUT_ONE = 4
"""Words of a sentence that is known with one of them changed."""
_AROUND = 3
_OPENS = re.compile(r"(?:\A|[.!?…\n\"“”„«»:])\s*\Z")
_ENDS = re.compile(r"[.,!?…;\"“”„«»]")
"""What stands before and after a whole sentence that is quoted."""
CANDIDATES = 10
"""Sentences whose passages may hold the original of an altered claim."""
SHOWN = 3
"""Places that are shown where the same words stand in several."""


def verify_claim(
    library: Library, reach: Reach, text: str, people: Collection[PersonRecord]
) -> Verification:
    """Check whether the archive holds a claimed quotation word for word.

    What is forgiven, `retrieval.asking.claims.words` says; every other difference is one.

    Args:
        library: The texts.
        reach: The articles to look in, and the search over them.
        text: The claimed words.
        people: Who can be meant as their speaker; empty where the claim names nobody known.
    """
    parts = split_claim(text)
    keys = frozenset(person.key for person in people)
    if sum(map(len, parts)) < SHORTEST_CLAIM:
        return Verification("too-short")
    claim = Claim(text, parts, keys)
    exact = [
        locate(library, place, keys) for place in find_exact(library, claim.words, reach.infos)
    ]
    if any(one.standing is Standing.QUOTED for one in exact):
        return _found(library, exact, keys, text)
    texts = _streams(library, reach, claim)
    for article in dict.fromkeys(stream.article for stream in texts):
        parted = find_parted(library, claim.words, article)
        exact.extend(locate(library, place, keys) for place in parted)
    if exact:
        return _found(library, exact, keys, text)
    cut = find_cut(library, claim, texts)
    if cut is not None:
        return cut
    nearest = None
    if len(parts) == 1:
        nearest = _closest(library, claim.words, keys, texts) or _holding(library, claim, texts)
    stitched = None
    if nearest is None or nearest.place.ratio < NEARLY or _adds_a_part(library, claim, nearest):
        stitched = find_stitched(library, claim, texts, reach.infos)
    altered = (
        _altered(library, claim, nearest) if nearest else _altered_parts(library, claim, texts)
    )
    return stitched or altered or Verification("not-found")


def _found(
    library: Library, exact: Sequence[Found], keys: Collection[str], text: str
) -> Verification:
    """Return the verdict on words that stand in the articles just so."""
    quoted = [one for one in exact if one.standing is Standing.QUOTED]
    if not quoted:
        return _unquoted(exact, keys)
    theirs = [one for one in quoted if one.is_by(keys)]
    chosen = theirs or quoted
    speaker = chosen[0].speaker
    evidence, _ = merge(chosen)
    evidence = evidence[:SHOWN]
    places = [one.place for one in chosen]
    cautions = cautions_within(library, places, text)
    cut = all(is_cut_short(library, place, text) for place in places)
    if keys and not theirs:
        cautions += ["cut-short"] if cut else []
        return Verification("other-speaker", evidence, (), speaker, (), tuple(cautions))
    if cut:
        return Verification("cut-short", evidence, (), speaker, (), tuple(cautions))
    if keys and "nested" in cautions:
        return Verification("speaker-unclear", evidence, (), speaker, (), tuple(cautions))
    cautions += cautions_around(library, places, text)
    return Verification("verbatim", evidence, (), speaker, (), tuple(cautions))


def _unquoted(exact: Sequence[Found], keys: Collection[str]) -> Verification:
    """Return the verdict on words that stand in the articles, but in nobody's quotation."""
    for standing in (Standing.PARTLY, Standing.REPORTED, Standing.DECLINED):
        held = [one for one in exact if one.standing is standing]
        theirs = [one for one in held if one.is_by(keys)]
        chosen = theirs or held
        if chosen:
            verdict = "declined" if standing is Standing.DECLINED else "reported"
            cautions = ["partly-marked"] if standing is Standing.PARTLY else []
            known = all(one.speaker for one in chosen)
            if verdict == "reported" and keys and known and not theirs:
                verdict = "other-speaker"
                cautions.insert(0, "reported")
            evidence, _ = merge(chosen)
            speaker = chosen[0].speaker
            return Verification(verdict, evidence[:SHOWN], (), speaker, (), tuple(cautions))
    evidence, _ = merge(exact)
    return Verification("not-quoted", evidence[:SHOWN], (), evidence[0].person)


def _streams(library: Library, reach: Reach, claim: Claim) -> list[Stream]:
    """Return the passages, and the parted quotations, that share words with a claim."""
    texts = [_text_of(claim.words)]
    if len(claim.parts) > 1:
        texts += map(_text_of, claim.parts)
    elif claim.stops:
        ends = sorted({0, *claim.stops, len(claim.words)})[: MOST_RUNS + 1]
        texts += [_text_of(claim.words[start:end]) for start, end in pairwise(ends)]
    passages = dict.fromkeys(
        (sentence.article, sentence.passage)
        for text in texts
        for sentence in reach.near(text, CANDIDATES)
    )
    return [
        Stream(article, words)
        for article, passage in passages
        for words in streams(library, article, passage)
    ]


def _altered(library: Library, claim: Claim, found: Found) -> Verification:
    """Return the verdict on a claim whose original is this, in other words."""
    if found.standing is Standing.DECLINED:
        return Verification("declined", (found.evidence,), (), found.speaker)
    stored = Side(found.place.words, library.text(found.evidence.article))
    changed = differences(Side(claim.words, claim.text), stored)
    marked = tuple(span for one in changed for span in one.spans)
    return Verification("altered", (found.evidence,), changed, found.speaker, (marked,))


def _altered_parts(library: Library, claim: Claim, texts: Sequence[Stream]) -> Verification | None:
    """Return the verdict on a claim whose parts are compared each by itself, or None."""
    if len(claim.parts) == 1:
        return None
    held: list[Found] = []
    changed: list[Difference] = []
    for part in claim.parts:
        found = _closest(library, part, claim.keys, texts)
        if found is None:
            changed.append(Difference(" ".join(word.text for word in part), ""))
            continue
        held.append(found)
        stored = Side(found.place.words, library.text(found.evidence.article))
        changed.extend(differences(Side(part, claim.text), stored))
    if not held or not _share_enough(claim.words, [w for one in held for w in one.place.words]):
        return None
    evidence, marked = merge(held, changed)
    return Verification("altered", evidence, tuple(changed), held[0].speaker, marked)


def _closest(
    library: Library, words: Sequence[Word], keys: Collection[str], texts: Sequence[Stream]
) -> Found | None:
    """Find the place that is most like some words, if it is like enough to be their original."""
    places = [
        closest(words, stream.words, library.article(stream.article).text, stream.article)
        for stream in texts
    ]
    # What is less alike than this cannot win by its speaker either.
    least = max((place.ratio for place in places if place), default=0.0) - THEIRS - QUOTED
    near = [locate(library, one, keys) for one in places if one and one.ratio >= least]
    best = max(near, key=lambda one: _likeness(one, keys), default=None)
    if best is None:
        return None
    text = library.article(best.place.article).text
    same = _is_original(words, best.place) or _is_one_word_off(words, best, keys, text)
    return best if same else None


def _is_one_word_off(words: Sequence[Word], found: Found, keys: Collection[str], text: str) -> bool:
    """Say whether a claim is a whole sentence of its speaker's with just one word changed.

    A short sentence has few words by which it could be known; that all others stand there in their
    order, and nothing besides, is no chance where the same person says it.
    """
    stored = found.place.words
    theirs = found.standing is Standing.QUOTED and bool(keys) and found.is_by(keys)
    if not theirs or len(words) != len(stored) or len(words) < FEWEST_BUT_ONE:
        return False
    changed = sum(one.folded != two.folded for one, two in zip(words, stored, strict=True))
    span = found.place.span
    before, after = text[: span.start][-_AROUND:], text[span.end : span.end + _AROUND]
    whole = _OPENS.search(before) and _ENDS.match(after)
    return changed == 1 and bool(whole) and _shared(words, stored) > 0


def _adds_a_part(library: Library, claim: Claim, found: Found) -> bool:
    """Say whether a claim has more words in a row than its original than a part has."""
    stored = Side(found.place.words, library.text(found.evidence.article))
    changed = differences(Side(claim.words, claim.text), stored)
    return any(len(words_of(one.claimed)) >= SHORTEST_ELSEWHERE for one in changed)


def _holding(library: Library, claim: Claim, texts: Sequence[Stream]) -> Found | None:
    """Find the statement in one sentence of which a claim's words stand, others between them."""
    places = [
        contained(claim.words, stream.words, library.article(stream.article).text, stream.article)
        for stream in texts
    ]
    found = [
        locate(library, place, claim.keys)
        for place in places
        if place and _shared(claim.words, place.words) >= FEWEST_HELD
    ]
    said = [one for one in found if one.standing is not Standing.TOLD]
    return max(said, key=lambda one: _likeness(one, claim.keys), default=None)


def _is_original(words: Sequence[Word], place: Place) -> bool:
    alike, long = place.ratio >= ALIKE, place.longest >= LONG_RUN
    # So many small words in a row, or nearly all of many, are no chance either.
    sure = (alike and long) or (place.ratio >= NEARLY and len(words) >= LONG_RUN)
    return sure or ((alike or long) and _share_enough(words, place.words))


def _share_enough(words: Sequence[Word], stored: Sequence[Word]) -> bool:
    """Say whether more is shared than function words and one name."""
    wanted = len(set(index_terms(_text_of(words))))
    return _shared(words, stored) >= min(FEWEST_SHARED, wanted)


def _shared(words: Sequence[Word], stored: Sequence[Word]) -> int:
    """Count the content words that both have."""
    return len({*index_terms(_text_of(words))} & {*index_terms(_text_of(stored))})


def _text_of(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _likeness(found: Found, keys: Collection[str]) -> float:
    quoted = found.standing is Standing.QUOTED
    return found.place.ratio + THEIRS * found.is_by(keys) + QUOTED * quoted
