"""What tells, around a statement, what it is about: the story's headline and its opening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

_ENDED = re.compile(r"[.!?…][\"”’'»)]*\s*$")
"""The end of a sentence, which a headline does not have."""
OPENING = 1
"""Sentences at the start of a story that tell, with its headline, what it is about. Not more: a
second one names much that the story only touches, and nobody in it speaks of."""


def setting_of(library: Library, article: int) -> str:
    """Return the headline and the first sentences of an article, by its id."""
    text = library.article(article).text
    title = library.info(article).title
    story = [one.span.of(text) for one in library.sentences(article) if not one.kind.is_furniture]
    # A headline that stands in the text does not count twice, with a byline or without.
    start = 1 if story[1:] and (_opens(title, story[0]) or not _ENDED.search(story[0])) else 0
    return " ".join((title, *story[start : start + OPENING]))


def is_headline(evidence: Evidence) -> bool:
    """Say whether a piece of evidence is its article's headline, which says nothing by itself."""
    return evidence.passage_index == 0 and _opens(evidence.article.title, evidence.text)


def _opens(title: str, text: str) -> bool:
    shown = " ".join(text.split()).strip(" .")
    return bool(shown) and " ".join(title.split()).strip(" .").startswith(shown)
