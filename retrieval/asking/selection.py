"""Which articles a question is about, as a conversation remembers it."""

from __future__ import annotations

from datetime import date  # noqa: TC003  # Read when a conversation's memory is loaded.
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.days import Days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.archive.records import ArticleInfo


class Narrowing(NamedTuple):
    """Which articles a question is about; kept with it, so that "what else?" stays with them.

    Attributes:
        sources: The names of the articles; none for all.
        but: The names of articles that are left out.
        publisher: The publisher that was named, where `sources` are all that it published.
        first: Their first day; None for no limit.
        last: Their last day; None for no limit.
        counted: Whether the days were counted from the newest article.
    """

    sources: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    publisher: str = ""
    first: date | None = None
    last: date | None = None
    counted: bool = False

    def articles(self, infos: Iterable[ArticleInfo]) -> frozenset[int]:
        """Return the ids of the articles that are left."""
        days = Days(self.first, self.last)
        return frozenset(
            info.id
            for info in infos
            if (not self.sources or info.source in self.sources)
            and info.source not in self.but
            and days.hold(info.date)
        )
