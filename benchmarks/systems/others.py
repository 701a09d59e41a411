"""Others' systems on the same spaCy model, where they are installed, and a scanner of marks."""

from __future__ import annotations

import importlib
import importlib.util
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.systems.polnear import prediction
from benchmarks.systems.system import Outcome
from retrieval.article import Span
from retrieval.language.models import OFFICIAL_MODEL, PACKAGED_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from benchmarks.systems.system import System
    from retrieval.article import Article

_MARKED = re.compile(r"[“\"][^“”\"\n]+(?:[”\"]|$)", re.MULTILINE)
_LINE_BEFORE_LINE = re.compile(r"\n(?=\n)")
_FEWEST_WORDS = 4
"""Shorter stretches in marks are rather titles and scare quotes."""


class Triples(NamedTuple):
    """How a package finds (speaker, cue, content) in a spaCy document.

    Attributes:
        package: Its name on PyPI.
        module: Where the function is.
        function: Takes a document, yields triples.
        no_blank_lines: Whether it crashes on blank lines, so that it is spared them.
    """

    package: str
    module: str
    function: str
    no_blank_lines: bool = False

    @property
    def is_installed(self) -> bool:
        """Whether it can be run here."""
        return importlib.util.find_spec(self.package) is not None

    def load(self) -> Callable[[Doc], Iterable[Any]]:
        """Import it."""
        found: Callable[[Doc], Iterable[Any]] = getattr(
            importlib.import_module(self.module), self.function
        )
        return found


TEXTACY = Triples("textacy", "textacy.extract.triples", "direct_quotations")
SAYSWHO = Triples("sayswho", "sayswho.quote_finder", "quote_finder", no_blank_lines=True)
"""Its finder alone: the coreference model that the rest of it wants is in no registry."""


class DirectTriples:
    """textacy's `direct_quotations`, or sayswho's own version of it.

    Args:
        triples: Which of them.
        nlp: The model, as it comes.
        unit: Whether it is given whole "articles" or their "paragraphs".
    """

    def __init__(self, triples: Triples, nlp: Language, unit: str) -> None:
        self.name = f"{triples.package}, by {unit.removesuffix('s')}"
        self.unit = unit
        self._nlp = nlp
        self._extract = triples.load()
        self._spared = triples.no_blank_lines

    def parse(self, article: Article) -> list[tuple[int, Doc]]:
        """Parse the units; each with its place in the article."""
        spans = [Span(0, len(article.text))]
        if self.unit == "paragraphs":
            spans = [passage.span for passage in article.passages]
        text = article.text
        if self._spared:
            text = _LINE_BEFORE_LINE.sub(" ", text)
        docs = self._nlp.pipe(span.of(text) for span in spans)
        return [(span.start, doc) for span, doc in zip(spans, docs, strict=True)]

    def find(self, article: Article, parsed: list[tuple[int, Doc]]) -> Outcome:
        """Take the triples of every unit that it does not refuse."""
        found: list[dict[str, Any]] = []
        refused = 0
        for offset, doc in parsed:
            try:
                triples = list(self._extract(doc))
            except Exception:  # noqa: BLE001 - that others crash is part of what is measured
                refused += 1
                continue
            for triple in triples:
                content = (offset + triple.content.start_char, offset + triple.content.end_char)
                first, last = triple.speaker[0], triple.speaker[-1]
                speaker = (offset + first.idx, offset + last.idx + len(last))
                found.append(prediction(article.text, (content,), speaker))
        return Outcome(found, refused)


class MarksAlone:
    """Every stretch in double marks of four words or more, with nobody as its speaker."""

    name = "marks alone"
    unit = "articles"

    def parse(self, _article: Article) -> None:
        """Do nothing: it needs no model."""

    def find(self, article: Article, _parsed: None) -> Outcome:
        """Take what stands in marks."""
        return Outcome(
            [
                prediction(article.text, (match.span(),), None)
                for match in _MARKED.finditer(article.text)
                if len(match.group().split()) >= _FEWEST_WORDS
            ]
        )


def installed_others() -> Iterator[System]:
    """Yield the systems of others that can be run here, and the scanner of marks."""
    nlp = _plain_model()
    for triples in (TEXTACY, SAYSWHO):
        if triples.is_installed:
            for unit in ("articles", "paragraphs"):
                yield DirectTriples(triples, nlp, unit)
    yield MarksAlone()


def missing_others() -> list[str]:
    """Return the names of the packages that are not installed."""
    return [triples.package for triples in (TEXTACY, SAYSWHO) if not triples.is_installed]


def _plain_model() -> Language:
    """Load the model that we use, without what we add to it."""
    name = OFFICIAL_MODEL if importlib.util.find_spec(OFFICIAL_MODEL) else PACKAGED_MODEL
    nlp: Language = importlib.import_module(name).load()
    return nlp
