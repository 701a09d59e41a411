"""On Record itself, whole or with a part left out."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from benchmarks.systems.parts import PARTS
from benchmarks.systems.polnear import to_prediction
from benchmarks.systems.system import Outcome
from retrieval.language.pipeline import load_pipeline, parse
from retrieval.quoting.reading import read_quotations

if TYPE_CHECKING:
    from retrieval.article import Article
    from retrieval.language.pipeline import Parse


class OnRecord:
    """Our own way from parsed passages to quotations.

    Args:
        without: A name of `PARTS`, or None for the whole.
    """

    unit = "articles"

    def __init__(self, without: str | None = None) -> None:
        self.name = f"On Record without {without}" if without else "On Record"
        self._left_out = PARTS[without] if without else nullcontext
        self._nlp = load_pipeline()
        self.sentences = 0
        self.named = 0

    def parse(self, article: Article) -> list[Parse]:
        """Parse every passage."""
        ((_, parses),) = parse([article], self._nlp)
        return parses

    def find(self, article: Article, parsed: list[Parse]) -> Outcome:
        """Find the quotations; nothing is ever refused."""
        with self._left_out():
            quotations, _ = read_quotations(article, parsed)
        self.sentences += sum(1 for each in parsed for _ in each.doc.sents)
        self.named += sum(quotation.person is not None for quotation in quotations)
        return Outcome([to_prediction(article.text, each) for each in quotations])
