"""How much of a statement is shown at once, and how much of a topic it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from retrieval.archive.records import StoredSentence
    from retrieval.article import Quotation

LONGEST_EVIDENCE = 480
"""Characters of one piece of evidence; only a single sentence may be longer."""
ENOUGH_EVIDENCE = 300
"""Characters up to which the sentences around the ones that matter are shown with them."""


def terms_held(wanted: frozenset[str], text: str, quotation: Quotation) -> int:
    """Return how many of some index terms a quotation's own words hold."""
    terms = {term for part in quotation.spans for term in index_terms(part.of(text))}
    return len(wanted.intersection(terms))


def around(run: list[StoredSentence], matter: list[StoredSentence]) -> Span:
    """Take the sentences that matter, as far as they fit, then their neighbours while it is short.

    Args:
        run: Neighbouring sentences of one passage.
        matter: Those that matter, the first most; of others than the run's there is no use.
    """
    places = [run.index(sentence) for sentence in matter if sentence in run]
    first = last = places[0]
    for place in places[1:]:
        low, high = min(first, place), max(last, place)
        if run[high].span.end - run[low].span.start <= LONGEST_EVIDENCE:
            first, last = low, high
    grown = True
    while grown:
        grown = False
        for low, high in ((first - 1, last), (first, last + 1)):
            if low < 0 or high >= len(run):
                continue
            if run[high].span.end - run[low].span.start <= ENOUGH_EVIDENCE:
                first, last, grown = low, high, True
                break
    return Span(run[first].span.start, run[last].span.end)
