"""Which articles speak of a matter: the best sentence of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.asking.findings import Findings

if TYPE_CHECKING:
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach
    from retrieval.index.engine import Hit

SEARCHED = 200
"""Sentences that are searched for; the articles are those of these."""


def articles_on(library: Library, reach: Reach, topic: str) -> Findings:
    """Find the articles with a sentence that holds a topic.

    Its neighbours may hold some of the words, or synonyms of them.

    Args:
        library: What makes evidence of a sentence.
        reach: What is looked at.
        topic: The matter, in the words of who asks.

    Returns:
        The best sentence of each, the best first; else the one that comes nearest.
    """
    hits = reach.search(topic, SEARCHED)
    best: dict[int, Hit] = {}
    for hit in filter(_is_on_topic, hits):
        best.setdefault(hit.features.article_id, hit)
    found, nearest = (
        tuple(map(library.sentence, reach.sentences(some))) for some in (best.values(), hits[:1])
    )
    return Findings(found) if found else Findings(nearest=nearest)


def _is_on_topic(hit: Hit) -> bool:
    meant = dict(hit.features.meant_near)
    return bool(hit.features.matched) and all(term in meant for term in hit.features.absent)
