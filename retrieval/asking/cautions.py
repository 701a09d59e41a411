"""What a hasty reader of a statement might miss: a denial, words that are another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.polarity import holds_denial
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library


def denies(library: Library, evidence: Evidence, topic: str) -> bool:
    """Say whether what the evidence says of a topic holds a denial that the topic lacks."""
    return not holds_denial(topic) and holds_denial(sentence_on(library, evidence, topic))


def sentence_on(library: Library, evidence: Evidence, topic: str) -> str:
    """Return the sentence of the evidence that holds most of a topic."""
    terms = set(question_terms(topic))
    sentences = [
        sentence
        for sentence in library.sentences(evidence.article.id)
        if evidence.address.span.holds(sentence.span)
    ]
    best = max(sentences, key=lambda one: len(terms.intersection(one.terms)), default=None)
    if best is None:
        return ""
    return best.span.of(library.article(evidence.article.id).text)


def tells_of(library: Library, evidence: Evidence, cue: str) -> bool:
    """Say whether a quotation itself holds the verb of saying that a question uses.

    Then its speaker tells what somebody else said: "allies called for restraint".
    """
    text = library.article(evidence.article.id).text
    asked = set(question_terms(cue))
    return evidence.kind == QuotationKind.DIRECT and any(
        asked.intersection(index_terms(span.of(text))) for span in evidence.quoted
    )
