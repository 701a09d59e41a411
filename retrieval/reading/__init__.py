"""Bytes to articles: one module a format, furniture marked, the text as stored."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from retrieval.errors import ReadingError, UnboundedFileError, UnsupportedFileError
from retrieval.reading.faults import Fault
from retrieval.reading.records import read_records
from retrieval.reading.text import read_text
from retrieval.reading.walk import ENDINGS, READ, display_name, find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.article import Article

    Report = Callable[[ReadingError], None]
    Reader = Callable[[Path, Report], Iterator[Article]]

__all__ = ["ENDINGS", "LAID_OUT", "display_name", "find_files", "read_file"]

_READERS: dict[str, Reader] = {".txt": read_text, ".jsonl": read_records}
_LATER = {
    ".md": "markdown",
    ".html": "page",
    ".htm": "page",
    ".mhtml": "page",
    ".mht": "page",
    ".docx": "word",
    ".pdf": "pdf",
}
"""Modules, each with a function `read`, whose libraries are imported where they are needed only."""
LAID_OUT = frozenset(_LATER)
"""The endings of documents: how long one takes to read, and how much memory, its size does not
tell. `bounded` reads them within limits."""


def _raise(error: ReadingError) -> None:
    raise error


def read_file(path: Path, report: Report = _raise) -> Iterator[Article]:
    """Read the articles of a file, one at a time.

    Args:
        path: The file; its ending says how it is read.
        report: Is told of each record that is no article; the rest goes on. Where it is not
            given, the first such record is raised.

    Raises:
        ReadingError: The file cannot be read (a subclass says why).
    """
    reader = _reader(path.suffix.lower())
    if reader is None:
        raise UnsupportedFileError(
            f"{display_name(path)} is not read: give {READ} or folders of them."
        )
    try:
        yield from reader(path, report)
    except MemoryError:
        raise UnboundedFileError(
            f"{display_name(path)} takes too much memory to read; save its text as .txt.",
            Fault.MEMORY,
        ) from None
    except OSError as error:
        raise ReadingError(f"{display_name(path)} cannot be opened: {error.strerror}.") from None


def _reader(ending: str) -> Reader | None:
    if ending in _LATER:
        module = import_module(f"retrieval.reading.{_LATER[ending]}")
        return cast("Reader", module.read)
    return _READERS.get(ending)
