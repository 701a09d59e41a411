"""One statement as several sources word it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.asking.claims.aligning import agree, counts, lay_beside
from retrieval.asking.claims.differences import Side
from retrieval.asking.claims.words import words_in
from retrieval.asking.pieces import LONGEST_EVIDENCE
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.archive.records import StoredSentence
    from retrieval.asking.claims.aligning import Contrast
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

CANDIDATES = 12
"""Sentences that are compared with a statement."""
MOST_TERMS = 10
"""Words of a statement by which others like it are looked for: its rarest."""
FEWEST_SHARED = 4
"""Terms that two wordings of one statement share at least: the seeds' pairs share five or more."""
MOST_WORDINGS = 8


class Wording(NamedTuple):
    """Another source's wording of a statement.

    Attributes:
        evidence: Where it stands, with its speaker.
        contrasts: Where it differs from the first wording.
    """

    evidence: Evidence
    contrasts: tuple[Contrast, ...]


def find_wordings(library: Library, reach: Reach, evidence: Evidence) -> tuple[Wording, ...]:
    """Find how other articles word what a piece of evidence says, the closest first.

    A wording shares a run of words with it, but for a few that differ, or counts the same thing.
    What somebody said is compared by their words alone, not the cue around them.

    Args:
        library: The texts.
        reach: The articles to look in, and the search over them.
        evidence: A statement or a sentence.
    """
    first = side_of(library, evidence)
    found = []
    for other in _alike(library, reach, evidence, first):
        second = side_of(library, other)
        aligned = lay_beside(first, second)
        if aligned.agreed or aligned.contrasts:
            found.append((aligned.agreed, Wording(other, aligned.contrasts)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(wording for _, wording in found[:MOST_WORDINGS])


def has_wordings(library: Library, reach: Reach, evidence: Evidence) -> bool:
    """Say whether `find_wordings` finds any; quicker than to find them all."""
    first = side_of(library, evidence)
    for other in _alike(library, reach, evidence, first):
        second = side_of(library, other)
        if agree(first, second) or counts(first, second):
            return True
    return False


def compare(first: Side, second: Side) -> tuple[Contrast, ...]:
    """Return where two pieces of evidence, by their words, word one statement differently."""
    return lay_beside(first, second).contrasts


def side_of(library: Library, evidence: Evidence) -> Side:
    """Return the words of a piece of evidence that are compared."""
    text = library.article(evidence.article.id).text
    return Side(words_in(text, _own(evidence)), text)


def _alike(library: Library, reach: Reach, evidence: Evidence, first: Side) -> Iterator[Evidence]:
    """Yield what other articles say in much the same words as a piece of evidence."""
    text = library.article(evidence.article.id).text
    terms = set(index_terms(" ".join(span.of(text) for span in _own(evidence))))
    # A number that differs is just what is looked for.
    terms -= {term for term in terms if term[:1].isdigit()}
    sentences = [
        sentence
        for sentence in reach.near(_rarest(reach, first), CANDIDATES)
        if sentence.article != evidence.article.id
        and not sentence.kind.is_furniture
        and len(terms.intersection(sentence.terms)) >= min(FEWEST_SHARED, max(len(terms), 1))
    ]
    library.fetch((one.article for one in sentences), quotations=True)
    return _joined(library, sentences)


def _rarest(reach: Reach, side: Side) -> str:
    """Return the words of one wording that weigh most, each once, as a text to search for."""
    weights = {
        word.text: max(map(reach.weight, terms))
        for word in side.words
        if (terms := index_terms(word.text))
    }
    return " ".join(sorted(weights, key=lambda word: -weights[word])[:MOST_TERMS])


def _own(evidence: Evidence) -> tuple[Span, ...]:
    """The statement's own words as far as they are shown; all words where it is no statement."""
    whole = evidence.address.span
    own = tuple(
        Span(max(span.start, whole.start), min(span.end, whole.end))
        for span in evidence.quoted
        if span.meets(whole)
    )
    return own or (whole,)


def _joined(library: Library, sentences: list[StoredSentence]) -> Iterator[Evidence]:
    """Yield sentences as evidence, neighbours of one statement together."""
    ordered = sorted(sentences, key=lambda one: (one.article, one.span))
    for _, passage in groupby(ordered, key=lambda one: (one.article, one.passage)):
        run: list[StoredSentence] = []
        for sentence in passage:
            fits = run and sentence.span.end - run[0].span.start <= LONGEST_EVIDENCE
            if run and not (fits and library.continues(run, sentence)):
                yield library.sentence(*run)
                run = []
            run.append(sentence)
        yield library.sentence(*run)
