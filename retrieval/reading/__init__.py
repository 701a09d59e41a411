"""Bytes to articles: one module a format, furniture marked, the text as decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.errors import ReadingError, UnsupportedFileError
from retrieval.reading.records import read_records
from retrieval.reading.text import read_text
from retrieval.reading.walk import display_name, find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.article import Article

__all__ = ["display_name", "find_files", "read_file"]

_READERS = {".txt": read_text, ".jsonl": read_records}


def _raise(error: ReadingError) -> None:
    raise error


def read_file(path: Path, report: Callable[[ReadingError], None] = _raise) -> Iterator[Article]:
    """Read the articles of a file, one at a time.

    Args:
        path: The file; its ending says how it is read.
        report: Is told of each record that is no article; the rest goes on. Where it is not
            given, the first such record is raised.

    Raises:
        ReadingError: The file cannot be read (a subclass says why).
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnsupportedFileError(
            f"{display_name(path)} is not read: give .txt files, .jsonl files or folders of them."
        )
    try:
        yield from reader(path, report)
    except OSError as error:
        raise ReadingError(f"{display_name(path)} cannot be opened: {error.strerror}.") from None
