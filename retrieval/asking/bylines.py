"""Who wrote an article: the byline, as far as the text has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import PassageKind
from retrieval.asking.findings import Findings
from retrieval.asking.mentioning import articles_on
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

_BYLINE = re.compile(
    r"\s*(?:(?:story|text|reporting|reported|written|words) )?by\s+(?!e-?mail\b)\w", re.IGNORECASE
)
"""How a line opens that names who wrote the story; that of a photographer is no byline."""
_PHOTO = re.compile(r"\b(?:photo\w*|pictures?|images?|graphics?|video)\b", re.IGNORECASE)


def bylines(library: Library, reach: Reach, topic: str = "") -> Findings:
    """Find the lines that name who wrote the articles.

    Args:
        library: What makes evidence of a passage.
        reach: What is looked at.
        topic: What the articles meant are about; "" for all articles that are looked at.

    Returns:
        The bylines of the articles, those first that are most about the topic, else by date and
        source; where they have none, what tells that there are articles on the topic.
    """
    about = articles_on(library, reach, topic).evidence if question_terms(topic) else ()
    articles = [one.article.id for one in about]
    if not question_terms(topic):
        articles = [info.id for info in reach.infos]
    found = tuple(
        evidence
        for article in articles
        for index, passage in enumerate(library.article(article).passages)
        if passage.kind is PassageKind.CREDIT
        for evidence in (library.passage(article, index),)
        if _BYLINE.match(evidence.text) and not _PHOTO.search(evidence.text)
    )
    return Findings(found) if found else Findings(nearest=about)
