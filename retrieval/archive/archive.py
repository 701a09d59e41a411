"""The reading side: everything ingested, as frozen records."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from retrieval.archive.changes import read_changes, read_stamp
from retrieval.archive.database import translated
from retrieval.archive.infos import Articles, read_counts, read_extent, read_whole
from retrieval.archive.people import read_people
from retrieval.archive.reader import Reader, gone
from retrieval.archive.roll import Roll
from retrieval.archive.rows import (
    AMONG,
    ARTICLE,
    INFO,
    PASSAGE,
    SENTENCE,
    read_article,
    read_info,
    read_sentence,
)
from retrieval.archive.sayings import (
    read_mentions,
    read_statements,
    read_statements_among,
    read_statements_at,
)
from retrieval.archive.sentences import read_among, read_of, read_some, read_stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from retrieval.archive.changes import Changes, Stamp
    from retrieval.archive.infos import Counts, Extent
    from retrieval.archive.records import (
        ArticleInfo,
        Only,
        PersonRecord,
        StoredQuotation,
        StoredSentence,
    )
    from retrieval.article import Article, Span

_HASH = re.compile(r"[0-9a-f]{1,64}")


class Archive(Reader):
    """Reads one archive; a context manager, for the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._last: tuple[int, int, Article] | None = None
        self._roll: tuple[int, Roll] | None = None

    @property
    def roll(self) -> Roll:
        """Everybody, each once under the name they go by; one for each file that was open."""
        if self._roll is None or self._roll[0] != self._generation:
            self._roll = self._generation, Roll(self._all)
        return self._roll[1]

    def stamp(self) -> Stamp:
        """Return the moment of the last change; unlike a revision it means the same for ever."""
        with self._held(), translated(self.path):
            return read_stamp(self._connection)

    def changes(self, since: Stamp) -> Changes | None:
        """Return which articles came and went since a moment, in time that grows with them only.

        Returns:
            None where the moment is none of this archive's: the file is another one, or one that
            was put back.
        """
        with self._held(), translated(self.path):
            return read_changes(self._connection, since)

    def counts(self) -> Counts:
        """Return how much the archive holds."""
        return read_counts(self._all)

    def extent(self) -> Extent:
        """Return how many articles there are, and of which days."""
        with self._held():
            return read_extent(self._all)

    def listing(self) -> Articles:
        """Return all articles as `articles` does, but read only when they are needed.

        Use it inside of the snapshot in which it was made.
        """
        return Articles(self._all)

    def info(self, article_id: int) -> ArticleInfo:
        """Return an article without its text.

        Raises:
            ArticleGoneError: No article has that id (any more).
        """
        return read_info(self._one(f"{INFO} WHERE id = ?", article_id))

    def articles(self) -> list[ArticleInfo]:
        """Return all articles by date, the undated last, then by source."""
        return [read_info(row) for row in self._all(f"{INFO} ORDER BY sort_key")]

    def find(self, content_hash: str) -> ArticleInfo:
        """Return the article with a content hash, or with a hash that starts so.

        Where several files hold the same text, it is the first of them in `articles`' order.

        Raises:
            ArticleGoneError: No article has such a hash (any more).
        """
        if not _HASH.fullmatch(content_hash):
            raise gone()
        return read_info(
            self._one(
                f"{INFO} WHERE content_hash >= ? AND content_hash < ? ORDER BY sort_key",
                content_hash,
                content_hash + "g",  # comes after all hexadecimal digits
            )
        )

    def holds(self, content_hash: str) -> bool:
        """Say whether an article with a content hash is held; the start of one is not enough."""
        return bool(
            self._all("SELECT 1 FROM articles WHERE content_hash = ? LIMIT 1", content_hash)
        )

    def text(self, content_hash: str) -> str:
        """Return the stored text with a content hash, or with a hash that starts so.

        Raises:
            ArticleGoneError: No article has such a hash (any more).
        """
        with self._held():
            article = self.find(content_hash).id
            (text,) = self._one("SELECT text FROM articles WHERE id = ?", article)
        return str(text)

    def article(self, article_id: int) -> Article:
        """Return a whole article.

        Raises:
            ArticleGoneError: No article has that id (any more).
        """
        # The last one is kept: an index asks for an article once for each of its sentences.
        with self._held():
            revision = self._counter()
            if self._last is None or self._last[:2] != (revision, article_id):
                row = self._one(f"{ARTICLE} WHERE id = ?", article_id)
                passages = self._all(f"{PASSAGE} WHERE article = ? ORDER BY number", article_id)
                self._last = revision, article_id, read_article(row, passages)
            return self._last[2]

    def searchable(self, article_id: int) -> tuple[bytes, str]:
        """Return what an article is sorted by among all others, and its text.

        Raises:
            ArticleGoneError: No article has that id (any more).
        """
        key, text = self._one("SELECT sort_key, text FROM articles WHERE id = ?", article_id)
        return bytes(key), str(text)

    def sentence(self, sentence_id: int) -> StoredSentence:
        """Return one sentence.

        Raises:
            ArticleGoneError: No sentence has that id (any more).
        """
        return read_sentence(self._one(f"{SENTENCE} WHERE id = ?", sentence_id))

    def sentences(self, ids: Sequence[int]) -> list[StoredSentence]:
        """Return sentences in the order of their ids given.

        Raises:
            ArticleGoneError: One of them is held no more.
        """
        found = read_some(self._all, ids)
        try:
            return [found[number] for number in ids]
        except KeyError:
            raise gone() from None

    def infos_of(self, article_ids: Sequence[int]) -> dict[int, ArticleInfo]:
        """Return those of some articles that are held, without their texts, by id."""
        rows = self._all(f"{INFO} WHERE id {AMONG}", json.dumps(article_ids))
        return {row[0]: read_info(row) for row in rows}

    def articles_of(self, article_ids: Sequence[int]) -> dict[int, Article]:
        """Return those of some articles that are held, whole, by id."""
        return read_whole(self._all, article_ids)

    def sentences_among(self, article_ids: Sequence[int]) -> dict[int, tuple[StoredSentence, ...]]:
        """Return the sentences of some articles as `sentences_of` does, by the article's id."""
        return read_among(self._all, article_ids)

    def quotations_among(
        self, article_ids: Sequence[int]
    ) -> dict[int, tuple[StoredQuotation, ...]]:
        """Return the quotations of some articles in order, by the article's id."""
        return read_statements_among(self._all, article_ids)

    def quotations_at(
        self, sentences: Sequence[StoredSentence], only: Only | None = None
    ) -> list[StoredQuotation]:
        """Return the quotations, or one kind, in some sentences, in their order, each once."""
        return read_statements_at(self._all, sentences, only)

    def sentences_of(self, article_id: int) -> list[StoredSentence]:
        """Return an article's sentences in order, furniture included."""
        return read_of(self._all, article_id)

    def indexed_sentences(self) -> Iterator[StoredSentence]:
        """Return the sentences of all stories by id, with their terms, some read at a time."""
        return read_stories(self._all)

    def quotations(
        self,
        person: str | None = None,
        article: int | None = None,
        *,
        people: Sequence[str] | None = None,
        relayed: Sequence[str] | None = None,
        only: Only | None = None,
    ) -> list[StoredQuotation]:
        """Return quotations by their article's date, its source, and their start.

        Args:
            person: The key of the person who says them; None for anybody, unknown ones too.
            article: The id of the article that holds them; None for any.
            people: In place of `person`, the keys of several.
            relayed: The keys of those whose words are passed on; None for all.
            only: Which kind alone is wanted; None for all of them.
        """
        keys = people if person is None else [person]
        return read_statements(self._all, people=keys, relayed=relayed, article=article, only=only)

    def people(self) -> list[PersonRecord]:
        """Return everybody, the most quoted first, then by name."""
        with self._held():
            return read_people(self._all)

    def mentions(self, *keys: str) -> list[tuple[int, Span]]:
        """Return where people are named: article ids and spans, by date, source and start."""
        return read_mentions(self._all, keys)
