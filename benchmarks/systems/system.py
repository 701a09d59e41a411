"""What the benchmark asks of a system that finds quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from retrieval.article import Article


class Outcome(NamedTuple):
    """What a system gives for an article.

    Attributes:
        predictions: Its quotations as the judge reads them.
        refused: How many units (the article, or its paragraphs) it refused or crashed on.
    """

    predictions: list[dict[str, Any]]
    refused: int = 0


class System(Protocol):
    """A system to be measured; spaCy's work and its own are timed apart."""

    @property
    def name(self) -> str:
        """What the table calls it."""

    @property
    def unit(self) -> str:
        """What it refuses when it refuses: "articles" or "paragraphs"."""

    def parse(self, article: Article) -> Any:
        """Do spaCy's part."""

    def find(self, article: Article, parsed: Any) -> Outcome:
        """Do the rest.

        Args:
            article: The article.
            parsed: What `parse` gave for it.
        """
