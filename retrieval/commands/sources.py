"""The files of all paths given, each once, with what is wrong told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.errors import NoArticlesError, ReadingError
from retrieval.reading import find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class Sources(NamedTuple):
    """What the paths hold.

    Attributes:
        files: The files to read: as found, by resolved path.
        ignored: How many files have an ending that is not read.
        bad: How many paths could not be used; each was told.
    """

    files: dict[Path, Path]
    ignored: int
    bad: int


def find_sources(paths: Iterable[Path], tell: Callable[[str], None]) -> Sources:
    """Find the files of several paths; a bad path is told and the rest goes on."""
    files: dict[Path, Path] = {}
    ignored = bad = 0
    for path in paths:
        try:
            found = find_files(path)
        except (ReadingError, NoArticlesError) as error:
            tell(str(error))
            bad += 1
            continue
        for problem in found.problems:
            tell(str(problem))
        bad += len(found.problems)
        ignored += found.ignored
        for file in found.files:
            files.setdefault(file.resolve(), file)
    return Sources(files, ignored, bad)
