"""Loading the spaCy model and running it over an article's passages."""

from __future__ import annotations

import importlib
import importlib.util
import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

from retrieval.errors import ModelMissingError
from retrieval.language.boundaries import sentence_starts
from retrieval.language.models import OFFICIAL_MODEL, PACKAGED_MODEL
from retrieval.language.sentences import SEGMENTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from retrieval.article import Article

PIECE = 20_000
"""How many characters spaCy reads at once: it refuses texts over `nlp.max_length`, a million, and
takes about 10 KB of memory for each character."""
_LONG_RUN = re.compile(r"\S{1000}")
"""spaCy's tokenizer takes time by the square of a run of marks, so that runs are cut at 1,000."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""JSON can smuggle these in; spaCy cannot encode them and is given U+FFFD in their place."""


class Parse(NamedTuple):
    """A passage as spaCy reads it.

    Attributes:
        passage: The index of the passage in `Article.passages`.
        offset: What to add to a token's `idx` to get a position in the article's text.
        doc: The parsed passage; its text is the passage's, character for character (but for lone
            surrogates).
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
        readable = _SURROGATE.sub("\ufffd", article.text)
        texts = [passage.span.of(readable) for passage in article.passages]
        pieces = [_cut(text) for text in texts]
        docs = nlp.pipe((piece for cut in pieces for piece in cut), batch_size=64)
        yield (
            article,
            [
                Parse(index, passage.span.start, _join([next(docs) for _ in cut]))
                for index, (passage, cut) in enumerate(zip(article.passages, pieces, strict=True))
            ],
        )


def _cut(text: str) -> list[str]:
    """Cut a very long passage into pieces: before a sentence, else at white space, else anywhere.

    A sentence ends at every cut, which a text made for reading meets only between its sentences.
    """
    if len(text) <= PIECE and not _LONG_RUN.search(text):
        return [text]
    starts = list(sentence_starts(text))
    runs = [match.end() for match in _LONG_RUN.finditer(text)]
    cuts = [0]
    for end in (*runs, len(text)):
        while end - cuts[-1] > PIECE:
            limit = cuts[-1] + PIECE
            before = bisect_right(starts, limit)
            if before and starts[before - 1] > cuts[-1]:
                cuts.append(starts[before - 1])
            else:
                space = text.rfind(" ", cuts[-1] + 1, limit)
                cuts.append(limit if space < 0 else space)
        if end > cuts[-1]:
            cuts.append(end)
    return [text[start:end] for start, end in pairwise(cuts)]


def _join(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None  # Only an empty list has no document.
    return joined
