"""Paragraphs of made texts as the rules and the tagger see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import spacy

from retrieval.article import Article, Passage, Span
from retrieval.language.pipeline import Parse, load_pipeline, parse
from retrieval.quoting.paragraphs import read_paragraph
from retrieval.tagging.tagging import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.quoting.paragraphs import Paragraph

_BLANK = spacy.blank("en")


def read_paragraphs(text: str) -> list[Paragraph]:
    """Read a text, a paragraph a line, through the real pipeline."""
    passages = tuple(Passage(span) for span in _lines(text))
    ((_, parses),) = parse([Article("made.txt", text, passages, "Made")], load_pipeline())
    return [read_paragraph(each) for each in parses]


def cut_paragraphs(text: str) -> list[Paragraph]:
    """Read a text, a paragraph a line, into tokens alone."""
    return [
        read_paragraph(Parse(number, span.start, _BLANK(span.of(text))))
        for number, span in enumerate(_lines(text))
    ]


def stretch_of(words: str, paragraphs: Sequence[Paragraph]) -> Stretch:
    """Return the first place of some words, which begin and end as tokens do."""
    for number, paragraph in enumerate(paragraphs):
        if words in paragraph.text:
            at = paragraph.text.index(words)
            span = paragraph.doc.char_span(at, at + len(words))
            assert span is not None
            return Stretch(number, span.start, span.end)
    raise AssertionError(words)


def _lines(text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
