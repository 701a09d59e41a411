"""The reading side: everything ingested, as frozen records."""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from retrieval.archive.database import connect, translated
from retrieval.archive.people import read_people
from retrieval.archive.rows import (
    INFO,
    QUOTATION,
    SENTENCE,
    read_info,
    read_quotation,
    read_sentence,
)
from retrieval.article import Article, Passage, PassageKind, Span
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from retrieval.archive.records import (
        ArticleInfo,
        PersonRecord,
        StoredQuotation,
        StoredSentence,
    )

KEPT_ARTICLES = 64
"""How many whole articles are kept in memory."""

_HASH = re.compile(r"[0-9a-f]{1,64}")
_MANY = 500
"""How many ids go into one query."""


class Counts(NamedTuple):
    """How much the archive holds; sentences are those of the stories."""

    articles: int
    sentences: int
    quotations: int
    people: int


class Archive:
    """Reads one archive; a context manager, for the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._file = _identity(path)
        self._generation = 0
        # An id is never given to another article, so a kept one is right as long as it is held.
        self._kept: OrderedDict[int, Article] = OrderedDict()
        self._kept_revision = -1
        self._people: tuple[int, list[PersonRecord]] | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Archive:
        """Open an archive for reading.

        Args:
            path: The file.
            create: Whether to make an empty one where there is none.

        Raises:
            ArchiveMissingError: There is none; the message says how to make one.
            ArchiveCorruptError: The file is something else, or damaged; it is left as it is.
            ArchiveTooNewError: A newer version wrote it.
        """
        return cls(path, connect(path, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def revision(self) -> int:
        """Return a number that changes whenever any process changes the archive. Cheap.

        Where the file was replaced by another one, that one is opened: only here, so that the
        ids that a caller holds mean the same until it asks again.

        Raises:
            ArchiveError: The file is not there any more, or cannot be used.
        """
        file = _identity(self.path)
        if file != self._file:
            fresh = connect(self.path, create=False)
            self._connection.close()
            self._connection, self._file = fresh, file
            self._generation += 1
        return self._counter()

    def counts(self) -> Counts:
        """Return how much the archive holds."""
        row = self._one(
            "SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(quotations), 0), "
            "(SELECT count(DISTINCT key) FROM people) FROM articles"
        )
        return Counts(*map(int, row))

    def articles(self) -> list[ArticleInfo]:
        """Return all articles by date, the undated last, then by source."""
        return [read_info(row) for row in self._all(f"{INFO} ORDER BY sort_key")]

    def info(self, article_id: int) -> ArticleInfo:
        """Return an article without its text.

        Raises:
            ArticleGoneError: No article has that id (any more).
        """
        return read_info(self._one(f"{INFO} WHERE id = ?", article_id))

    def find(self, content_hash: str) -> ArticleInfo:
        """Return the article with a content hash, or with a hash that starts so.

        Where several files hold the same text, it is the first of them in `articles`' order.

        Raises:
            ArticleGoneError: No article has such a hash (any more).
        """
        if not _HASH.fullmatch(content_hash):
            raise _gone()
        return read_info(
            self._one(
                f"{INFO} WHERE content_hash >= ? AND content_hash < ? ORDER BY sort_key",
                content_hash,
                content_hash + "g",  # comes after all hexadecimal digits
            )
        )

    def text(self, content_hash: str) -> str:
        """Return the stored text with a content hash, or with a hash that starts so.

        Raises:
            ArticleGoneError: No article has such a hash (any more).
        """
        return self.article(self.find(content_hash).id).text

    def article(self, article_id: int) -> Article:
        """Return a whole article.

        Raises:
            ArticleGoneError: No article has that id (any more).
        """
        revision = self._counter()
        if revision != self._kept_revision:
            self._kept.clear()
            self._kept_revision = revision
        if article_id not in self._kept:
            self._kept[article_id] = self._read_article(article_id)
            if len(self._kept) > KEPT_ARTICLES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(article_id)
        return self._kept[article_id]

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
        found: dict[int, StoredSentence] = {}
        for start in range(0, len(ids), _MANY):
            some = [int(number) for number in ids[start : start + _MANY]]
            marks = ", ".join("?" * len(some))
            for row in self._all(f"{SENTENCE} WHERE id IN ({marks})", *some):
                found[row[0]] = read_sentence(row)
        try:
            return [found[number] for number in ids]
        except KeyError:
            raise _gone() from None

    def sentences_of(self, article_id: int) -> list[StoredSentence]:
        """Return an article's sentences in order, furniture included."""
        query = f"{SENTENCE} WHERE article = ? ORDER BY start"
        return [read_sentence(row) for row in self._all(query, article_id)]

    def indexed_sentences(self, *, furniture: bool = False) -> Iterator[StoredSentence]:
        """Yield the sentences of all stories by id, with their terms.

        Args:
            furniture: Whether to yield what is not the story, too.
        """
        where = "" if furniture else " WHERE kind = 'story'"
        last = -1
        glue = " AND" if where else " WHERE"
        while rows := self._all(f"{SENTENCE}{where}{glue} id > ? ORDER BY id LIMIT 5000", last):
            yield from map(read_sentence, rows)
            last = rows[-1][0]

    def quotations(
        self, person: str | None = None, article: int | None = None
    ) -> list[StoredQuotation]:
        """Return quotations by their article's date, its source, and their start.

        Args:
            person: The key of the person who says them; None for anybody, unknown ones too.
            article: The id of the article that holds them; None for any.
        """
        conditions = {"quotations.person = ?": person, "quotations.article = ?": article}
        given = {test: value for test, value in conditions.items() if value is not None}
        where = f" WHERE {' AND '.join(given)}" if given else ""
        rows = self._all(
            f"{QUOTATION}{where} ORDER BY articles.sort_key, quotations.start, quotations.id, "
            "quotation_spans.number",
            *given.values(),
        )
        grouped: dict[int, list[tuple[Any, ...]]] = {}
        for row in rows:
            grouped.setdefault(row[0], []).append(row)
        return list(map(read_quotation, grouped.values()))

    def people(self) -> list[PersonRecord]:
        """Return everybody, the most quoted first, then by name."""
        revision = self._counter()
        if self._people is None or self._people[0] != revision:
            with translated(self.path):
                self._people = revision, read_people(self._connection)
        return list(self._people[1])

    def mentions(self, person_key: str) -> list[tuple[int, Span]]:
        """Return where a person is named: article ids and spans, by date, source and start."""
        rows = self._all(
            "SELECT people.article, mentions.start, mentions.end FROM people "
            "JOIN articles ON articles.id = people.article "
            "JOIN mentions ON mentions.person = people.id "
            "WHERE people.key = ? ORDER BY articles.sort_key, mentions.start, mentions.end",
            person_key,
        )
        return [(article, Span(start, end)) for article, start, end in rows]

    def _counter(self) -> int:
        """Return the revision of the file that is open."""
        (counter,) = self._one("SELECT revision FROM meta")
        return int(counter) + (self._generation << 40)  # far above what is ever counted

    def _read_article(self, article_id: int) -> Article:
        source, text, title, day, publisher, url = self._one(
            "SELECT source, text, title, date, publisher, url FROM articles WHERE id = ?",
            article_id,
        )
        passages = self._all(
            "SELECT start, end, kind FROM passages WHERE article = ? ORDER BY number", article_id
        )
        return Article(
            source=source,
            text=text,
            passages=tuple(
                Passage(Span(start, end), PassageKind(kind)) for start, end, kind in passages
            ),
            title=title,
            date=date.fromisoformat(day) if day else None,
            publisher=publisher,
            url=url,
        )

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        rows = self._all(f"{query} LIMIT 1", *values)
        if not rows:
            raise _gone()
        return rows[0]


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one at the same path."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _gone() -> ArticleGoneError:
    return ArticleGoneError(
        "That article is not in the archive any more; ask again to see what is there now."
    )
