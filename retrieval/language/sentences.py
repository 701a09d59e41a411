"""Sentences: where they end, as a spaCy component and as spans of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from retrieval.article import Sentence, Span
from retrieval.language.boundaries import sentence_starts
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from retrieval.article import Article
    from retrieval.language.pipeline import Parse

SEGMENTER = "on_record_sentences"
"""The component's name in a spaCy pipeline."""


@Language.component(SEGMENTER)
def segment(doc: Doc) -> Doc:
    """Preset where sentences start, for every token; a parser that runs later conforms.

    A start that falls inside a token is passed over.
    """
    starts = set(sentence_starts(doc.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def read_sentences(article: Article, parses: Iterable[Parse]) -> tuple[Sentence, ...]:
    """Return an article's sentences in order, those of furniture included, with their terms.

    Args:
        article: The article that was parsed.
        parses: Its passages as `retrieval.language.pipeline.parse` gives them.

    Returns:
        Spans of `article.text` without white space at their ends; together they cover every
        passage but for the white space between them.
    """
    return tuple(
        Sentence(span, parse.passage, index_terms(span.of(article.text)))
        for parse in parses
        for span in _spans(parse, article.text)
    )


def _spans(parse: Parse, text: str) -> Iterator[Span]:
    for sentence in parse.doc.sents:
        start = parse.offset + sentence.start_char
        end = parse.offset + sentence.end_char
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            yield Span(start, end)
