"""The reading side: everything ingested, as frozen records."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from retrieval.archive.database import ArchiveFile, Unchanging, connect, translated
from retrieval.archive.people import read_people
from retrieval.archive.records import Only
from retrieval.archive.rows import (
    ARTICLE,
    INFO,
    PASSAGE,
    QUOTATION,
    SENTENCE,
    read_article,
    read_info,
    read_quotation,
    read_sentence,
)
from retrieval.article import PassageKind, Span
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Self

    from retrieval.archive.records import (
        ArticleInfo,
        PersonRecord,
        StoredQuotation,
        StoredSentence,
    )
    from retrieval.article import Article

_HASH = re.compile(r"[0-9a-f]{1,64}")
_MANY = 500
"""How many ids go into one query."""
_ONLY = {Only.DECLINED: "quotations.declined", Only.RELAYED: "relayed_start IS NOT NULL"}
_BATCH = 5000
"""How many sentences are read at once when all are."""


class Counts(NamedTuple):
    """How much the archive holds; sentences are those of the stories."""

    articles: int
    sentences: int
    quotations: int
    people: int


class Archive(ArchiveFile):
    """Reads one archive; a context manager, for the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._file = _identity(path, connection)
        self._generation = 0
        self._last: tuple[int, int, Article] | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
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

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold the archive as it is now: all that is read inside is of one revision.

        One inside another is part of it. Writers go on meanwhile and are not seen
        (https://sqlite.org/isolation.html). Their log grows as long as a snapshot is held, so
        hold one for an answer, not for a conversation.

        Raises:
            ArchiveError: The file is not there any more, or cannot be used.
        """
        self._follow()
        with self._held():
            yield

    def revision(self) -> int:
        """Return a number that changes whenever any process changes the archive. Cheap.

        Inside a snapshot it is the snapshot's. Where the file was replaced by another one, that
        one is opened: only here and where a snapshot starts, so that the ids that a caller holds
        mean the same until it asks again.

        Raises:
            ArchiveError: The file is not there any more, or cannot be used.
        """
        self._follow()
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
                self._last = revision, article_id, self._read_article(article_id)
            return self._last[2]

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

    def indexed_sentences(self) -> Iterator[StoredSentence]:
        """Yield the sentences of all stories by id, with their terms."""
        query = f"{SENTENCE} WHERE kind = ? AND id > ? ORDER BY id LIMIT ?"
        last = -1
        while rows := self._all(query, PassageKind.STORY, last, _BATCH):
            yield from map(read_sentence, rows)
            last = rows[-1][0]

    def quotations(
        self,
        person: str | None = None,
        article: int | None = None,
        *,
        only: Only | None = None,
    ) -> list[StoredQuotation]:
        """Return quotations by their article's date, its source, and their start.

        Args:
            person: The key of the person who says them; None for anybody, unknown ones too.
            article: The id of the article that holds them; None for any.
            only: Which kind alone is wanted; None for all of them.
        """
        conditions = {"quotations.person = ?": person, "quotations.article = ?": article}
        given = {test: value for test, value in conditions.items() if value is not None}
        tests = [*given, *((_ONLY[only],) if only else ())]
        where = f" WHERE {' AND '.join(tests)}" if tests else ""
        rows = self._all(
            f"{QUOTATION}{where} ORDER BY articles.sort_key, quotations.start, quotations.id, "
            "quotation_spans.number",
            *given.values(),
        )
        grouped: dict[int, list[tuple[Any, ...]]] = {}
        for row in rows:
            grouped.setdefault(row[2], []).append(row)  # by quotation
        return list(map(read_quotation, grouped.values()))

    def people(self) -> list[PersonRecord]:
        """Return everybody, the most quoted first, then by name."""
        with self._held(), translated(self.path):
            return read_people(self._connection)

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

    def _follow(self) -> None:
        """Open the file that stands at the path now, if it is another one; in no snapshot."""
        file = _identity(self.path, self._connection)
        if file != self._file and not self._connection.in_transaction:
            fresh = connect(self.path, create=False)
            self._connection.close()
            self._connection, self._file = fresh, _identity(self.path, fresh)
            self._generation += 1

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Read all that is inside from one revision of the file that is open."""
        if self._connection.in_transaction:
            yield
            return
        self._all("BEGIN")
        try:
            self._counter()  # SQLite chooses the revision at the first query, not before
            yield
        finally:
            if self._connection.in_transaction:  # some of SQLite's errors end it
                self._all("ROLLBACK")

    def _counter(self) -> int:
        """Return the revision of the file that is open."""
        (counter,) = self._one("SELECT revision FROM meta")
        return int(counter) + (self._generation << 40)  # far above what is ever counted

    def _read_article(self, article_id: int) -> Article:
        row = self._one(f"{ARTICLE} WHERE id = ?", article_id)
        passages = self._all(f"{PASSAGE} WHERE article = ? ORDER BY number", article_id)
        return read_article(row, passages)

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        rows = self._all(f"{query} LIMIT 1", *values)
        if not rows:
            raise _gone()
        return rows[0]


def _identity(path: Path, connection: sqlite3.Connection) -> tuple[int, ...] | None:
    """Return what tells a file from another one, or one that must be opened anew, at its path."""
    try:
        found = path.stat()
    except OSError:
        return None
    if isinstance(connection, Unchanging):
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    return found.st_dev, found.st_ino


def _gone() -> ArticleGoneError:
    return ArticleGoneError(
        "That article is not in the archive any more; ask again to see what is there now."
    )
