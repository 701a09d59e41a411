"""What a search engine in the benchmark can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from benchmarks.searching.data import Sentence

    Search = Callable[[str], list[int]]
    """From a question to the best ten sentences, counted from 0, best first."""


class Engine(Protocol):
    """Indexes sentences and searches them, from a process that does nothing else."""

    def build(self, sentences: Iterable[Sentence], folder: Path) -> dict[str, float]:
        """Write an index into an empty folder.

        Args:
            sentences: The sentences.
            folder: Where to; what an engine keeps in memory only is kept nowhere.

        Returns:
            Seconds, by what they went to.
        """
        ...

    def open(self, folder: Path, sentences: Iterable[Sentence]) -> Search:
        """Return the search over what was built.

        Args:
            folder: Where it was built.
            sentences: The sentences, for engines that have no files.
        """
        ...
