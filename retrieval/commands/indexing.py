"""Keeps the search index beside an archive at hand while articles are ingested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.archive import Archive
from retrieval.index.opening import FEW, update_index
from retrieval.index.search import SentenceIndex

if TYPE_CHECKING:
    from pathlib import Path


class Indexer:
    """Brings the index to the archive's moment, some articles at a time.

    Readers index a few new articles by themselves, and find the rest in the folder.

    Args:
        archive: The archive's file.
    """

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._waiting = 0

    def note(self, articles: int) -> None:
        """Take note of articles that were stored.

        Args:
            articles: How many.

        Raises:
            ArchiveError: The archive cannot be read.
        """
        self._waiting += articles
        if self._waiting >= FEW:
            self.finish(is_last=False)

    def finish(self, *, is_last: bool = True) -> None:
        """Index whatever is not indexed yet.

        Args:
            is_last: Whether nothing more comes: then the loops that search a large archive are
                compiled as well, so that no question waits for that.

        Raises:
            ArchiveError: The archive cannot be read.
        """
        self._waiting = 0
        with Archive.open(self._archive) as opened, opened.snapshot():
            update_index(opened)
            if is_last:
                SentenceIndex.from_archive(opened).search("news", 1)
