"""What tells, around a statement, what it is about: the story's headline and its opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

OPENING = 1
"""Sentences at the start of a story that tell, with its headline, what it is about. Not more: a
second one names much that the story only touches, and nobody in it speaks of."""


def setting_of(library: Library, article: int) -> str:
    """Return the headline and the first sentences of an article, by its id."""
    text = library.article(article).text
    story = [one for one in library.sentences(article) if not one.kind.is_furniture]
    opening = (one.span.of(text) for one in story[:OPENING])
    return " ".join((library.info(article).title, *opening))


def is_headline(evidence: Evidence) -> bool:
    """Say whether a piece of evidence is its article's headline, which says nothing by itself."""
    if evidence.passage_index:
        return False
    title = " ".join(evidence.article.title.split()).strip(" .")
    shown = " ".join(evidence.text.split()).strip(" .")
    return bool(shown) and title.startswith(shown)
