"""The writing side: articles in and out, each wholly or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from retrieval.archive.database import ArchiveFile, connect, transaction, translated
from retrieval.archive.insertion import Origin, hash_metadata, insert, key_of, sort_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Self

    from retrieval.archive.census import Census
    from retrieval.article import Analysis, Article

ANALYSIS_VERSION = 5
"""Raised whenever reading, sentences, terms or quotations of the same text come out otherwise, so
that the next ingest analyses every article again."""


_STATE = "SELECT content_hash, metadata_hash, analyser FROM articles"
_HELD = "SELECT id, path, record, source FROM articles"


class State(StrEnum):
    """How what was read compares with what the archive holds."""

    ADDED = "added"
    """It is not in the archive."""
    CHANGED = "changed"
    """Another text, other metadata or another version's analysis is in the archive."""
    UNCHANGED = "unchanged"
    """It is in the archive just so."""
    MOVED = "moved"
    """It is in the archive just so, from a place that it is gone from."""


class Held(NamedTuple):
    """An article that the archive holds."""

    id: int
    origin: Origin
    source: str


class ArchiveWriter(ArchiveFile):
    """Writes to one archive; a context manager, for one thread."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an archive for writing; it is made where there is none.

        Raises:
            ArchiveError: It cannot be opened (a subclass says why).
        """
        return cls(path, connect(path, create=True))

    def compare(self, origin: Origin, article: Article, analyser: str) -> State:
        """Say how an article that was read compares with what is held.

        Args:
            origin: Where it was read.
            article: What was read.
            analyser: What would analyse it: any text that changes when the analysis does.
        """
        with translated(self.path):
            content = article.content_hash
            row = self._connection.execute(
                f"{_STATE} WHERE path = ? AND record = ?", key_of(origin)
            ).fetchone()
            wanted = (content, hash_metadata(article), _mark(analyser))
            if row is not None:
                return State.UNCHANGED if row == wanted else State.CHANGED
            moved = self._moved_from(article.source, content)
            if moved is None:
                return State.ADDED
            row = self._connection.execute(f"{_STATE} WHERE id = ?", (moved,)).fetchone()
            return State.MOVED if row == wanted else State.CHANGED

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make all changes that are inside one transaction, which is written to disk once.

        A change that fails is undone by itself and its error raised; the others stay, unless the
        error leaves the batch. Other processes cannot write meanwhile, so keep it short.

        Raises:
            ArchiveError: It cannot be written; then nothing of it is.
        """
        with self._changing():
            yield

    def move(self, origin: Origin, article: Article) -> None:
        """Note the new place of an article for which `compare` gave `MOVED`."""
        with self._changing():
            moved = self._moved_from(article.source, article.content_hash)
            if moved is not None:
                # By their articles' order it is known what somebody is called first.
                self._census.take(moved)
                self._connection.execute(
                    "UPDATE articles SET path = ?, record = ?, sort_key = ? WHERE id = ?",
                    (*key_of(origin), sort_key(origin, article), moved),
                )
                self._census.add(moved)
            self._count_revision()

    def replace(self, origin: Origin, analysis: Analysis, analyser: str) -> None:
        """Store an article, in place of what is held from that origin, wholly or not at all.

        Args:
            origin: Where it was read.
            analysis: The article and what was found in it.
            analyser: As in `compare`.

        Raises:
            ArchiveError: It cannot be stored.
        """
        article = analysis.article
        with self._changing():
            held = self._connection.execute(
                "SELECT id FROM articles WHERE path = ? AND record = ?", key_of(origin)
            ).fetchall()
            self._delete(number for (number,) in held)
            moved = self._moved_from(article.source, article.content_hash)
            self._delete(() if moved is None else (moved,))
            self._census.add(insert(self._connection, origin, analysis, _mark(analyser)))
            self._count_revision()

    def gone_files(self, root: Path) -> list[Held]:
        """Return the articles whose file below `root` (or `root` itself) is there no more.

        Where `root` itself is missing, nothing below it counts as gone: its disk may only be away.
        A file that cannot be looked at is not gone either.
        """
        rows = self._at_or_below(root)
        gone = {path: _is_gone(path) for path in {root, *(held.origin.path for held in rows)}}
        if gone[root]:
            return [held for held in rows if held.origin.path == root]
        return [held for held in rows if gone[held.origin.path]]

    def below_missing(self, root: Path) -> list[Held]:
        """Return the articles of files below `root` where `root` itself is missing, else none."""
        if not _is_gone(root):
            return []
        return [held for held in self._at_or_below(root) if held.origin.path != root]

    def _at_or_below(self, root: Path) -> list[Held]:
        below = os.fsencode(root).rstrip(b"/") + b"/"
        return self._rows(
            f"{_HELD} WHERE path = ? OR (path >= ? AND path < ?) ORDER BY path, record",
            (os.fsencode(root), below, below[:-1] + b"0"),  # "0" comes after "/" in ASCII
        )

    def gone_records(self, path: Path, still_there: Collection[str]) -> list[Held]:
        """Return the articles of a file whose records are not among those still there."""
        rows = self._rows(
            f"{_HELD} WHERE path = ? ORDER BY record",
            (os.fsencode(path),),
        )
        return [held for held in rows if held.origin.record not in still_there]

    def remove(self, articles: Sequence[Held]) -> None:
        """Take articles out of the archive, all in one transaction."""
        if not articles:
            return
        with self._changing():
            self._delete(held.id for held in articles)
            self._count_revision()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Run what is inside as one change: of the batch that is open, else of its own."""
        with translated(self.path):
            if self._connection.in_transaction:
                with _savepoint(self._connection):
                    yield
                return
            with transaction(self._connection):
                yield
                self._census.settle()

    def _delete(self, articles: Iterable[int]) -> None:
        for number in articles:
            self._census.take(number)
            self._connection.execute("DELETE FROM articles WHERE id = ?", (number,))

    @cached_property
    def _census(self) -> Census:
        # Its imports take a second, of which an ingest that changes nothing has no need.
        from retrieval.archive.census import Census  # noqa: PLC0415 - see above

        return Census(self._connection)

    def _rows(self, query: str, values: tuple[object, ...]) -> list[Held]:
        with translated(self.path):
            return [
                Held(number, Origin(Path(os.fsdecode(path)), record), source)
                for number, path, record, source in self._connection.execute(query, values)
            ]

    def _moved_from(self, source: str, content_hash: str) -> int | None:
        """Find the same article, of the same name, from a file that is gone."""
        rows = self._connection.execute(
            "SELECT id, path FROM articles WHERE content_hash = ? AND source = ? ORDER BY id",
            (content_hash, source),
        )
        for number, path in rows.fetchall():
            if not os.path.lexists(os.fsdecode(path)):
                return int(number)
        return None

    def _count_revision(self) -> None:
        self._connection.execute("UPDATE meta SET revision = revision + 1")


@contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """Run what is inside as one part of the open transaction: all of it, or nothing."""
    connection.execute("SAVEPOINT part")
    try:
        yield
        connection.execute("RELEASE part")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
        raise


def _is_gone(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # such as a folder above that may not be entered
        return False
    return False


def _mark(analyser: str) -> str:
    """Return what an article's row says of its analysis."""
    return f"{ANALYSIS_VERSION} {analyser}"
