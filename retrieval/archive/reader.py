"""Reading an archive that others write to: one revision at a time, of the file that is there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from retrieval.archive.database import ArchiveFile, connect, identity, translated
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Self


class Reader(ArchiveFile):
    """Gives rows of one archive; a context manager, for the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._file = identity(path, connection)
        self._generation = 0

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

    def _follow(self) -> None:
        """Open the file that stands at the path now, if it is another one; in no snapshot."""
        file = identity(self.path, self._connection)
        if file != self._file and not self._connection.in_transaction:
            fresh = connect(self.path, create=False)
            self._connection.close()
            self._connection, self._file = fresh, identity(self.path, fresh)
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

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        rows = self._all(f"{query} LIMIT 1", *values)
        if not rows:
            raise gone()
        return rows[0]


def gone() -> ArticleGoneError:
    """Return what is raised where something is asked for that is not held."""
    return ArticleGoneError(
        "That article is not in the archive any more; ask again to see what is there now."
    )
