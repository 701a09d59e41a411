"""The real pipeline, and articles made on the spot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from retrieval.article import Article, Passage, PassageKind, Span
from retrieval.language.pipeline import load_pipeline, parse
from retrieval.quoting.reading import read_quotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from retrieval.article import Person, Quotation

Found = tuple["Article", "tuple[Quotation, ...]", "tuple[Person, ...]"]
Read = "Callable[[str], Reading]"


class Reading:
    """An article with what was found in it, easy to ask."""

    def __init__(
        self, article: Article, quotations: tuple[Quotation, ...], people: tuple[Person, ...]
    ) -> None:
        self.article = article
        self.quotations = quotations
        self.people = people

    def said(self) -> list[tuple[str | None, str]]:
        """Who says what: (key of the person, content with its spans joined by " / ")."""
        return [
            (found.person, " / ".join(span.of(self.article.text) for span in found.spans))
            for found in self.quotations
        ]

    def speakers(self) -> list[str | None]:
        """The attributions as the text has them."""
        return [
            found.speaker.of(self.article.text) if found.speaker else None
            for found in self.quotations
        ]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The real spaCy pipeline."""
    return load_pipeline()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Reading]:
    """Find the quotations of a text; paragraphs that begin with "##" are advertisements."""

    def read_text(text: str) -> Reading:
        passages = []
        for match in re.finditer(r"[^\n]+", text):
            piece = match.group()
            start = match.start() + len(piece) - len(piece.lstrip())
            end = match.end() - (len(piece) - len(piece.rstrip()))
            if start < end:
                is_ad = text.startswith("##", start)
                kind = PassageKind.ADVERTISEMENT if is_ad else PassageKind.STORY
                passages.append(Passage(Span(start, end), kind))
        article = Article("made.txt", text, tuple(passages), "Made")
        ((same, parses),) = parse([article], nlp)
        return Reading(article, *read_quotations(same, parses))

    return read_text
