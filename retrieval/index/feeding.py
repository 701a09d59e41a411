"""From the archive to the index: articles as the segment builder takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from retrieval.index.segment.building import ArticleRows, Row, SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from retrieval.archive.changes import Changes, Stamp
    from retrieval.archive.records import StoredSentence
    from retrieval.index.segment.columns import Columns

LARGEST = 100_000
"""Sentences that are built into one segment at once, which bounds the memory that takes."""


class Source(Protocol):
    """The part of an archive that an index is made from, at one moment."""

    def stamp(self) -> Stamp:
        """Tell the moment."""
        ...

    def changes(self, since: Stamp) -> Changes | None:
        """Tell which articles came and went since another moment; None where it is unknown."""
        ...

    def searchable(self, article_id: int) -> tuple[bytes, str]:
        """Give what an article is sorted by, and its text."""
        ...

    def sentences_of(self, article_id: int) -> Sequence[StoredSentence]:
        """Give an article's sentences in order."""
        ...


def article_rows(source: Source, article_id: int) -> ArticleRows:
    """Return an article's sentences as they are indexed: those of the story."""
    key, text = source.searchable(article_id)
    return ArticleRows(
        article_id,
        key,
        [
            Row(one.id, one.passage, one.terms, one.span.of(text))
            for one in source.sentences_of(article_id)
            if not one.kind.is_furniture
        ],
    )


def build_segments(source: Source, articles: Iterable[int]) -> Iterator[Columns]:
    """Build segments of at most about `LARGEST` sentences from articles of the archive."""
    builder = SegmentBuilder()
    for article in articles:
        rows = article_rows(source, article)
        if not rows.rows:  # It would count as an article in some segmentations only.
            continue
        builder.add(rows)
        if len(builder) >= LARGEST:
            yield builder.build()
            builder = SegmentBuilder()
    if len(builder):
        yield builder.build()


def build_from(
    sentences: Iterable[StoredSentence],
    text_of: Callable[[StoredSentence], str],
    order: Sequence[int] = (),
) -> Columns:
    """Build one segment from sentences of whatever origin.

    Args:
        sentences: The sentences; those of furniture are left out.
        text_of: Gives a sentence's text.
        order: The ids of the articles in the order that decides between equal scores; others come
            after them, by id.
    """
    places = {article: place for place, article in enumerate(order)}
    stories: dict[int, list[StoredSentence]] = {}
    for one in sentences:
        if not one.kind.is_furniture:
            stories.setdefault(one.article, []).append(one)
    builder = SegmentBuilder()
    for article in sorted(stories, key=lambda one: (places.get(one, len(places)), one)):
        place = places.get(article, len(places))
        key = place.to_bytes(8, "big") + article.to_bytes(8, "big", signed=True)
        rows = sorted(stories[article], key=lambda one: one.span)
        builder.add(
            ArticleRows(
                article, key, [Row(one.id, one.passage, one.terms, text_of(one)) for one in rows]
            )
        )
    return builder.build()
