"""The way of an article from its text to what the archive stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.article import Analysis
from retrieval.language.pipeline import parse
from retrieval.language.sentences import read_sentences
from retrieval.quoting.reading import read_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from retrieval.article import Article


def analyse(articles: Iterable[Article], nlp: Language) -> Iterator[Analysis]:
    """Find the sentences, the quotations and the people of each article, one at a time."""
    for article, parses in parse(articles, nlp):
        quotations, people = read_quotations(article, parses)
        yield Analysis(article, read_sentences(article, parses), quotations, people)
