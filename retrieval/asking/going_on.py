"""What an article tells right after a body's statement, in the same paragraph, as nobody's words.

"The ministry said that 200 soldiers were sent. About 30 of them are doctors.": whose words the
second sentence is the text leaves open, and the answer has to say so.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.asked_topic import topic_terms
from retrieval.asking.meaning import Topic, other_words
from retrieval.asking.statements import SPEAKS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retrieval.archive.records import StoredQuotation, StoredSentence
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

READ = 60
"""Statements of one body that are looked at, so that a turn stays short."""


def going_on(
    library: Library, reach: Reach, stored: Iterable[StoredQuotation], topic: str
) -> tuple[Evidence, ...]:
    """Find sentences on a topic that go on after statements, and are nobody's own.

    Args:
        library: The texts.
        reach: What is looked at; weighs the terms.
        stored: The statements; only what is reported, not quoted, is gone on from.
        topic: The topic.

    Returns:
        Those that hold enough of the topic (`statements.SPEAKS_OF`), the one that holds most first.
    """
    terms = frozenset(topic_terms(topic))
    wanted = Topic(terms, other_words(topic, sorted(terms)), reach.weight)
    total = sum(map(reach.weight, sorted(terms)))
    reported = [one for one in stored if one.quotation.kind != QuotationKind.DIRECT][:READ]
    found: dict[object, tuple[float, Evidence]] = {}
    for one in reported:
        if one.quotation.declined:
            continue
        for sentence in _after(library, one):
            share = wanted.held(sentence.terms) / total if total else 0.0
            if share >= SPEAKS_OF:
                evidence = library.sentence(sentence)
                found.setdefault(evidence.address, (share, evidence))
    ranked = sorted(found.values(), key=lambda pair: -pair[0])
    return tuple(evidence for _, evidence in ranked)


def _after(library: Library, stored: StoredQuotation) -> Iterator[StoredSentence]:
    """The sentences of a statement's passage behind it, up to the next statement."""
    last = library.parts(stored)[-1][-1]
    said = [span for one in library.quotations(stored.article) for span in one.quotation.spans]
    behind = (
        one
        for one in library.sentences(stored.article)
        if one.passage == last.passage and one.span.start > last.span.start
    )
    return takewhile(lambda one: not any(span.meets(one.span) for span in said), behind)
