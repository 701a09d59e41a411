"""What tells, around a statement, what it is about: the story's headline and its opening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.archive.records import StoredSentence
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

_ENDED = re.compile(r"[.!?…][\"”’'»)]*\s*$")
"""The end of a sentence, which a headline does not have."""
OPENING = 1
"""Sentences at the start of a story that tell, with its headline, what it is about. Not more: a
second one names much that the story only touches, and nobody in it speaks of."""
_ENDS = re.compile(r"[.!?:…][”’\"')\]]*\s*$")


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


def is_heading(text: str, sentence: StoredSentence) -> bool:
    """Say whether a sentence of an article is the line above the story, not its first sentence.

    That is the first passage where its first line ends without a point: a headline, with its date
    or byline under it.

    Args:
        text: The article's text.
        sentence: One of its sentences.
    """
    if sentence.passage != 0:
        return False
    line = sentence.span.of(text).strip().partition("\n")[0]
    return not _ENDS.search(line)


def _opens(title: str, text: str) -> bool:
    shown = " ".join(text.split()).strip(" .")
    return bool(shown) and " ".join(title.split()).strip(" .").startswith(shown)
