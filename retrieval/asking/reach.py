"""What of an archive a question looks at: all of it, or the articles that its filters leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.asking.findings import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.archive.archive import Archive
    from retrieval.archive.records import (
        ArticleInfo,
        Only,
        PersonRecord,
        StoredQuotation,
        StoredSentence,
    )
    from retrieval.article import Span
    from retrieval.asking.library import Library
    from retrieval.index.engine import Explanation, Hit, SearchEngine

CANDIDATES = 60
"""Sentences whose statements are looked at when the speaker is asked for."""


class Reach:
    """Reads an archive, or some of its articles only."""

    def __init__(
        self,
        archive: Archive,
        library: Library,
        engine: SearchEngine,
        articles: frozenset[int] | None = None,
    ) -> None:
        """Take what is read, and the ids of the articles to look at; None for all."""
        self._archive = archive
        self._library = library
        self._engine = engine
        self._articles = articles

    def within(self, articles: frozenset[int]) -> Reach:
        """Return the reach that looks at these articles only."""
        return Reach(self._archive, self._library, self._engine, articles)

    @property
    def infos(self) -> Sequence[ArticleInfo]:
        """The articles that are looked at, by date and source."""
        if self._articles is None:
            return self._library.articles
        return tuple(info for info in self._library.articles if self.holds(info.id))

    def holds(self, article: int) -> bool:
        """Say whether the article with an id is looked at."""
        return self._articles is None or article in self._articles

    @property
    def scope(self) -> Scope:
        """How many articles are looked at, and of which days."""
        if self._articles is None:
            return self._library.scope
        articles = self.infos
        dates = sorted(info.date for info in articles if info.date)
        if not dates:
            return Scope(len(articles), 0, None, None)
        return Scope(len(articles), len(dates), dates[0], dates[-1])

    def search(self, words: str, top: int) -> list[Hit]:
        """Search the articles that are looked at."""
        if self._articles is None:
            return self._engine.search(words, top=top)
        if not self._articles:
            return []
        return self._engine.search(words, top=top, articles=self._articles)

    def near(self, words: str, top: int) -> list[StoredSentence]:
        """Read the sentences that `search` finds, in their order."""
        if self._articles is not None and not self._articles:
            return []
        ids = self._engine.rank(words, top, articles=self._articles)
        return self._archive.sentences(ids)

    def explain(self, words: str, sentence_id: int) -> Explanation | None:
        """Say why a sentence has its score; see `SearchEngine.explain`."""
        return self._engine.explain(words, sentence_id)

    def weight(self, term: str) -> float:
        """Return what an index term weighs; see `SearchEngine.weight`."""
        return self._engine.weight(term)

    def sentences(self, hits: Iterable[Hit]) -> list[StoredSentence]:
        """Read the sentences of hits, in their order."""
        return self._archive.sentences([hit.sentence_id for hit in hits])

    def statements_of(self, person: PersonRecord) -> list[StoredQuotation]:
        """Return a person's statements by article date, source and place."""
        return self._kept(self._library.statements_of(person))

    def relayed_of(self, person: PersonRecord) -> list[StoredQuotation]:
        """Return the statements in which others pass on what a person said."""
        return self._kept(self._library.relayed_of(person))

    def only(self, kind: Only) -> list[StoredQuotation]:
        """Return the quotations of one kind by article date, source and place."""
        return self._kept(self._library.only(kind))

    def mentions_of(self, person: PersonRecord) -> list[tuple[int, Span]]:
        """Return where a person is named, as article ids and spans, by date, source and place."""
        return [place for place in self._library.mentions_of(person) if self.holds(place[0])]

    def statements_near(self, words: str, only: Only | None = None) -> list[StoredQuotation]:
        """Return the statements in the sentences that share words with a text, likeliest first.

        Args:
            words: The text.
            only: Which kind of statements; None for all.
        """
        return self._archive.quotations_at(self.near(words, CANDIDATES), only)

    def _kept(self, stored: list[StoredQuotation]) -> list[StoredQuotation]:
        return [one for one in stored if self.holds(one.article)]
